import { beforeAll, describe, expect, it } from 'vitest';
import { peerFolder } from '#db/schema/index';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { assignPeers } from '~/features/assessment/assignment/commands.server';
import { dropSealedDrafts } from '~/features/assessment/peer/draft-commands.server';
import type { Person } from '~/features/organisation/actor';
import { actOf } from '../../../support/actors';
import { allAnswers, inPeer, inSelf, makeAssessed, rateeOf } from '../../../support/assessed';
import { testDb } from '../../../support/database/db';

const database = testDb();
let world: Awaited<ReturnType<typeof makeAssessed>>;
let diem: number;
let dat: number;
beforeAll(async () => {
  const { db } = database;
  world = await makeAssessed(db);
  const { secretary, nextSecretary, branchMember, branchDeputy, communeOfficer } = world.actors;
  diem = (await rateeOf(db, world.cycle.id, secretary)).id;
  dat = (await rateeOf(db, world.cycle.id, nextSecretary)).id;
  await assignPeers(db, actOf(communeOfficer, inSelf), {
    cycleId: world.cycle.id,
    unitId: world.units.commune.id,
    pairs: [
      { rateeId: diem, raterId: branchMember.personId },
      { rateeId: diem, raterId: branchDeputy.personId },
      { rateeId: diem, raterId: nextSecretary.personId },
      { rateeId: dat, raterId: secretary.personId },
    ],
  });
  await begin(branchMember, diem, 'Chị hay quên.');
  await begin(branchDeputy, diem, 'Chị chu đáo.');
});

const peerRef = (rateeId: number) => ({ role: 'peer' as const, id: String(rateeId) });

async function begin(who: Person, rateeId: number, comment: string): Promise<void> {
  const { form, skills } = await findMyForm(database.db, who, peerRef(rateeId), inPeer);
  const patch = { answers: allAnswers(skills), comment };
  await saveDraft(database.db, actOf(who, inPeer), { ...peerRef(rateeId), version: form.version, patch });
}

const formOf = async (who: Person, rateeId: number) =>
  (await findMyForm(database.db, who, peerRef(rateeId), inPeer)).form;

describe('sealed drafts that are dropped', () => {
  it('are empty for their author; what others began and what was sent stays', async () => {
    const { branchMember, branchDeputy, board } = world.actors;
    const { version } = await formOf(branchDeputy, diem);
    await submitForm(database.db, actOf(branchDeputy, inPeer), {
      ...{ ...peerRef(diem), version, patch: {}, declared: true },
    });
    await dropSealedDrafts(database.db, actOf(board, inPeer), branchMember.personId);
    await dropSealedDrafts(database.db, actOf(board, inPeer), branchDeputy.personId);
    expect(await formOf(branchMember, diem)).toMatchObject({ state: 'assigned', content: { comment: '' } });
    expect(await formOf(branchDeputy, diem)).toMatchObject({ state: 'submitted' });
  });

  it('are written with the folders of all who rate the same people, begun or not, and with no other', async () => {
    const { db } = database;
    const { branchMember, secretary, board } = world.actors;
    await begin(secretary, dat, 'Anh làm việc chắc chắn.');
    const boxes = async () =>
      new Map((await db.select().from(peerFolder)).map(({ id, box }) => [id, String(box)]));
    const before = await boxes();
    await dropSealedDrafts(db, actOf(board, inPeer), branchMember.personId);
    const after = await boxes();
    // Of three who rate Diễm two may have begun; she, who rates somebody else, is not written.
    expect(after.size).toBe(4);
    expect([...after].filter(([id, box]) => before.get(id) === box)).toHaveLength(1);
  });

  it('can be begun again', async () => {
    const { branchMember } = world.actors;
    await begin(branchMember, diem, 'Chị luôn đến sớm.');
    expect(await formOf(branchMember, diem)).toMatchObject({
      ...{ state: 'draft', content: { comment: 'Chị luôn đến sớm.' } },
    });
  });

  it('of somebody who has none are no fault', async () => {
    const { board, nextSecretary } = world.actors;
    await expect(
      dropSealedDrafts(database.db, actOf(board, inPeer), nextSecretary.personId),
    ).resolves.toBeUndefined();
    expect(await formOf(nextSecretary, diem)).toMatchObject({ state: 'assigned' });
  });
});
