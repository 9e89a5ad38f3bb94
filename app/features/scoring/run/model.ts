/** The model behind fair scores, from publishable ratings only: scores with intervals, links of units, flags, severities. */

import type { Band } from '../engine/fair/band';
import { fitFormMeans, orderFlags } from '../engine/fair/form-mean';
import {
  type RankedRatee,
  type Ranking,
  type RankingModel,
  rankBy,
  rankingModel,
} from '../engine/fair/ranking';
import { driftFlags } from '../engine/flags/drift';
import { type Flag, flagsOf } from '../engine/flags/flags';
import { unitBiasFlags } from '../engine/flags/unit';
import { unitLinks } from '../engine/ratings/connectivity';
import { type Forms, formsOf } from '../engine/ratings/forms';
import { type RatingRow, type RatingTable, tableOf } from '../engine/ratings/ratings';
import { alphaOf, coincidencesOf, itemAlphas } from '../engine/reliability/agreement';
import {
  type FairGrounds,
  type FairStatus,
  modelDefaults,
  type OwnSeverity,
  type RunFlagKind,
  type RunOptions,
  type RunSummary,
  raterRoles,
  type UnitLink,
  unitThreshold,
} from '../scoring';
import { ancestorOf, type LevelUnit } from './place-units';

/** A person to be scored; `unitPath` is that of the branch. */
type ModelRatee = { id: number; unitPath: string };

/** Seats a nominating unit has. */
export type Seats = { unitId: number; seats: number };

type ModelInput = {
  ratees: readonly ModelRatee[];
  /** Publishable ratings; `ratee` is the id as text, `rater` the same text where the rater is a ratee. */
  rows: readonly RatingRow[];
  /** When a form was sent, milliseconds, by `formKey` of its names; null where that is not known. */
  sentAt: ReadonlyMap<string, number | null>;
  units: readonly LevelUnit[];
  quotas: readonly Seats[];
  options: RunOptions;
};

export const ratingKey = (ratee: string, rater: string) => `${ratee} ${rater}`;

export type RunProgress = (stage: 'variances' | 'draws', done: number, total: number) => void;

export type FairFigures = {
  status: FairStatus;
  fair: number | null;
  low: number | null;
  high: number | null;
  pTop: number | null;
  pQuota: number | null;
  rankExpected: number | null;
  grounds: FairGrounds | null;
};

type ModelOutput = {
  /** By ratee id; whoever is not in it has too few forms. */
  fair: Map<number, FairFigures>;
  links: Map<number, UnitLink>;
  flags: Flag<RunFlagKind>[];
  /** By rater, as `rows` name them. */
  severities: Map<string, OwnSeverity>;
  summary: RunSummary;
};

export const tooFew: FairFigures = {
  status: 'too_few',
  fair: null,
  low: null,
  high: null,
  pTop: null,
  pQuota: null,
  rankExpected: null,
  grounds: null,
};

/** Fits the model; with fewer than two people or levels there is none, and everybody has too few forms. */
export function modelScores(input: ModelInput, onProgress?: RunProgress): ModelOutput {
  const { options } = input;
  const table = tableOf(input.rows);
  const forms = formsOf(table);
  const pathOf = new Map(input.ratees.map(({ id, unitPath }) => [String(id), unitPath]));
  const path = forms.rateeIds.map((id) => pathOf.get(id)!);
  const settings = {
    seed: options.seed ?? modelDefaults.seed,
    top: Math.min(options.awards ?? 1, forms.rateeIds.length),
    draws: options.draws ?? modelDefaults.draws,
    formsNeeded: options.formsNeeded ?? modelDefaults.formsNeeded,
    unitOf: codesOf(path.map((one) => ancestorOf(input.units, one, 'grassroots') ?? one)),
    roleWeights: Object.fromEntries(othersOf(options).map((role) => [role, options.roleWeights[role]])),
    rolePrecision: options.rolePrecision,
    ...seatsOf(path, input.quotas),
    onProgress: (done: number, of: number, stage: 'variances' | 'draws') => onProgress?.(stage, done, of),
  };
  const model = rankingModel(forms, settings);
  const ranking = model && rankBy(model, settings);
  const converged = ranking?.converged === true;
  return {
    fair: fairOf(forms, ranking),
    links: linksOf(forms, path, input.units),
    flags: model && converged ? allFlags(input, pathOf, model, ranking, table) : [],
    severities: severitiesOf(forms, ranking),
    summary: { model: ranking && summaryOf(ranking, settings.top), agreement: agreementOf(forms) },
  };
}

function fairOf(forms: Forms, ranking: Ranking | null): Map<number, FairFigures> {
  if (ranking?.converged === false)
    return new Map(forms.rateeIds.map((id) => [Number(id), { ...tooFew, status: 'not_converged' }]));
  return new Map((ranking?.ratees ?? []).map((found) => [Number(found.id), scoreOf(found)]));
}

function scoreOf(found: RankedRatee): FairFigures {
  if (found.status === 'too_few') return tooFew;
  const isOk = found.status === 'ok';
  return {
    status: found.status,
    fair: found.fair,
    low: found.low,
    high: found.high,
    pTop: isOk ? found.pTop : null,
    pQuota: isOk ? found.pQuota : null,
    rankExpected: isOk ? found.rankExpected : null,
    grounds: {
      forms: found.nForms,
      raw: hundredth(found.rawMean),
      raters: hundredth(found.fair - found.expectedRaw),
      pull: hundredth(found.expectedRaw - found.rawMean),
    },
  };
}

/** Everything worth a look; bias is asked about districts, or communes where there are none. */
function allFlags(
  { sentAt, units }: ModelInput,
  pathOf: ReadonlyMap<string, string>,
  model: RankingModel,
  ranking: Ranking,
  table: RatingTable,
): Flag<RunFlagKind>[] {
  const { forms } = model.data;
  const above = forms.rateeIds.map((id) => {
    const own = pathOf.get(id)!;
    return ancestorOf(units, own, 'district') ?? ancestorOf(units, own, 'grassroots') ?? 0;
  });
  const time = Float64Array.from(forms.ratee, (n, f) => {
    const key = ratingKey(forms.rateeIds[n]!, forms.raterIds[forms.rater[f]!]!);
    return sentAt.get(key) ?? 0;
  });
  const errors = ranking.raters.map(({ se }) => se);
  return [
    ...flagsOf(model, errors, table),
    ...orderFlags(ranking.ratees, fitFormMeans(model.data)),
    ...driftFlags(model, time),
    ...unitBiasFlags(model, codesOf(above)),
  ];
}

/** Finer figures would serve nobody but whoever wants to solve for one form. */
const hundredth = (value: number) => Math.round(100 * value) / 100;

/** Links at the two levels that are compared: nominating units and those that hold branches. */
function linksOf(forms: Forms, path: readonly string[], units: readonly LevelUnit[]): Map<number, UnitLink> {
  const links = new Map<number, UnitLink>();
  for (const level of ['grassroots', 'district'] as const) {
    // Who stands under no unit of the level makes a group of their own, which gets no link but links others.
    const above = path.map((one) => ancestorOf(units, one, level) ?? 0);
    const ids = [...new Set(above)];
    if (ids.every((id) => id === 0)) continue;
    for (const { unit, ...link } of unitLinks(forms, codesOf(above), ids.length))
      if (ids[unit] !== 0) links.set(ids[unit]!, link);
  }
  return links;
}

function severitiesOf(forms: Forms, ranking: Ranking | null): Map<string, OwnSeverity> {
  const given = new Map<string, number>();
  for (const j of forms.rater) given.set(forms.raterIds[j]!, (given.get(forms.raterIds[j]!) ?? 0) + 1);
  return new Map(
    (ranking?.raters ?? []).map(({ id, points, low, high }) => [
      id,
      { forms: given.get(id)!, points, low, high },
    ]),
  );
}

function summaryOf(ranking: Ranking, top: number): RunSummary['model'] {
  const { ratees } = ranking;
  const count = (is: (ratee: RankedRatee) => boolean) => ratees.filter(is).length;
  const band = (name: Band) => count((ratee) => ratee.band === name);
  return {
    converged: ranking.converged,
    isSettled: ranking.settled,
    isDistinct: ranking.distinct,
    scale: ranking.scale,
    rounds: ranking.rounds,
    decrement: ranking.decrement,
    variances: ranking.variances,
    draws: ranking.draws,
    people: {
      ok: count(({ status }) => status === 'ok'),
      unlinked: count(({ status }) => status === 'unlinked'),
      too_few: count(({ status }) => status === 'too_few'),
    },
    bands: { likely: band('likely'), council: band('council'), unlikely: band('unlikely') },
    subsets: new Set(ratees.map(({ subset }) => subset)).size,
    cut: cutOf(ratees, top),
  };
}

/** Halfway between the last inside and the first outside, in the order of levels. */
function cutOf(ratees: readonly RankedRatee[], top: number): number | null {
  const order = ratees.filter(({ status }) => status === 'ok').sort((a, b) => b.theta - a.theta);
  const [last, next] = [order[top - 1], order[top]];
  return last && next ? (last.fair + next.fair) / 2 : null;
}

function agreementOf(forms: Forms): RunSummary['agreement'] {
  const isEnough = forms.rateeIds.length >= unitThreshold;
  const rated = ratedBySkill(forms);
  return {
    all: isEnough ? alphaOf(coincidencesOf(forms), 'ordinal') : null,
    skills: Object.fromEntries(
      itemAlphas(forms).map(({ item, alpha }, i) => [item, rated[i]! >= unitThreshold ? alpha : null]),
    ),
  };
}

/** How many people have two forms or more that answer each skill: whom its agreement rests on. */
function ratedBySkill(forms: Forms): number[] {
  const answers = new Map<number, number>();
  for (let f = 0; f < forms.ratee.length; f++)
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      const cell = forms.ratee[f]! * forms.itemIds.length + forms.item[a]!;
      answers.set(cell, (answers.get(cell) ?? 0) + 1);
    }
  const rated = forms.itemIds.map(() => 0);
  for (const [cell, n] of answers) if (n > 1) rated[cell % rated.length]! += 1;
  return rated;
}

function seatsOf(path: readonly string[], quotas: readonly Seats[]) {
  if (quotas.length === 0) return {};
  const none = quotas.length;
  const seatOf = Int32Array.from(path, (one) => {
    const at = quotas.findIndex(({ unitId }) => one.includes(`/${unitId}/`));
    return at === -1 ? none : at;
  });
  return { seatOf, seats: [...quotas.map(({ seats }) => seats), 0] };
}

const othersOf = (options: RunOptions) =>
  raterRoles.filter((role) => role !== 'self' && options.roleWeights[role] > 0);

function codesOf(values: readonly (string | number)[]): Int32Array {
  const code = new Map([...new Set(values)].map((value, k) => [value, k]));
  return Int32Array.from(values, (value) => code.get(value)!);
}
