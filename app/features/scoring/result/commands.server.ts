import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, growthChoice } from '#db/schema/index';
import { competenciesFor } from '~/features/framework/framework';
import type { Act } from '~/features/organisation/actor';
import { Conflict, Invalid, must } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { openContentOf } from '../run/material-queries.server';
import { refuseToChooseGrowth } from '../scoring-policy';
import type { GrowthInput } from './form';
import { findRatee, findResult } from './queries.server';

/**
 * Keeps the one skill a secretary means to grow until the next cycle; choosing again replaces it. Throws `Refused` for
 * anybody else, `Conflict` while no result is out, `Invalid` for a skill that does not count in the branch.
 */
export async function chooseGrowth(
  db: Db,
  act: Act,
  { rateeId, competencyCode, plan }: GrowthInput & { rateeId: number },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const ratee = await findRatee(tx, rateeId);
    must(refuseToChooseGrowth(act.actor, ratee.standing));
    const { shown } = await findResult(tx, act.actor, rateeId, 'vi');
    if (!shown) throw new Conflict({ reason: 'scoring.notReleased' });
    const [row] = await tx
      .select({ frameworkId: cycle.frameworkId })
      .from(cycle)
      .where(eq(cycle.id, ratee.cycleId));
    const skills = competenciesFor(
      await openContentOf(tx, row!.frameworkId),
      ratee.branchKind ?? 'residential',
    );
    if (!skills.some(({ code }) => code === competencyCode))
      throw new Invalid([{ path: 'competencyCode', code: 'choice.invalid' }]);
    const fromLevel = shown.view.growth.find((step) => step.code === competencyCode)?.level ?? null;
    const chosen = { competencyCode, fromLevel, plan, chosenAt: act.at };
    await tx
      .insert(growthChoice)
      .values({ rateeId, ...chosen })
      .onConflictDoUpdate({ target: growthChoice.rateeId, set: chosen });
    record({ action: 'growth.choose', subject: `cycle_person:${rateeId}`, after: { competencyCode } });
  });
}
