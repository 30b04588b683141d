// Every field has a place with an id, so that messages can lead to it.

export const placeOf = (key: string) => `field-${key}`;

const CONTROLS =
  "textarea, input:not([type=hidden], [aria-hidden=true] *), [role=spinbutton], button:not([aria-hidden=true] *)";

/** Moves the focus to the control of the field, and brings it into sight. */
export function focusField(key: string): boolean {
  const place = document.getElementById(placeOf(key));
  const control = place?.querySelector<HTMLElement>(CONTROLS);
  place?.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
  return control !== null && control !== undefined;
}
