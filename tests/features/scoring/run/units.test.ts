import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownUnits, treeOf, unitMeans } from '~/features/scoring/run/units';

const units = [
  { id: 1, path: '/9/1/' },
  { id: 2, path: '/9/1/2/' },
  { id: 3, path: '/9/1/3/' },
];
const skills = [
  { code: 'A1', group: 'A', weight: 1 },
  { code: 'A2', group: 'A', weight: 3 },
];
const person = (unitPath: string, A1: number | null, A2: number | null = A1) => ({
  unitPath,
  total: A1,
  skills: { A1, A2 },
});
const of = (found: ReturnType<typeof unitMeans>, id: number) => found.find((row) => row.unitId === id)!;

describe('means of a unit', () => {
  it('gather everybody below; groups and total weigh the skills', () => {
    const people = [1, 2, 3, 4, 5].map((level) => person('/9/1/2/', level, 3));
    const found = unitMeans(units, people, skills);
    expect(of(found, 1)).toEqual({ unitId: 1, people: 5, total: 3, means: { A1: 3, A2: 3, A: 3 } });
    expect(of(found, 2)).toMatchObject({ people: 5, total: 3 });
    expect(of(found, 3)).toEqual({
      unitId: 3,
      people: 0,
      total: null,
      means: { A1: null, A2: null, A: null },
    });
  });

  it('are withheld under five people, skill by skill', () => {
    const people = [1, 2, 3, 4].map((level) => person('/9/1/2/', level));
    expect(of(unitMeans(units, people, skills), 1)).toMatchObject({ people: 4, total: null });
    const five = [...people, person('/9/1/2/', null, 2), person('/9/1/2/', 3)];
    expect(of(unitMeans(units, five, skills), 1).means).toMatchObject({ A1: 13 / 5 });
    const lacking = [...people, person('/9/1/2/', null, 2)];
    expect(of(unitMeans(units, lacking, skills), 1).means).toEqual({ A1: null, A2: 12 / 5, A: 12 / 5 });
  });

  it('are withheld where the mean above, less theirs, would show a neighbour of fewer than five', () => {
    const people = [
      ...Array.from({ length: 6 }, () => person('/9/1/2/', 4)),
      ...Array.from({ length: 2 }, () => person('/9/1/3/', 1)),
    ];
    const found = unitMeans(units, people, skills);
    expect(of(found, 1).means.A1).toBeCloseTo(26 / 8, 12);
    expect(of(found, 2).means.A1).toBeNull();
    expect(of(found, 3).means.A1).toBeNull();
  });
});

describe('the units shown', () => {
  it('never leave one to four people between a unit and those shown below it', () => {
    const tree = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 })), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(tree, (nodes) => {
        const paths: string[] = [];
        const all = nodes.map(([above, own], id) => {
          const path = id === 0 ? '/0/' : `${paths[above % id]}${id}/`;
          paths.push(path);
          return { id, path, own };
        });
        const below = (path: string) => all.filter((node) => node.path.startsWith(path));
        const counts = new Map(
          all.map(({ id, path }) => [id, below(path).reduce((sum, node) => sum + node.own, 0)]),
        );
        const shown = shownUnits(treeOf(all), counts);
        for (const { id, path } of all.filter((node) => shown.has(node.id))) {
          const inside = below(path).filter((node) => node.id !== id && shown.has(node.id));
          const top = inside.filter(
            (node) => !inside.some((o) => o !== node && node.path.startsWith(o.path)),
          );
          const left = counts.get(id)! - top.reduce((sum, node) => sum + counts.get(node.id)!, 0);
          expect(left === 0 || left >= 5).toBe(true);
        }
      }),
    );
  });
});
