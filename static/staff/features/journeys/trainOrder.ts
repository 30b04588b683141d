// The order of a train: its dossiers by the phase of the journey they belong to, and the places that are still empty.

import type { DossierType, Subtype, Wagon } from "../../api/types";

/** Types that are a phase themselves; a dossier of another type is in the phase of its subtype. */
const PHASE_OF_TYPE: Record<string, number> = { information: 1, advice: 2, design: 3, execution: 4 };
/** Loans and the like go along with any phase. */
const NO_PHASE = 9;
/** The next steps for which a train keeps a place (manual 3.1.3). */
const STEPS = ["advice", "design", "execution"];

type Kind = Pick<Wagon, "type" | "subtype">;

export type Place = { kind: "wagon"; wagon: Wagon } | { kind: "coupling"; type: string };

export interface Train {
  /** In order of phase, then of number. */
  places: Place[];
  /** Types that can be coupled besides those with a place, in order of phase. */
  others: string[];
}

export function trainOf(wagons: Wagon[], types: DossierType[], subtypes: Subtype[]): Train {
  const steps = emptySteps(wagons, types, subtypes);
  const places: Place[] = [
    ...inOrder(wagons, subtypes).map((wagon) => ({ kind: "wagon", wagon }) as const),
    ...steps.map((type) => ({ kind: "coupling", type }) as const),
  ];
  const phaseOfPlace = (place: Place) => phaseOf(place.kind === "wagon" ? place.wagon : place, subtypes);
  const others = types.filter((type) => type.active && !steps.includes(type.key)).map((type) => type.key);
  return {
    places: sorted(places, phaseOfPlace),
    others: sorted(others, (type) => phaseOf({ type }, subtypes)),
  };
}

/** The steps of a journey that no dossier of it has taken. */
export function emptySteps(wagons: Kind[], types: DossierType[], subtypes: Subtype[]): string[] {
  const taken = wagons.map((wagon) => phaseOf(wagon, subtypes));
  const isActive = (key: string) => types.some((type) => type.key === key && type.active);
  return STEPS.filter((step) => isActive(step) && !taken.includes(phaseOf({ type: step }, subtypes)));
}

/** The number of the wagon behind which one of this type is coupled; the first when all come later. */
export function wagonBefore(type: string, wagons: Wagon[], subtypes: Subtype[]): string | undefined {
  const phase = phaseOf({ type }, subtypes);
  const train = inOrder(wagons, subtypes);
  return (train.findLast((wagon) => phaseOf(wagon, subtypes) <= phase) ?? train[0])?.number;
}

function phaseOf({ type, subtype }: Kind, subtypes: Subtype[]): number {
  const known = subtypes.find((candidate) => candidate.type === type && candidate.key === subtype);
  return known?.phase ?? PHASE_OF_TYPE[type] ?? NO_PHASE;
}

function inOrder(wagons: Wagon[], subtypes: Subtype[]): Wagon[] {
  const byNumber = [...wagons].sort((one, other) => (one.number < other.number ? -1 : 1));
  return sorted(byNumber, (wagon) => phaseOf(wagon, subtypes));
}

/** What has the same phase stays in order. */
const sorted = <Item>(items: Item[], phase: (item: Item) => number): Item[] =>
  [...items].sort((one, other) => phase(one) - phase(other));
