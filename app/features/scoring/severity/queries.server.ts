/** How somebody rates, for nobody but them: the one box of the newest released run that is theirs. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, raterSeverity, scoringRun } from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { Conflict } from '~/lib/errors';
import { openCycleKey } from '../run/boxes-queries.server';
import { openSeverity } from './seal.server';
import { describeSeverity, type SeverityView } from './severity';

export type FoundSeverity = { cycleName: string; runAt: Date; engineVersion: string; own: SeverityView };

/**
 * The actor's own severity in the newest cycle they were asked to rate in and whose results are out; null while there is
 * none. Throws `Conflict` when the box does not open.
 */
export async function findOwnSeverity(db: Db, actor: Actor): Promise<FoundSeverity | null> {
  const personId = personIdOf(actor);
  if (personId === null) return null;
  const newest = db
    .selectDistinctOn([scoringRun.cycleId], {
      id: scoringRun.id,
      cycleId: scoringRun.cycleId,
      at: scoringRun.at,
      engineVersion: scoringRun.engineVersion,
      summary: scoringRun.summary,
    })
    .from(scoringRun)
    .where(eq(scoringRun.released, true))
    .orderBy(scoringRun.cycleId, desc(scoringRun.releasedAt), desc(scoringRun.at))
    .as('newest');
  const [row] = await db
    .select({
      runId: newest.id,
      runAt: newest.at,
      engineVersion: newest.engineVersion,
      summary: newest.summary,
      cycleId: newest.cycleId,
      cycleName: cycle.name,
      box: raterSeverity.box,
    })
    .from(newest)
    .innerJoin(raterSeverity, and(eq(raterSeverity.runId, newest.id), eq(raterSeverity.personId, personId)))
    .innerJoin(cycle, eq(cycle.id, newest.cycleId))
    .orderBy(desc(cycle.year), desc(newest.at))
    .limit(1);
  if (!row) return null;
  const { runId, cycleId, box, summary, ...said } = row;
  // Figures of a model that found no solution are nobody's.
  if (!summary?.model?.converged) return { ...said, own: { kind: 'no_model' } };
  const dataKey = await openCycleKey(db, cycleId);
  if (!dataKey) throw new Conflict({ reason: 'scoring.keyLost' });
  return { ...said, own: describeSeverity(openSeverity(dataKey, runId, personId, box)) };
}
