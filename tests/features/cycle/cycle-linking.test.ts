import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLinks, type LinkingDraw, sumLinks } from '~/features/cycle/cycle-linking';

/** `sizes[u]` people in unit u + 1; nobody rates anybody yet but a secretary themself (person id = rater id). */
function draw(sizes: number[], given: Partial<LinkingDraw> = {}): LinkingDraw {
  const people = sizes.flatMap((size, unit) =>
    Array.from({ length: size }, (_, index) => {
      const id = (unit + 1) * 1000 + index;
      return { id, unitId: unit + 1, never: [id] };
    }),
  );
  return { people, raters: [1, 2, 3, 4, 5, 6], perUnit: 5, ratersEach: 2, seed: 7, ...given };
}
const nine = Array.from({ length: 9 }, () => 20);
const by = <T, K>(list: readonly T[], keyOf: (one: T) => K) => {
  const groups = new Map<K, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
};

const anyDraw = fc
  .record({
    sizes: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 10 }),
    raters: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
    perUnit: fc.integer({ min: 1, max: 20 }),
    ratersEach: fc.integer({ min: 1, max: 5 }),
    seed: fc.integer(),
    taken: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 9 })), { maxLength: 20 }),
  })
  .map(({ sizes, taken, ...given }) => {
    const plain = draw(sizes, given);
    const people = plain.people.map((one, index) => ({
      ...one,
      never: [...one.never, ...taken.filter(([at]) => at === index).map(([, rater]) => rater)],
    }));
    return { ...plain, people };
  });

describe('any draw', () => {
  it('asks nobody twice, nobody who rates already, and no more than it should', () => {
    fc.assert(
      fc.property(anyDraw, (given) => {
        const links = drawLinks(given);
        expect(new Set(links.map(({ rateeId, raterId }) => `${rateeId} ${raterId}`)).size).toBe(links.length);
        const known = new Map(given.people.map((one) => [one.id, one]));
        for (const { rateeId, raterId } of links) {
          expect(given.raters).toContain(raterId);
          expect(known.get(rateeId)!.never).not.toContain(raterId);
        }
        for (const forms of by(links, (link) => link.rateeId).values())
          expect(forms.length).toBeLessThanOrEqual(given.ratersEach);
        const drawn = by([...by(links, (link) => link.rateeId).keys()], (id) => known.get(id)!.unitId);
        for (const people of drawn.values()) expect(people.length).toBeLessThanOrEqual(given.perUnit);
      }),
    );
  });

  it('is the same in whatever order people and raters come, and adds nothing to what stands', () => {
    fc.assert(
      fc.property(anyDraw, (given) => {
        const links = drawLinks(given);
        const turned = { ...given, people: [...given.people].reverse(), raters: [...given.raters].reverse() };
        expect(drawLinks(turned)).toEqual(links);
        expect(drawLinks({ ...given, standing: links })).toEqual([]);
      }),
    );
  });
});

describe('a draw of nine districts', () => {
  it('takes five in each, two forms for each, and every rater reaches every district with an even load', () => {
    for (const seed of [1, 2, 3, 2024]) {
      const given = draw(nine, { seed });
      const links = drawLinks(given);
      expect(sumLinks(links, given)).toEqual({
        forms: 90,
        people: 45,
        units: 9,
        raters: 6,
        least: 15,
        most: 15,
        short: 0,
      });
      for (const forms of by(links, (link) => link.raterId).values())
        expect(new Set(forms.map(({ rateeId }) => Math.floor(rateeId / 1000))).size).toBe(9);
    }
  });

  it('puts every two raters side by side about equally often', () => {
    const pairs = [...by(drawLinks(draw(nine)), (link) => link.rateeId).values()].map((forms) =>
      forms
        .map(({ raterId }) => raterId)
        .sort()
        .join(),
    );
    const times = [...by(pairs, (pair) => pair).values()].map((same) => same.length);
    expect(times).toHaveLength(15);
    expect(Math.max(...times)).toBeLessThanOrEqual(5);
  });

  it('depends on the seed: everybody may be drawn', () => {
    const drawn = new Set<number>();
    for (let seed = 0; seed < 60; seed++)
      for (const { rateeId } of drawLinks(draw([20], { seed }))) drawn.add(rateeId);
    expect(drawn.size).toBe(20);
  });

  it('fills what is missing and leaves the rest: a rater who left, a secretary who left', () => {
    const given = draw(nine);
    const first = drawLinks(given);
    const standing = first.filter(({ raterId }) => raterId !== 6);
    const more = drawLinks({ ...given, raters: [1, 2, 3, 4, 5, 7], standing });
    expect(more).toHaveLength(15);
    expect(more.filter(({ raterId }) => raterId === 7).length).toBeGreaterThan(10);
    const gone = first[0]!.rateeId;
    const people = given.people.filter(({ id }) => id !== gone);
    const others = drawLinks({ ...given, people, standing: first });
    expect(others).toHaveLength(2);
    expect(new Set(others.map(({ rateeId }) => Math.floor(rateeId / 1000)))).toEqual(
      new Set([Math.floor(gone / 1000)]),
    );
  });

  it('says when raters are too few', () => {
    const given = draw([4, 3], { raters: [1], perUnit: 3 });
    expect(sumLinks(drawLinks(given), given)).toMatchObject({ forms: 6, short: 6, least: 6, most: 6 });
    const none = draw([4], { raters: [] });
    expect(sumLinks(drawLinks(none), none)).toMatchObject({ forms: 0, raters: 0, least: 0, most: 0 });
  });
});
