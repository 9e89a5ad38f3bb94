/** Who finished a class. It belongs to the person from then on; one recorded in error is revoked, never deleted. */
import { randomBytes } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingCompletion } from '#db/schema/index';
import { codeOf } from '~/features/commendation/commendation';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { Conflict, must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { decide } from '~/lib/record/audit.server';
import { readSeats } from '../people/queries.server';
import { refuseToComplete } from '../training-policy';
import { lockClass } from './commands.server';

/** Records people of the unit's part of the tree, as they stood on the day; whoever is recorded already is left out. */
export async function recordCompletions(
  db: Db,
  act: Act,
  { classId, personIds }: { classId: string; personIds: readonly number[] },
): Promise<{ count: number }> {
  return decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToComplete(act.actor, plan, { ...row, personIds }));
    const had = await tx
      .select({ personId: trainingCompletion.personId })
      .from(trainingCompletion)
      .where(
        and(
          eq(trainingCompletion.classId, classId),
          inArray(trainingCompletion.personId, [...personIds]),
          isNull(trainingCompletion.revokedAt),
        ),
      );
    const seats = await readSeats(tx, { unitPath: plan.unitPath, on: row.heldOn!, personIds });
    const fresh = seats.filter(({ personId }) => !had.some((one) => one.personId === personId));
    if (fresh.length === 0) throw new Conflict({ reason: 'training.nobodyNew' });
    const made = await tx
      .insert(trainingCompletion)
      .values(
        fresh.map(({ personId, seat }) => ({
          classId,
          personId,
          seat,
          completedOn: row.heldOn!,
          verifyCode: codeOf(randomBytes(10)),
          byPersonId: personIdOf(act.actor),
          at: act.at,
        })),
      )
      .returning({ id: trainingCompletion.id, personId: trainingCompletion.personId });
    for (const { id, personId } of made)
      await tell(tx, act, [personId], {
        kind: 'training.completed',
        params: { name: row.name },
        place: `/training/completion/${id}`,
      });
    const learners = made.map(({ personId }) => personId);
    record({
      action: 'training.complete',
      subject: `training_class:${classId}`,
      after: { people: learners.length, personIds: learners },
    });
    return { count: learners.length };
  });
}

/** It stays on record with the reason and counts no more. */
export async function revokeCompletion(
  db: Db,
  act: Act,
  { id, reason }: { id: string; reason: string },
): Promise<{ classId: string }> {
  return decide(db, act, async (tx, record) => {
    const found = await tx.query.trainingCompletion.findFirst({ where: eq(trainingCompletion.id, id) });
    if (!found) throw new NotFound();
    const { classId, personId } = found;
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToComplete(act.actor, plan, { ...row, personIds: [personId] }));
    const change = { revokedAt: act.at, revokedBy: personIdOf(act.actor), revokedReason: reason };
    const [revoked] = await tx
      .update(trainingCompletion)
      .set(change)
      .where(and(eq(trainingCompletion.id, id), isNull(trainingCompletion.revokedAt)))
      .returning({ id: trainingCompletion.id });
    if (!revoked) throw new Conflict({ reason: 'training.revokedAlready' });
    record({ action: 'training.revoke', subject: `training_class:${classId}`, after: { personId, reason } });
    return { classId };
  });
}
