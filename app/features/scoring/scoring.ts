/** What a scoring run takes and gives, as rows store it. */
import type { CycleSettings, RaterKind } from '../cycle/cycle';
import type { FlagKind } from './engine/flags/flags';

/** How results are made; a run carries it. Raised when the same input would give another number. */
export const engineVersion = 'fair-5';

/** The model that people are ordered by (see the method page); a run carries it. */
export const method = 'ordinal_crossed';

/** Characters of a reason that says something. */
export const leastReason = 10;

/** Fewest people behind a mean of a unit. */
export const unitThreshold = 5;

export const raterRoles = ['self', 'peer', 'superior'] as const satisfies readonly RaterKind[];

/** Everything that steers a run, frozen with it. */
export type RunOptions = Pick<CycleSettings, 'roleWeights' | 'missingRole' | 'aggregate' | 'peersNeeded'> & {
  itemWeights: Record<string, number>;
  /** Of the draws: the same seed and input give the same bytes. Absent from runs of before there was a model. */
  seed?: number;
  draws?: number;
  /** Fewer forms of others than this and there is no fair score. */
  formsNeeded?: number;
  /** How many the province means to honour: the cut that shares are counted for. */
  awards?: number;
  /** How much a form of the role says in the model beside one of weight 1: 2 counts it as two like it. */
  rolePrecision?: Partial<Record<RaterKind, number>>;
  /** Seats of the nominating units when the run was made: shares within a quota are counted for these. */
  quotas?: { unitId: number; seats: number }[];
};

/** Defaults of the model. */
export const modelDefaults = { seed: 1, draws: 2000, formsNeeded: 3 } as const;

/** One source's mean on one skill: `null` mean = withheld or not answered; counts of withheld parts are not kept. */
export type SourceMean = { mean: number | null; forms: number | null };

/** A person's result on one skill. `total` follows the run's weights; self never enters it at weight 0. */
export type ItemResult = { code: string; total: number | null } & Record<RaterKind, SourceMean>;

export type ResultDetail = {
  items: ItemResult[];
  /** Means by source over all skills. */
  bySource: Record<RaterKind, SourceMean>;
  /** Forms received of expected; the peer pair is null where withheld. */
  received: { self: [number, number]; peer: [number, number] | null; superior: [number, number] };
  /** How the fair score came about; absent where there is none. */
  fair?: FairGrounds;
};

/**
 * Whether there is a fair score: `ok`; `unlinked`, one that may not be set beside those of the main group; `too_few`
 * forms; `not_converged`, a model that found no solution and gives nobody a score.
 */
export type FairStatus = 'ok' | 'unlinked' | 'too_few' | 'not_converged';

/** What a fair score rests on, in points of the scale. */
export type FairGrounds = {
  forms: number;
  /** Mean of all answers of others, unweighted: what the model starts from. */
  raw: number;
  /** Fair score less what these very raters would be expected to give: positive where they are stricter than usual. */
  raters: number;
  /** What these raters would be expected to give, less what they gave: few forms are drawn towards the common level. */
  pull: number;
};

/** How a unit is linked with others of its level by raters who rated in more than one of them. */
export type UnitLink = {
  forms: number;
  linkingForms: number;
  linkingRaters: number;
  status: 'connected' | 'weak' | 'disconnected';
};

/** What stands over all people of a run. */
export type RunSummary = {
  /** Null when fewer than two people or two different levels leave nothing to order. */
  model: null | {
    converged: boolean;
    /** Whether the variances had settled when their rounds ended. */
    isSettled: boolean;
    rounds: number;
    /** Newton's decrement at the last step, over the number of effects. */
    decrement: number;
    /** Whether the forms tell even the highest person from the lowest; absent from runs of before this was asked. */
    isDistinct?: boolean;
    /** How far the levels of the scale lie apart: told by forms, by how often each was given, or not at all (numbers). */
    scale?: 'steps' | 'shares' | 'numbers';
    /** Squared logits. */
    variances: { person: number; unit: number; severity: number; halo: number };
    draws: number;
    people: Record<Exclude<FairStatus, 'not_converged'>, number>;
    bands: { likely: number; council: number; unlikely: number };
    /** Groups of people and raters that no common rater joins. */
    subsets: number;
    /** Fair score halfway between the last inside and the first outside by expected place; null without both. */
    cut: number | null;
  };
  /** Krippendorff's ordinal alpha over all skills and skill by skill; null where too few say something. */
  agreement: { all: number | null; skills: Record<string, number | null> };
};

/** What a run looks for: patterns of the engine, and those that need times and units of the product. */
export type RunFlagKind = FlagKind | 'drift' | 'unit_bias';
export type FlagEvidence = Record<string, number>;

/** Where a run under way has come to. */
export const runStages = ['reading', 'variances', 'draws', 'keeping'] as const;
export type RunStage = (typeof runStages)[number];

/** A rater's own severity in points of the scale: negative where they give less than others would. */
export type OwnSeverity = { forms: number; points: number | null; low: number | null; high: number | null };

/** Mean of the sources that weigh (others), for one skill: what self is compared with. */
export function gapOf(item: ItemResult): number | null {
  return item.self.mean === null || item.total === null ? null : item.self.mean - item.total;
}
