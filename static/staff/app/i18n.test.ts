import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "./i18n";

const STAFF = join(import.meta.dirname, "..");
const LOCALES = join(STAFF, "../../crates/i18n/locales");

/** Variables by message id. */
function messages(language: string): Map<string, string[]> {
  const source = readFileSync(join(LOCALES, language, "staff.ftl"), "utf8");
  const ids = new FluentResource(source).body.map((message) => message.id);
  return new Map(ids.map((id) => [id, variablesOf(source, id)]));
}

function variablesOf(source: string, id: string): string[] {
  const start = source.search(new RegExp(`^${id} =`, "m"));
  const text = source.slice(start).split(/\n(?=[a-z#])/)[0] ?? "";
  return [...new Set([...text.matchAll(/\$([a-z-]+)/g)].map((match) => match[1] ?? ""))].sort();
}

/** Literal ids, and the fixed starts of composed ones: t("save"), t(`channel-${key}`). */
function used(): { ids: Set<string>; starts: Set<string> } {
  const ids = new Set<string>();
  const starts = new Set<string>();
  for (const file of readdirSync(STAFF, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || file.endsWith(".test.ts")) continue;
    const code = readFileSync(join(STAFF, file), "utf8");
    for (const [, call] of code.matchAll(/\bt\(([^,()]*)/g)) {
      for (const [, id] of call?.matchAll(/"([a-z][a-z0-9-]+)"/g) ?? []) ids.add(id ?? "");
      for (const [, start] of call?.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g) ?? []) starts.add(start ?? "");
    }
    for (const [, id] of code.matchAll(/"(problem-[a-z-]+)"/g)) ids.add(id ?? "");
  }
  return { ids, starts };
}

describe.each(LANGUAGES)("staff.ftl in %s", (language) => {
  it("has every message the code uses", () => {
    const known = messages(language);
    const { ids, starts } = used();
    expect([...ids].filter((id) => !known.has(id))).toEqual([]);
    expect([...starts].filter((start) => ![...known.keys()].some((id) => id.startsWith(start)))).toEqual([]);
  });

  it("has the messages and variables of the Dutch file", () => {
    expect(Object.fromEntries(messages(language))).toEqual(Object.fromEntries(messages("nl")));
  });

  it("parses without loss", () => {
    const source = readFileSync(join(LOCALES, language, "staff.ftl"), "utf8");
    const written = [...source.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((match) => match[1]);
    expect([...messages(language).keys()]).toEqual(written);
  });
});
