import { beforeAll, describe, expect, it } from 'vitest';
import { peerAssignment } from '#db/schema/index';
import { recuse } from '~/features/assessment/assignment/commands.server';
import { writePairs } from '~/features/assessment/assignment/pool';
import * as assignment from '~/routes/assessment/assignment';
import * as byHand from '~/routes/assessment/assignment-ratee';
import * as list from '~/routes/assessment/units';
import { actOf } from '../../support/actors';
import { inPeer, inReview, makeAssessed, rateeOf } from '../../support/assessed';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let world: Awaited<ReturnType<typeof makeAssessed>>;
let diem: number;
beforeAll(async () => {
  world = await makeAssessed(database.db);
  diem = (await rateeOf(database.db, world.cycle.id, world.actors.secretary)).id;
});

const at = (params: Record<string, string>, form?: Record<string, string>) => ({
  db: database.db,
  viewer: world.actors.communeOfficer,
  now: inPeer,
  params: { unitId: String(world.units.commune.id), ...params },
  ...(form ? { form } : {}),
});

type Page = {
  proposal: { pairs: { rateeId: number; raterId: number }[] } | null;
  refusal: string | null;
  thin: unknown[];
};
const open = async () => (await call(assignment.loader, at({}))).value as Page;

describe('/assessment', () => {
  it('is for officers and readers', async () => {
    const status = async (viewer: keyof typeof world.actors) =>
      (await call(list.loader, { ...at({}), viewer: world.actors[viewer] })).status;
    expect(await status('communeOfficer')).toBe(200);
    expect(await status('reader')).toBe(200);
    expect(await status('secretary')).toBe(403);
    expect(await status('ended')).toBe(403);
  });
});

describe('/assessment/assignment/:unitId', () => {
  it('stores the proposal it showed', async () => {
    const { proposal, thin } = await open();
    expect(thin.length).toBe(1);
    const pairs = writePairs(proposal!.pairs);
    const answer = await call(assignment.action, at({}, { pairs }));
    expect(answer).toMatchObject({
      status: 302,
      location: `/assessment/assignment/${world.units.commune.id}`,
    });
    const stored = await database.db.select().from(peerAssignment);
    expect(new Set(stored.map((row) => `${row.rateeId}-${row.raterId}`))).toEqual(new Set(pairs.split(' ')));
    expect((await open()).proposal).toBeNull();
  });

  it.each(['', 'x', '1-2 3', '0-0', '9-'])('answers %j with a complaint, not a crash', async (pairs) => {
    const { status } = await call(assignment.action, at({}, { pairs }));
    expect(status).toBe(422);
  });

  it('is not there for strange ids', async () => {
    for (const unitId of ['abc', '999999', '-1'])
      expect((await call(assignment.loader, at({ unitId }))).status).toBe(404);
  });

  it('is read-only after the peer phase', async () => {
    const { value } = await call(assignment.loader, { ...at({}), now: inReview });
    expect((value as Page).refusal).toContain('30/11/2024');
  });
});

describe('/assessment/assignment/:unitId/:rateeId', () => {
  it('takes a peer back and adds one, without a script', async () => {
    const here = { rateeId: String(diem) };
    const raterId = String(world.actors.branchMember.personId);
    const post = (change: string) => call(byHand.action, at(here, { change, raterId }));
    expect((await post('remove')).status).toBe(302);
    expect((await post('remove')).status).toBe(404);
    expect((await post('add')).status).toBe(302);
    const { value } = await call(byHand.loader, at(here));
    expect(value).toMatchObject({
      ratee: { peers: expect.arrayContaining([{ id: Number(raterId), name: 'Trần Thị Mỹ Lệ' }]) },
    });
    expect((await call(byHand.action, at(here, { change: 'add', raterId: '' }))).status).toBe(422);
  });

  it('shows the officer why somebody stepped aside', async () => {
    const act = actOf(world.actors.branchDeputy, inPeer);
    await recuse(database.db, act, { rateeId: diem, reason: 'Chúng tôi là người nhà' });
    const { value } = await call(byHand.loader, at({ rateeId: String(diem) }));
    expect(value).toMatchObject({
      ratee: { recused: [{ name: 'Thạch Sơn Hiếu', reason: 'Chúng tôi là người nhà' }] },
    });
  });
});
