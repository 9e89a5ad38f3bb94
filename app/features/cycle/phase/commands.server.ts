/** Moving and extending phases, and quotas: what may change while a cycle runs. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePhase, cyclePhaseChange, cycleUnit } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { tidy } from '~/lib/text';
import { windowOf } from '../cycle';
import { lockCycle, windowsOf } from '../cycle-commands.server';
import { refuseToMovePhase, refuseToSetQuota } from '../cycle-policy';
import { checkMove, type PhaseMove } from './move';

/** Moves one phase, with a reason everyone reads (10–500 characters). Throws `Invalid` beside `startsAt`, `endsAt`, `reason`. */
export async function movePhase(
  db: Db,
  act: Act,
  { cycleId, reason, ...move }: PhaseMove & { cycleId: number; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const running = await lockCycle(tx, cycleId);
    must(refuseToMovePhase(act.actor, running));
    const windows = await windowsOf(tx, cycleId);
    const said = tidy(reason);
    const issues = checkMove(windows, move, act.at);
    if (said.length < 10) issues.push({ path: 'reason', code: 'cycle.reasonRequired' });
    if (said.length > 500) issues.push({ path: 'reason', code: 'tooLong' });
    if (issues.length > 0) throw new Invalid(issues);
    const before = windowOf(windows, move.phase)!;
    await tx
      .update(cyclePhase)
      .set({ startsAt: move.startsAt, endsAt: move.endsAt })
      .where(and(eq(cyclePhase.cycleId, cycleId), eq(cyclePhase.phase, move.phase)));
    await tx.insert(cyclePhaseChange).values({
      cycleId,
      phase: move.phase,
      startsBefore: before.startsAt,
      endsBefore: before.endsAt,
      startsAfter: move.startsAt,
      endsAfter: move.endsAt,
      reason: said,
      byPersonId: personIdOf(act.actor),
      at: act.at,
    });
    record({
      action: 'cycle.movePhase',
      subject: `cycle:${cycleId}`,
      before,
      after: { ...move, reason: said },
    });
  });
}

type UnitQuota = { unitId: number; quota: number };

/**
 * How many nominating units may put forward (0–999 each), until nominating ends: all or none. Throws `Invalid` beside
 * `quota.<unitId>`, `NotFound` for a unit that does not nominate.
 */
export async function setQuotas(
  db: Db,
  act: Act,
  { cycleId, quotas }: { cycleId: number; quotas: readonly UnitQuota[] },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const running = await lockCycle(tx, cycleId);
    must(refuseToSetQuota(act.actor, running));
    const nomination = windowOf(await windowsOf(tx, cycleId), 'nomination');
    if (nomination && nomination.endsAt <= act.at) throw new Conflict({ reason: 'cycle.nominationOver' });
    const issues = quotas
      .filter(({ quota }) => !Number.isInteger(quota) || quota < 0 || quota > 999)
      .map(({ unitId }) => ({ path: `quota.${unitId}`, code: 'cycle.quotaRange' }));
    if (issues.length > 0) throw new Invalid(issues);
    for (const { unitId, quota } of quotas) {
      const here = and(eq(cycleUnit.cycleId, cycleId), eq(cycleUnit.unitId, unitId));
      const row = await tx.query.cycleUnit.findFirst({ where: here, columns: { quota: true, name: true } });
      if (!row || row.quota === null) throw new NotFound();
      if (row.quota === quota) continue;
      await tx.update(cycleUnit).set({ quota }).where(here);
      record({
        action: 'cycle.setQuota',
        subject: `cycle:${cycleId}`,
        before: { unitId, unit: row.name, quota: row.quota },
        after: { unitId, unit: row.name, quota },
      });
    }
  });
}

/** One unit's quota: see `setQuotas`. */
export function setQuota(
  db: Db,
  act: Act,
  { cycleId, ...one }: UnitQuota & { cycleId: number },
): Promise<void> {
  return setQuotas(db, act, { cycleId, quotas: [one] });
}
