/** A scoring run, its release, and the skill a secretary chooses to grow. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleUnit, result, scoredPeerForm, scoringRun, unitResult } from '#db/schema/index';
import { settlePeerActs } from '~/features/assessment/peer-act-commands.server';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { decide } from '~/lib/audit.server';
import { dayOf, instantOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { engineVersion } from './scoring';
import { scoreCycle } from './scoring-aggregate';
import { inputHash } from './scoring-input.server';
import { readInput } from './scoring-input-queries.server';
import { refuseToRun } from './scoring-policy';
import { unitMeans } from './scoring-units';

const slice = 500;

/**
 * Scores a cycle from what has been sent so far and keeps the run for good. Peer boxes are opened in memory only, and
 * withheld before any mean is taken. Throws `Refused`, or `Conflict` when PEER_KEY does not open the boxes.
 */
export async function runScoring(db: Db, act: Act, cycleId: number): Promise<string> {
  return decide(db, act, async (tx, record) => {
    await lockScoring(tx, cycleId);
    const cycle = await findCycle(tx, act.actor, cycleId);
    must(refuseToRun(act.actor, cycle, act.at));
    await settlePeerActs(tx, settledBefore(act.at));
    const { input, dataKey, content, unitPaths } = await readInput(tx, cycle);
    const { results, batch } = scoreCycle(input);
    const forms = { self: 0, peer: 0, superior: 0 };
    for (const { role } of input.forms) forms[role] += 1;
    const [run] = await tx
      .insert(scoringRun)
      .values({
        cycleId,
        method: input.options.aggregate,
        engineVersion,
        options: input.options,
        inputHash: inputHash(input, dataKey),
        forms,
        byPersonId: personIdOf(act.actor),
        at: act.at,
      })
      .returning({ id: scoringRun.id, inputHash: scoringRun.inputHash });
    const runId = run!.id;
    for (const part of sliced(results, slice))
      await tx.insert(result).values(part.map(({ ratee, ...row }) => ({ runId, rateeId: ratee, ...row })));
    const used = [...batch].sort((a, b) => (a.form < b.form ? -1 : 1));
    for (const part of sliced(used, slice))
      await tx
        .insert(scoredPeerForm)
        .values(part.map(({ form, ratee }) => ({ formId: form, rateeId: ratee, runId })));
    const units = await tx
      .select({ id: cycleUnit.unitId, path: cycleUnit.path })
      .from(cycleUnit)
      .where(eq(cycleUnit.cycleId, cycleId));
    const means = unitMeans(
      units,
      results.map(({ ratee, total, detail }) => ({
        unitPath: unitPaths.get(ratee)!,
        total,
        skills: Object.fromEntries(detail.items.map((item) => [item.code, item.total])),
      })),
      content.competencies,
    );
    for (const part of sliced(means, slice))
      await tx.insert(unitResult).values(part.map((row) => ({ runId, ...row })));
    record({
      action: 'scoring.run',
      subject: `scoring_run:${runId}`,
      after: { cycleId, inputHash: run!.inputHash, people: results.length },
    });
    return runId;
  });
}

/** Sendings of the days before today are in the record before their forms are used; the hour of it tells nothing. */
export function settledBefore(at: Date) {
  return { before: dayOf(at), at: instantOf(dayOf(at)) };
}

/** One run or release of a cycle at a time. */
export async function lockScoring(tx: Db, cycleId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('scoring'), ${cycleId})`);
}

function sliced<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, k) =>
    list.slice(k * size, (k + 1) * size),
  );
}
