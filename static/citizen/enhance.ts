// Small comforts for the citizen pages; everything works without this file.
export {};
