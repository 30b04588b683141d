import { expect, test } from "vitest";
import type { Dossier, Field } from "../../../api/types";
import { maskedIn } from "./masked";

const field = (key: string) => ({ key, column: null }) as unknown as Field;
const saved = (details: Record<string, string>) => ({ details }) as unknown as Dossier;

test("a_number_that_was_made_unreadable_is_counted_once", () => {
  const edits = { question: "An 93.05.18-223.61, Jan 93051822361", answer: "Ja" };
  const kept = saved({ question: "An ••.••.••-•••.••, Jan •••••••••••", answer: "Ja" });
  expect(maskedIn(kept, edits, field)).toBe(2);
});

test("signs_that_were_there_before_are_no_number", () => {
  const text = "Eerder ••.••.••-•••.••";
  expect(maskedIn(saved({ question: text }), { question: text }, field)).toBe(0);
  expect(maskedIn(saved({}), { question: "Gewist" }, () => undefined)).toBe(0);
});
