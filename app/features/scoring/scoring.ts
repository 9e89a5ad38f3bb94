/** What a scoring run takes and gives, as rows store it. */
import type { CycleSettings, RaterRole } from '../cycle/cycle';

/** How results are made; a run carries it. Raised when the same input would give another number. */
export const engineVersion = 'classical-1';

/** Fewest people behind a mean of a unit. */
export const unitThreshold = 5;

export const raterRoles = ['self', 'peer', 'superior'] as const satisfies readonly RaterRole[];

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

/** Mean of the sources that weigh (others), for one skill: what self is compared with. */
export function gapOf(item: ItemResult): number | null {
  return item.self.mean === null || item.total === null ? null : item.self.mean - item.total;
}
