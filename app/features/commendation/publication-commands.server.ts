/** What the outside sees: publishing writes each person's honour; revoking marks it and takes nothing away. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { commendation, decision } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { recordHonour, revokeHonour } from '~/features/organisation/person/fact-commands.server';
import { mustBeTyped } from '~/lib/confirmation';
import { dayOf } from '~/lib/date';
import { must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { decide } from '~/lib/record/audit.server';
import { findCycle } from '../cycle/cycle-queries.server';
import { lockChosen, lockDecision } from './commendation-commands.server';
import { refuseToPublish, refuseToRevoke } from './commendation-policy';

/**
 * Publishes a recorded decision: an honour for each person, whether or not they agreed to be named; the public page
 * asks for their consent each time it is read. Publishing again changes nothing. Throws `Invalid` when the number
 * typed is another, `Conflict` when a file was withdrawn or unlisted since.
 */
export async function publishDecision(
  db: Db,
  act: Act,
  { decisionId, confirmation }: { decisionId: string; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, people } = await lockDecision(tx, decisionId);
    const cycle = await findCycle(tx, act.actor, row.cycleId);
    const refusal = refuseToPublish(
      act.actor,
      { ...row, personIds: people.map((one) => one.personId) },
      cycle,
      act.at,
    );
    if (refusal?.reason === 'commendation.published') return;
    must(refusal);
    mustBeTyped(confirmation, row.number, 'commendation.numberDiffers');
    await lockChosen(
      tx,
      act,
      row.cycleId,
      people.map((one) => one.nominationId),
    );
    for (const { id, personId } of people) {
      await recordHonour(tx, act, {
        personId,
        commendationId: id,
        year: cycle.year,
        name: row.honourName,
        issuer: cycle.unitName,
        decisionNumber: row.number,
        decidedOn: row.signedOn,
      });
      await tell(tx, act, [personId], {
        kind: 'commendation.published',
        params: { award: row.honourName },
        place: `/commendation/${id}/certificate`,
      });
    }
    const change = { state: 'published' as const, publishedBy: personIdOf(act.actor), publishedAt: act.at };
    await tx.update(decision).set(change).where(eq(decision.id, decisionId));
    record({
      action: 'commendation.publish',
      subject: `decision:${decisionId}`,
      before: { state: row.state },
      after: { ...change, number: row.number, people: people.length },
    });
  });
}

/**
 * Revokes one person's published honour by another decision of the board. It stays in the record and is shown as
 * revoked wherever the honour is shown; the public page gives day and decision, never the reason. `confirmation`
 * is the person's name, typed.
 */
export async function revokeCommendation(
  db: Db,
  act: Act,
  { id, number, reason, confirmation }: { id: string; number: string; reason: string; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const [found] = await tx
      .select({ unitId: decision.unitId, state: decision.state, one: commendation })
      .from(commendation)
      .innerJoin(decision, eq(decision.id, commendation.decisionId))
      .where(eq(commendation.id, id))
      .for('update');
    if (!found) throw new NotFound();
    const { one, ...paper } = found;
    must(refuseToRevoke(act.actor, { ...paper, personId: one.personId, revokedAt: one.revokedAt }));
    mustBeTyped(confirmation, one.fullName);
    const change = {
      revokedAt: act.at,
      revokedBy: personIdOf(act.actor),
      revokedReason: reason,
      revocationNumber: number,
    };
    await tx.update(commendation).set(change).where(eq(commendation.id, id));
    await revokeHonour(tx, act, { commendationId: id, revokedOn: dayOf(act.at), reason });
    record({
      action: 'commendation.revoke',
      subject: `commendation:${id}`,
      before: { revokedAt: null },
      after: { ...change, personId: one.personId },
    });
  });
}
