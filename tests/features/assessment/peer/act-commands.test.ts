import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditDetail, peerFolder, peerRatee, peerRater } from '#db/schema/index';
import { submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { addPeer } from '~/features/assessment/assignment/commands.server';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { dropSealedDrafts } from '~/features/assessment/peer/draft-commands.server';
import { actOf } from '../../../support/actors';
import { allAnswers, inPeer, inSelf, makeAssessed, rateeOf } from '../../../support/assessed';
import { testDb } from '../../../support/database/db';

const database = testDb();
let world: Awaited<ReturnType<typeof makeAssessed>>;
let diem: number;
beforeAll(async () => {
  const { db } = database;
  world = await makeAssessed(db);
  const { actors, cycle } = world;
  diem = (await rateeOf(db, cycle.id, actors.secretary)).id;
  const officer = actOf(actors.communeOfficer, inSelf);
  for (const { personId } of [actors.branchDeputy, actors.branchMember, actors.nextSecretary])
    await addPeer(db, officer, { cycleId: cycle.id, rateeId: diem, raterId: personId });
  const ref = { role: 'peer' as const, id: String(diem) };
  const { form, skills } = await findMyForm(db, actors.branchDeputy, ref, inPeer);
  const patch = { answers: allAnswers(skills) };
  await submitForm(db, actOf(actors.branchDeputy, inPeer), {
    ...{ ...ref, version: form.version, patch, declared: true },
  });
});

const settle = (least?: number) =>
  settlePeerActs(database.db, { before: '2024-11-30', at: new Date('2024-11-29T17:00:00Z'), least });
const sentBy = async () => {
  const rows = await database.db.select().from(peerRater);
  return Object.fromEntries(rows.map(({ raterId, sent, recorded }) => [raterId, [sent, recorded]]));
};

describe('what was sent', () => {
  it('is counted in company only, once, and again by no later writing of the same folder', async () => {
    const { db } = database;
    const { branchDeputy, branchMember, nextSecretary, board } = world.actors;
    const none = { [branchMember.personId]: [0, 0], [nextSecretary.personId]: [0, 0] };
    await settle(2);
    expect(await sentBy()).toEqual({ ...none, [branchDeputy.personId]: [0, 0] });
    const once = { ...none, [branchDeputy.personId]: [1, 1] };
    await settle();
    expect(await sentBy()).toEqual(once);
    // Every folder is written again, the sent form among them.
    await dropSealedDrafts(db, actOf(board, inPeer), branchDeputy.personId);
    expect(await db.$count(peerFolder, eq(peerFolder.isNew, true))).toBe(3);
    await settle();
    expect(await sentBy()).toEqual(once);
    expect(await db.select({ sent: peerRatee.sent }).from(peerRatee)).toEqual([{ sent: 1 }]);
    const details = await db.select({ after: auditDetail.after }).from(auditDetail);
    const days = details.filter(({ after }) => (after as { day?: string } | null)?.day !== undefined);
    expect(days).toEqual([{ after: { day: '2024-11-20', sent: { [branchDeputy.personId]: 1 } } }]);
  });
});
