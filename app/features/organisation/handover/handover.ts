import type { Day } from '~/lib/date';

/**
 * A secretary's seat that changed hands, for whoever follows later in the line. `cameId` null: they left for another
 * unit, and nobody has come yet.
 */
export type Handover = { unitId: number; leftIds: readonly number[]; cameId: number | null; fromOn: Day };
