/** What a scoring run takes and gives, as rows store it. */
import type { CycleSettings, RaterRole } from '../cycle/cycle';

/** Everything that steers a run, frozen with it. */
export type RunOptions = Pick<CycleSettings, 'roleWeights' | 'missingRole' | 'aggregate' | 'peersNeeded'> & {
  itemWeights: Record<string, number>;
};

/** One source's mean on one skill: `null` mean = withheld or not answered; counts of withheld parts are not kept. */
export type SourceMean = { mean: number | null; forms: number | null };

/** A person's result on one skill. `total` follows the run's weights; self never enters it at weight 0. */
export type ItemResult = { code: string; total: number | null } & Record<RaterRole, SourceMean>;

export type ResultDetail = {
  items: ItemResult[];
  /** Means by source over all skills. */
  bySource: Record<RaterRole, SourceMean>;
  /** Forms received of expected; the peer pair is null where withheld. */
  received: { self: [number, number]; peer: [number, number] | null; superior: [number, number] };
};
