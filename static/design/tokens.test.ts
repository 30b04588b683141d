import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
);

const SURFACES = ["canvas", "surface", "surface-raised", "surface-hover", "surface-selected"];

/** Text needs 4.5:1, edges of controls and signs 3:1 (WCAG 1.4.3, 1.4.11). */
const PAIRS: [text: string, ground: string, ratio: number][] = [
  ...SURFACES.flatMap((ground): [string, string, number][] => [
    ["text", ground, 7],
    ["text-muted", ground, 4.5],
    ["accent-text", ground, 4.5],
    ["focus", ground, 3],
    ["line-control", ground, 3],
  ]),
  ["text-subtle", "canvas", 4.5],
  ["text-subtle", "surface", 4.5],
  ["text-subtle", "surface-raised", 4.5],
  ["text-subtle", "surface-sunken", 4.5],
  ["text-subtle", "surface-selected", 4.5],
  ["danger-text", "surface", 4.5],
  ["danger", "surface", 3],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-danger", "danger", 4.5],
  ["on-danger", "danger-hover", 4.5],
  ["accent-text", "accent-soft", 4.5],
  ["danger-text", "danger-soft", 4.5],
  ["warning-text", "warning-soft", 4.5],
  ["success-text", "success-soft", 4.5],
  ["info-text", "info-soft", 4.5],
  ["neutral-text", "neutral-soft", 4.5],
  ["stage-done", "surface", 3],
  ["stage-current", "surface", 3],
  ["stage-open", "surface", 3],
  ["on-stage", "stage-done", 3],
  ...["best", "a", "b", "c", "d", "e", "f"].map((label): [string, string, number] => [
    "on-label",
    `label-${label}`,
    4.5,
  ]),
];

describe.each(["light", "dark"] as const)("colours in the %s scheme", (scheme) => {
  it.each(PAIRS)("%s stands out from %s at %f to 1", (text, ground, ratio) => {
    expect(contrast(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(ratio);
  });
});

function colour(name: string, scheme: "light" | "dark"): string {
  const value = colours.get(name)?.[scheme];
  if (!value) throw new Error(`tokens.css has no colour --${name}`);
  return value;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
