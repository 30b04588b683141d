// One of everything that people note and plan, as a timeline shows it.

const noted = (last: string, kind: string, subject: string, facts: object) => ({
  ...{ id: `01900000-0000-7000-8000-00000000000${last}`, version: 1, kind, state: "done", subject },
  ...{ body: null, happened_at: null, due_date: null, direction: null, predefined_key: null },
  ...{ assignee: null, contact: null, created_by: null, ...facts },
});

export const CALL = noted("1", "call", "Vraagt een tweede offerte", {
  body: "De eerste aannemer kan pas in het najaar.\n".repeat(9),
  ...{ direction: "incoming", contact: { id: "01900000-0000-7000-8000-00000000000c", name: "Els Peeters" } },
});

export const GRIET = { id: "01900000-0000-7000-8000-00000000000d", name: "Griet Coppens" };

/** By the kind of the entry that tells of it. */
export const NOTED = [
  ["activity_completed", noted("5", "task", "Premie nakijken", {})],
  ["call_logged", CALL],
  ["note_added", noted("2", "note", "Dossier is volledig", { state: "withdrawn" })],
  [
    "task_created",
    noted("3", "task", "Offertes vergelijken", { state: "open", due_date: "2026-01-05", assignee: GRIET }),
  ],
  [
    "appointment_planned",
    noted("4", "appointment", "Huisbezoek", { happened_at: "2031-03-02T09:30:00.000Z" }),
  ],
] as const;
