/** The plot's cycle when nominating runs: forms are in for Diễm and Sương, nobody's superior has written of Đạt. */
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { wholeStatement } from '#db/factories/nomination';
import { assessment, person } from '#db/schema/index';
import { nominate, saveStatement } from '~/features/nomination/nomination-commands.server';
import type { Person } from '~/features/organisation/actor';
import { actOf } from '../../support/actors';
import { makeAssessed, rateeOf } from '../../support/assessed';

export const inNomination = new Date('2024-12-25T02:00:00Z');
export const inShortlist = new Date('2025-01-15T02:00:00Z');
export const inDecision = new Date('2025-01-26T02:00:00Z');
export const afterAll = new Date('2025-03-01T02:00:00Z');

export type Nominating = Awaited<ReturnType<typeof makeNominating>>;

export async function makeNominating(db: Db) {
  const world = await makeAssessed(db);
  const { secretary, nextSecretary, farSecretary } = world.actors;
  const ids = [secretary, nextSecretary, farSecretary].map((one) => one.personId);
  await db.update(person).set({ bornOn: '1998-04-30' }).where(inArray(person.id, ids));
  const [ratee, nextRatee, farRatee] = await Promise.all(
    [secretary, nextSecretary, farSecretary].map((one) => rateeOf(db, world.cycle.id, one)),
  );
  const sent = { state: 'submitted' as const, submittedAt: new Date('2024-12-05T02:00:00Z') };
  await db.update(assessment).set(sent).where(ne(assessment.rateeId, nextRatee!.id));
  await db
    .update(assessment)
    .set(sent)
    .where(and(eq(assessment.rateeId, nextRatee!.id), eq(assessment.role, 'SELF')));
  return { ...world, ratee: ratee!, nextRatee: nextRatee!, farRatee: farRatee! };
}

/** The superior forms of a ratee are in. */
export async function rateAsSuperior(db: Db, rateeId: number): Promise<void> {
  await db
    .update(assessment)
    .set({ state: 'submitted', submittedAt: new Date('2024-12-06T02:00:00Z') })
    .where(eq(assessment.rateeId, rateeId));
}

/** A draft with a whole statement, one version on. */
export async function draftWhole(db: Db, officer: Person, rateeId: number) {
  const act = actOf(officer, inNomination);
  const id = await nominate(db, act, { rateeId });
  const { version } = await saveStatement(db, act, { id, version: 0, ...wholeStatement });
  return { id, version };
}
