/** From sent forms to what may be shown of each person. What too few peers stand behind is gone before any mean is taken. */
import type { RaterKind } from '~/features/cycle/cycle';
import type { RatingRow } from '../engine/ratings/ratings';
import { withholdPeers } from '../engine/ratings/withhold';
import { type Aggregate, aggregateRatings } from '../engine/reliability/classical';
import { type ItemResult, type ResultDetail, type RunOptions, raterRoles, type SourceMean } from '../scoring';

/**
 * A sent form; `answers` holds levels only (non-scores are absent). `rater` is a name of this run only, the id of the
 * rater's own row where the rater is a ratee; `sentAt` in milliseconds.
 */
export type ScoredForm = {
  id: string;
  ratee: number;
  rater: string;
  role: RaterKind;
  answers: Record<string, number>;
  sentAt: number | null;
};

/** Who is scored: the skills that count for the branch, and how many forms of each role were asked for. */
export type ScoredRatee = { id: number; skills: readonly string[]; expected: Record<RaterKind, number> };

/** A peer form that an earlier run has used, and the run. */
export type EarlierForm = { form: string; ratee: number; batch: string };

export type ScoringInput = {
  ratees: readonly ScoredRatee[];
  forms: readonly ScoredForm[];
  earlier: readonly EarlierForm[];
  options: RunOptions;
};

export type PersonResult = {
  ratee: number;
  total: number | null;
  isPeerWithheld: boolean;
  detail: ResultDetail;
};

/**
 * `batch`: the peer forms whose answers this run is the first to publish. `rows`: every rating that may be published, by
 * form; `forms`: the forms they come from.
 */
export type ScoringOutput = {
  results: PersonResult[];
  batch: { form: string; ratee: number }[];
  rows: RatingRow[];
  forms: ScoredForm[];
};

/** One result for every ratee, in the order given. */
export function scoreForms({ ratees, forms, earlier, options }: ScoringInput): ScoringOutput {
  const known = new Map(ratees.map((ratee) => [ratee.id, new Set(ratee.skills)]));
  const mine = withoutDoubles(forms.filter((form) => known.has(form.ratee)));
  const open = mine.filter((form) => form.role !== 'peer');
  const batches = peerBatches(
    mine.filter((form) => form.role === 'peer'),
    earlier,
    options.peersNeeded,
  );
  const rows = [
    ...open.flatMap((form) => rowsOf(form, String(form.ratee), known)),
    ...publishablePeers(batches, known, options.peersNeeded),
  ];
  const weights = { roles: options.roleWeights, items: options.itemWeights };
  const means = byRatee(aggregateRatings(rows, weights));
  const totals =
    options.missingRole === 'none'
      ? byRatee(aggregateRatings(wholeItems(rows, means, options), weights))
      : means;
  const used = [...open, ...batches.flatMap((batch) => batch.forms)];
  const counts = countForms(used);
  return {
    rows,
    forms: used,
    results: ratees.map((ratee) =>
      resultOf(ratee, means.get(ratee.id), totals.get(ratee.id), counts, options),
    ),
    batch: batches
      .filter((batch) => batch.isNew)
      .flatMap((batch) => batch.forms.map((form) => ({ form: form.id, ratee: form.ratee }))),
  };
}

/**
 * Whoever was asked about one person as a peer and as a superior counts once, as the superior. The peer form is gone before
 * anything is counted: a mean over one form more than another mean would give that form away.
 */
function withoutDoubles(forms: readonly ScoredForm[]): ScoredForm[] {
  const superiors = new Set(
    forms.filter(({ role }) => role === 'superior').map(({ ratee, rater }) => `${ratee} ${rater}`),
  );
  return forms.filter(({ role, ratee, rater }) => role !== 'peer' || !superiors.has(`${ratee} ${rater}`));
}

type Batch = { key: string; ratee: number; isNew: boolean; forms: ScoredForm[] };

/**
 * A ratee's peer forms in groups that are used whole or not at all: those an earlier run published together, and the
 * new ones once there are enough of them. An earlier group that lost a form would give that form away: it goes.
 */
function peerBatches(peers: readonly ScoredForm[], earlier: readonly EarlierForm[], needed: number): Batch[] {
  const byId = new Map(peers.map((form) => [form.id, form]));
  const groups = new Map<string, { ratee: number; forms: (ScoredForm | undefined)[] }>();
  for (const { form, ratee, batch } of earlier) {
    const key = `${ratee}#${batch}`;
    const group = groups.get(key) ?? { ratee, forms: [] };
    group.forms.push(byId.get(form));
    groups.set(key, group);
    byId.delete(form);
  }
  const whole = [...groups].flatMap(([key, { ratee, forms }]): Batch[] => {
    const left = forms.filter((form) => form !== undefined);
    return left.length === forms.length ? [{ key, ratee, isNew: false, forms: left }] : [];
  });
  const fresh = new Map<number, ScoredForm[]>();
  for (const form of byId.values()) fresh.set(form.ratee, [...(fresh.get(form.ratee) ?? []), form]);
  return [
    ...whole,
    ...[...fresh]
      .filter(([, forms]) => forms.length >= needed)
      .map(([ratee, forms]) => ({ key: `${ratee}#`, ratee, isNew: true, forms })),
  ];
}

/** The peer ratings that enough peers of the same batch stand behind, skill by skill. */
function publishablePeers(batches: readonly Batch[], known: Known, needed: number): RatingRow[] {
  const rateeOf = new Map(batches.map((batch) => [batch.key, String(batch.ratee)]));
  const rows = batches.flatMap((batch) => batch.forms.flatMap((form) => rowsOf(form, batch.key, known)));
  const { ratings } = withholdPeers(rows, { role: 'peer', needed });
  return Array.from(ratings.score, (score, k) => ({
    ratee: rateeOf.get(ratings.rateeIds[ratings.ratee[k]!]!)!,
    rater: ratings.raterIds[ratings.rater[k]!]!,
    role: 'peer',
    item: ratings.itemIds[ratings.item[k]!]!,
    score,
  }));
}

/** Under the rule 'none' only skills that every weighing role answered count: no role, no total. */
function wholeItems(
  rows: readonly RatingRow[],
  means: Map<number, Aggregate>,
  options: RunOptions,
): RatingRow[] {
  return rows.filter((row) => {
    const byItem = means.get(Number(row.ratee))?.byItem;
    return weighing(options).every((role) => byItem?.[role]?.[row.item] !== undefined);
  });
}

function resultOf(
  ratee: ScoredRatee,
  means: Aggregate | undefined,
  totals: Aggregate | undefined,
  counts: Map<string, number>,
  options: RunOptions,
): PersonResult {
  const received = (role: RaterKind): [number, number] => [
    counts.get(`${role} ${ratee.id}`) ?? 0,
    ratee.expected[role],
  ];
  const isPeerWithheld = means?.byItem.peer === undefined;
  const source = (role: RaterKind): SourceMean => {
    const mean = means?.byRole[role] ?? null;
    return { mean, forms: role === 'peer' && isPeerWithheld ? null : received(role)[0] };
  };
  return {
    ratee: ratee.id,
    total: (options.aggregate === 'item_first' ? totals?.itemFirst : totals?.roleFirst) ?? null,
    isPeerWithheld,
    detail: {
      items: ratee.skills.map((code) => itemOf(code, means, options)),
      bySource: { self: source('self'), peer: source('peer'), superior: source('superior') },
      received: {
        self: received('self'),
        peer: isPeerWithheld ? null : received('peer'),
        superior: received('superior'),
      },
    },
  };
}

function itemOf(code: string, means: Aggregate | undefined, options: RunOptions): ItemResult {
  const source = (role: RaterKind): SourceMean => {
    const found = means?.byItem[role]?.[code];
    return { mean: found?.mean ?? null, forms: found?.n ?? null };
  };
  const roles = weighing(options);
  const present = roles.filter((role) => source(role).mean !== null);
  const isWhole =
    present.length > 0 && (options.missingRole === 'renormalise' || present.length === roles.length);
  const weight = present.reduce((sum, role) => sum + options.roleWeights[role], 0);
  const sum = present.reduce((total, role) => total + options.roleWeights[role] * source(role).mean!, 0);
  return {
    code,
    total: isWhole ? sum / weight : null,
    self: source('self'),
    peer: source('peer'),
    superior: source('superior'),
  };
}

type Known = ReadonlyMap<number, ReadonlySet<string>>;

function rowsOf(form: ScoredForm, ratee: string, known: Known): RatingRow[] {
  return Object.entries(form.answers)
    .filter(([item]) => known.get(form.ratee)?.has(item))
    .map(([item, score]) => ({ ratee, rater: form.id, role: form.role, item, score }));
}

function countForms(forms: readonly ScoredForm[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { role, ratee } of forms)
    counts.set(`${role} ${ratee}`, (counts.get(`${role} ${ratee}`) ?? 0) + 1);
  return counts;
}

const weighing = (options: RunOptions) => raterRoles.filter((role) => options.roleWeights[role] > 0);

const byRatee = (aggregates: readonly Aggregate[]) =>
  new Map(aggregates.map((aggregate) => [Number(aggregate.ratee), aggregate]));
