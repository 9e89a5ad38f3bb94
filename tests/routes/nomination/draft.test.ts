/** A statement saves itself as one writes: parts, versions, and who else wrote in between. */
import { beforeAll, describe, expect, it } from 'vitest';
import { nominate } from '~/features/nomination/nomination-commands.server';
import type { Person } from '~/features/organisation/actor';
import * as draft from '~/routes/nomination/draft';
import * as file from '~/routes/nomination/file';
import { inNomination, makeNominating, type Nominating } from '../../features/nomination/nominating';
import { actOf } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let world: Nominating;
let id = '';
beforeAll(async () => {
  world = await makeNominating(database.db);
  const { districtOfficer } = world.actors;
  id = await nominate(database.db, actOf(districtOfficer, inNomination), { rateeId: world.ratee.id });
});

const at = { params: () => ({ id }), now: inNomination };
const save = async (viewer: Person | null, json: unknown) => {
  const answer = await call(draft.action as never, {
    db: database.db,
    viewer,
    params: at.params(),
    now: at.now,
    json,
  });
  return { status: answer.status, ...JSON.parse(String(answer.value)) };
};
const statement = async () => {
  const viewer = world.actors.districtOfficer;
  const { value } = await call(file.loader as never, {
    db: database.db,
    viewer,
    params: at.params(),
    now: at.now,
  });
  return (value as { file: { version: number; statement: Record<string, string> } }).file;
};

describe('the draft of a statement', () => {
  it('keeps the parts that changed and leaves the others', async () => {
    const { districtOfficer } = world.actors;
    const first = { version: 0, patch: { deed: 'Dựng cầu', evidence: 'Quyết định 12' } };
    expect(await save(districtOfficer, first)).toMatchObject({ status: 200, version: 1 });
    expect(await save(districtOfficer, { version: 1, patch: { deed: 'Dựng hai cầu' } })).toMatchObject({
      version: 2,
    });
    expect((await statement()).statement).toMatchObject({ deed: 'Dựng hai cầu', evidence: 'Quyết định 12' });
  });

  it('answers an older version with what stands, and writes nothing', async () => {
    const before = await statement();
    const late = await save(world.actors.districtOfficer, { version: 0, patch: { deed: 'Cũ' } });
    expect(late).toMatchObject({
      status: 409,
      current: { version: before.version, content: before.statement },
    });
    expect(await statement()).toEqual(before);
  });

  it.each([
    ['a part it does not know', { version: 2, patch: { grade: 'A' } }],
    ['too long a text', { version: 2, patch: { deed: 'a'.repeat(20_000) } }],
    ['no version', { patch: {} }],
    ['nothing', null],
  ])('refuses %s', async (_, json) => {
    const before = await statement();
    expect((await save(world.actors.districtOfficer, json)).status).toBe(422);
    expect(await statement()).toEqual(before);
  });

  it('is nobody else’s to write', async () => {
    const { otherDistrictOfficer, secretary, reader } = world.actors;
    for (const viewer of [otherDistrictOfficer, secretary, reader])
      expect((await save(viewer, { version: 2, patch: { deed: 'Khác' } })).status).toBe(403);
    expect((await save(null, { version: 2, patch: {} })).status).toBe(401);
  });
});
