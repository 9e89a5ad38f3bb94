/**
 * Linking forms: in every unit a few secretaries, drawn by lot, are also rated by people of the province, who rate in
 * many units. Only then does a strict commune differ visibly from a weak one. Two things are drawn: who is rated, and
 * by whom, so that every rater's forms reach as many units as they can.
 */
import { mixText } from '~/lib/prng';

/** Somebody who may be drawn. `never` must not rate them: themself, and whoever rates them already. */
export type Linkable = { id: number; unitId: number; never: readonly number[] };
export type Link = { rateeId: number; raterId: number };

export type LinkingDraw = {
  people: readonly Linkable[];
  raters: readonly number[];
  perUnit: number;
  ratersEach: number;
  /** The same seed and people give the same draw, in whatever order they come. */
  seed: number;
  /** Links that stand: they are kept, and only what is missing is drawn. */
  standing?: readonly Link[];
};

/** The links that are missing. Nobody is asked twice about the same person. */
export function drawLinks({ people, raters, perUnit, ratersEach, seed, standing = [] }: LinkingDraw): Link[] {
  const lot = (...ids: number[]) => mixText([seed, ...ids].join(':'));
  const unitOf = new Map(people.map((one) => [one.id, one.unitId]));
  const ratersOf = new Map<number, number[]>();
  const loads = new Map<string, number>();
  const load = (key: string) => loads.get(key) ?? 0;
  const take = ({ rateeId, raterId }: Link) => {
    const others = ratersOf.get(rateeId) ?? [];
    const beside = others.flatMap((other) => [`${raterId} with ${other}`, `${other} with ${raterId}`]);
    for (const key of [`${raterId}`, `${raterId} in ${unitOf.get(rateeId)}`, ...beside])
      loads.set(key, load(key) + 1);
    ratersOf.set(rateeId, [...others, raterId]);
  };
  for (const link of standing) if (unitOf.has(link.rateeId)) take(link);

  /** Fewest forms in this unit, then fewest at all, then who seldom stood beside the same colleague. */
  const nextFor = ({ id, unitId, never }: Linkable, already: readonly number[]): number | undefined =>
    byRank(
      raters.filter((rater) => !never.includes(rater) && !already.includes(rater)),
      (rater) => [
        load(`${rater} in ${unitId}`),
        load(`${rater}`),
        already.reduce((sum, other) => sum + load(`${rater} with ${other}`), 0),
        lot(id, rater),
      ],
    )[0];

  const missing: Link[] = [];
  for (const unitId of [...new Set(unitOf.values())].sort((a, b) => a - b)) {
    const here = people.filter((one) => one.unitId === unitId);
    // Who is linked already stays so; then the lot decides.
    const drawn = byRank(here, ({ id }) => [ratersOf.has(id) ? 0 : 1, lot(id)]).slice(0, perUnit);
    for (const one of drawn)
      for (;;) {
        const already = ratersOf.get(one.id) ?? [];
        const raterId = already.length < ratersEach ? nextFor(one, already) : undefined;
        if (raterId === undefined) break;
        const link = { rateeId: one.id, raterId };
        missing.push(link);
        take(link);
      }
  }
  return missing;
}

function byRank<T>(list: readonly T[], rankOf: (one: T) => number[]): T[] {
  const ranked = list.map((one) => ({ one, rank: rankOf(one) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ one }) => one);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

export type LinkingSums = {
  forms: number;
  people: number;
  units: number;
  raters: number;
  /** Forms of the rater with the fewest and of the one with the most. */
  least: number;
  most: number;
  /** People drawn who get fewer forms than wanted, for want of raters. */
  short: number;
};

/** What a draw asks of whom. */
export function sumLinks(
  links: readonly Link[],
  { people, raters, ratersEach }: Pick<LinkingDraw, 'people' | 'raters' | 'ratersEach'>,
): LinkingSums {
  const count = (key: 'rateeId' | 'raterId', id: number) => links.filter((link) => link[key] === id).length;
  const drawn = new Set(links.map(({ rateeId }) => rateeId));
  const loads = raters.map((rater) => count('raterId', rater));
  return {
    forms: links.length,
    people: drawn.size,
    units: new Set(people.filter(({ id }) => drawn.has(id)).map(({ unitId }) => unitId)).size,
    raters: raters.length,
    least: loads.length > 0 ? Math.min(...loads) : 0,
    most: Math.max(0, ...loads),
    short: [...drawn].filter((id) => count('rateeId', id) < ratersEach).length,
  };
}
