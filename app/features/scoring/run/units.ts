/** Means of units from published results, so that no mean and no difference of means rests on fewer than five people. */

import { unitThreshold } from '../scoring';
import { idsOf } from './place-units';

type UnitNode = { id: number; path: string };

/** A person's published values; `unitPath` is that of the branch. */
type UnitPerson = { unitPath: string; total: number | null; skills: Record<string, number | null> };

export type RunSkill = { code: string; group: string; weight: number };

/** `means` by code of skill and of group; null where fewer than five stand behind it, or would be laid bare by it. */
export type UnitMeans = {
  unitId: number;
  people: number;
  total: number | null;
  means: Record<string, number | null>;
};

/**
 * Every unit with all below it. A skill's mean is that of its people's published values; means of groups and the total
 * are weighted means of the skill means the unit shows, so that nothing more can be solved from them.
 */
export function unitMeans(
  units: readonly UnitNode[],
  people: readonly UnitPerson[],
  skills: readonly RunSkill[],
): UnitMeans[] {
  const tree = treeOf(units);
  const totals = sumsOf(units, people, (person) => person.total);
  const bySkill = new Map(
    skills.map(({ code }) => {
      const sums = sumsOf(units, people, (person) => person.skills[code] ?? null);
      return [code, { sums, shown: shownUnits(tree, new Map([...sums].map(([id, { n }]) => [id, n]))) }];
    }),
  );
  const groups = [...new Set(skills.map((skill) => skill.group))];
  return units.map(({ id }) => {
    const mean = (code: string) => {
      const { sums, shown } = bySkill.get(code)!;
      const found = sums.get(id);
      return found && shown.has(id) ? found.sum / found.n : null;
    };
    const mix = (some: readonly RunSkill[]) =>
      weightedMean(some.map(({ code, weight }) => [mean(code), weight]));
    const people = totals.get(id)?.n ?? 0;
    return {
      unitId: id,
      people,
      total: people >= unitThreshold ? mix(skills) : null,
      means: Object.fromEntries([
        ...skills.map(({ code }) => [code, mean(code)] as const),
        ...groups.map((group) => [group, mix(skills.filter((skill) => skill.group === group))] as const),
      ]),
    };
  });
}

type Tree = { roots: number[]; children: ReadonlyMap<number, number[]> };

/**
 * Units whose mean may be shown, given how many people stand behind each. A unit's mean less the means of the units
 * shown below it must not leave one to four people: then the smallest of those below is withheld as well.
 */
export function shownUnits({ roots, children }: Tree, counts: ReadonlyMap<number, number>): Set<number> {
  const size = (id: number) => counts.get(id) ?? 0;
  const shown = new Set([...counts].filter(([, n]) => n >= unitThreshold).map(([id]) => id));
  const below = (id: number): number[] =>
    (children.get(id) ?? []).flatMap((child) => (shown.has(child) ? [child] : below(child)));
  const settle = (id: number): void => {
    for (let parts = below(id); shown.has(id) && parts.length > 0; parts = below(id)) {
      const left = size(id) - parts.reduce((sum, part) => sum + size(part), 0);
      if (left <= 0 || left >= unitThreshold) break;
      shown.delete(parts.reduce((least, part) => (size(part) < size(least) ? part : least)));
    }
    for (const child of children.get(id) ?? []) settle(child);
  };
  for (const root of roots) settle(root);
  return shown;
}

/** Parents and children from paths ('/1/5/9/'): the nearest unit above that is among `units`. */
export function treeOf(units: readonly UnitNode[]): Tree {
  const known = new Set(units.map((unit) => unit.id));
  const roots: number[] = [];
  const children = new Map<number, number[]>();
  for (const { id, path } of units) {
    const parent = idsOf(path)
      .filter((above) => above !== id && known.has(above))
      .at(-1);
    if (parent === undefined) roots.push(id);
    else children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  return { roots, children };
}

function sumsOf(
  units: readonly UnitNode[],
  people: readonly UnitPerson[],
  read: (person: UnitPerson) => number | null,
): Map<number, { n: number; sum: number }> {
  const sums = new Map(units.map((unit) => [unit.id, { n: 0, sum: 0 }]));
  for (const person of people) {
    const value = read(person);
    if (value === null) continue;
    for (const id of idsOf(person.unitPath)) {
      const at = sums.get(id);
      if (!at) continue;
      at.n += 1;
      at.sum += value;
    }
  }
  return sums;
}

function weightedMean(parts: readonly (readonly [number | null, number])[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const [value, w] of parts) {
    if (value === null) continue;
    sum += value * w;
    weight += w;
  }
  return weight > 0 ? sum / weight : null;
}
