import { beforeAll, describe, expect, it } from 'vitest';
import { makeNomination, wholeStatement } from '#db/factories/nomination';
import { setQuota } from '~/features/cycle/phase/commands.server';
import type { Person } from '~/features/organisation/actor';
import * as home from '~/routes/home';
import * as candidate from '~/routes/nomination/candidate';
import * as consent from '~/routes/nomination/consent';
import * as file from '~/routes/nomination/file';
import * as list from '~/routes/nomination/nominations';
import * as print from '~/routes/nomination/print';
import * as sendBack from '~/routes/nomination/return';
import * as submission from '~/routes/nomination/submission';
import * as unit from '~/routes/nomination/unit';
import * as withdrawal from '~/routes/nomination/withdrawal';
import { inNomination, makeNominating, type Nominating } from '../../features/nomination/nominating';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let world: Nominating;
let id = '';
beforeAll(async () => {
  world = await makeNominating(database.db);
});

type Route = { loader?: unknown; action?: unknown };
const now = inNomination;
const get = (route: Route, viewer: Person | null, params: Record<string, string> = { id }, url = '/') =>
  call(route.loader as never, { db: database.db, viewer, params, url, now });
const post = (
  route: Route,
  viewer: Person | null,
  form: Record<string, string>,
  params: Record<string, string> = { id },
) => call(route.action as never, { db: database.db, viewer, params, form, now });

describe('before nominating', () => {
  it('an officer sees their unit, the board all, a commune officer none, a stranger signs in', async () => {
    const { districtOfficer, board, reader, communeOfficer, secretary } = world.actors;
    const names = async (viewer: Person) =>
      ((await get(list, viewer)).value as { units: { name: string }[] }).units.map((one) => one.name);
    expect(await names(districtOfficer)).toEqual(['Huyện Đoàn Cầu Kè']);
    for (const viewer of [board, reader])
      expect(await names(viewer)).toEqual(['Huyện Đoàn Cầu Kè', 'Huyện Đoàn Trà Cú']);
    for (const viewer of [communeOfficer, secretary]) expect(await names(viewer)).toEqual([]);
    expect((await get(list, null)).location).toMatch(/^\/sign-in/);
  });

  it('every secretary of the unit stands by name with what each rule says', async () => {
    const params = { unitId: String(world.units.district.id) };
    const { value } = await get(unit, world.actors.districtOfficer, params);
    expect(value).toMatchObject({
      unit: { quota: 4, sent: 0, drafts: 0 },
      list: {
        total: 2,
        candidates: [
          { name: 'Lâm Thị Ngọc Diễm', file: null },
          { name: 'Sơn Minh Đạt', file: null },
        ],
      },
      files: [],
    });
    const found = await get(unit, world.actors.board, params, '/?search=dat');
    expect(found.value).toMatchObject({ list: { total: 1, candidates: [{ name: 'Sơn Minh Đạt' }] } });
    const beyond = await get(unit, world.actors.board, params, '/?page=2');
    expect(beyond.value).toMatchObject({ list: { total: 2, candidates: [] } });
    expect((await get(unit, world.actors.otherDistrictOfficer, params)).status).toBe(403);
    expect((await get(unit, world.actors.board, { unitId: String(world.units.commune.id) })).status).toBe(
      404,
    );
    expect((await get(unit, world.actors.board, { unitId: 'x' })).status).toBe(404);
    expect((await get(unit, world.actors.board, params, '/?cycle=999')).status).toBe(404);
  });

  it('a candidate’s page says why each rule passes or fails, and whether the reader may nominate', async () => {
    const params = { rateeId: String(world.nextRatee.id) };
    const { value } = await get(candidate, world.actors.districtOfficer, params);
    expect(value).toMatchObject({
      candidate: { name: 'Sơn Minh Đạt', score: null, file: null },
      refusal: null,
    });
    const { outcomes } = (value as { candidate: { outcomes: { rule: string; outcome: string }[] } })
      .candidate;
    expect(outcomes[0]).toMatchObject({
      rule: 'assessmentCompleted',
      outcome: 'fail',
      params: { self: 1, superiors: 0 },
      source: 'Mặc định của hệ thống: đủ phiếu tự đánh giá và phiếu cấp trên',
    });
    expect((await get(candidate, world.actors.reader, params)).value).toMatchObject({
      refusal: expect.stringContaining('đơn vị khác'),
    });
    for (const viewer of [world.actors.nextSecretary, world.actors.otherDistrictOfficer])
      expect((await get(candidate, viewer, params)).status).toBe(403);
  });
});

describe('a file', () => {
  it('starts from the candidate’s page and opens for the unit, the board and the nominee alone', async () => {
    const made = await post(candidate, world.actors.districtOfficer, {}, { rateeId: String(world.ratee.id) });
    expect(made.location).toMatch(/^\/nomination\/[0-9a-f-]{36}$/);
    id = made.location!.split('/').at(-1)!;
    const { districtOfficer, board, secretary, reader, nextSecretary, communeOfficer } = world.actors;
    for (const viewer of [districtOfficer, board, secretary, reader]) {
      expect((await get(file, viewer)).status).toBe(200);
      expect((await get(print, viewer)).status).toBe(200);
    }
    for (const viewer of [nextSecretary, communeOfficer])
      for (const route of [file, print, consent, withdrawal, submission, sendBack])
        expect((await get(route, viewer)).status).toBe(404);
    expect((await get(file, board, { id: 'nothing' })).status).toBe(404);
    expect((await get(file, board, { id: '00000000-0000-4000-8000-000000000000' })).status).toBe(404);
    expect((await get(file, districtOfficer)).value).toMatchObject({
      note: null,
      file: { refusals: { edit: null } },
    });
    expect((await get(file, reader)).value).toMatchObject({ note: expect.stringMatching(/đơn vị khác/) });
    expect((await get(file, secretary)).value).toMatchObject({ note: null });
  });

  it('cannot be started twice', async () => {
    const again = await post(candidate, world.actors.board, {}, { rateeId: String(world.ratee.id) });
    expect(again).toMatchObject({
      status: 409,
      value: { problem: { text: expect.stringContaining('đã có hồ sơ') } },
    });
  });

  it('saves, and at a conflict hands both versions back', async () => {
    const saved = await post(file, world.actors.districtOfficer, {
      version: '0',
      ...wholeStatement,
      deed: 'Ngắn',
    });
    expect(saved).toMatchObject({ status: 302, location: `/nomination/${id}#statement` });
    const late = await post(file, world.actors.board, {
      version: '0',
      ...wholeStatement,
      deed: 'Của Tỉnh Đoàn',
    });
    expect(late).toMatchObject({
      status: 409,
      value: {
        problem: {
          values: { deed: 'Của Tỉnh Đoàn' },
          current: { version: 1, statement: { deed: 'Ngắn' } },
        },
      },
    });
  });

  it('is sent only when whole, with sentences beside the parts', async () => {
    const early = await post(submission, world.actors.districtOfficer, { version: '1' });
    expect(early).toMatchObject({
      status: 422,
      value: { problem: { issues: [{ path: 'deed', text: 'Phần này còn ngắn: viết từ 20 ký tự.' }] } },
    });
    await post(file, world.actors.districtOfficer, { version: '1', ...wholeStatement });
    expect((await post(submission, world.actors.secretary, { version: '2' })).status).toBe(403);
    expect(await post(submission, world.actors.districtOfficer, { version: '2' })).toMatchObject({
      status: 302,
      location: `/nomination/${id}`,
    });
    expect((await get(submission, world.actors.districtOfficer)).status).toBe(403);
  });

  it('is sent back by the board with a reason', async () => {
    expect((await get(sendBack, world.actors.districtOfficer)).status).toBe(403);
    expect((await get(sendBack, world.actors.board)).status).toBe(200);
    expect((await post(sendBack, world.actors.board, { reason: 'ngắn' })).status).toBe(422);
    const done = await post(sendBack, world.actors.board, { reason: 'Thiếu số liệu năm 2023' });
    expect(done.location).toBe(`/nomination/${id}`);
    expect((await get(file, world.actors.districtOfficer)).value).toMatchObject({
      file: { state: 'returned', events: [{ kind: 'returned', reason: 'Thiếu số liệu năm 2023' }, {}] },
      note: null,
    });
  });
});

describe('the nominee', () => {
  it('finds the file, answers about being named, and nobody answers for them', async () => {
    expect((await get(list, world.actors.secretary)).value).toMatchObject({ own: [{ id, answer: null }] });
    const asked = async (viewer: Person) => ((await get(home, viewer)).value as { asked: unknown[] }).asked;
    expect(await asked(world.actors.secretary)).toMatchObject([{ id }]);
    for (const viewer of [world.actors.nextSecretary, world.actors.districtOfficer])
      expect(await asked(viewer)).toEqual([]);
    for (const viewer of [world.actors.districtOfficer, world.actors.board]) {
      expect((await get(consent, viewer)).status).toBe(403);
      expect((await post(consent, viewer, { answer: 'given' })).status).toBe(403);
    }
    expect((await post(consent, world.actors.secretary, {})).status).toBe(422);
    expect((await post(consent, world.actors.secretary, { answer: 'given' })).location).toBe(
      `/nomination/${id}`,
    );
    expect((await get(list, world.actors.secretary)).value).toMatchObject({ own: [{ answer: 'given' }] });
    expect(await asked(world.actors.secretary)).toEqual([]);
  });

  it('withdraws with a reason; the file then can only be read', async () => {
    expect((await post(withdrawal, world.actors.secretary, { reason: 'x' })).status).toBe(422);
    const form = { reason: 'Tôi xin nhường năm nay', confirmation: 'Lâm Thị Ngọc Diễm' };
    const done = await post(withdrawal, world.actors.secretary, form);
    expect(done.location).toBe(`/nomination/${id}`);
    for (const viewer of [world.actors.secretary, world.actors.districtOfficer]) {
      expect((await get(file, viewer)).value).toMatchObject({ file: { state: 'withdrawn' } });
      expect((await get(withdrawal, viewer)).status).toBe(403);
    }
    expect((await get(consent, world.actors.secretary)).status).toBe(403);
    const params = { rateeId: String(world.ratee.id) };
    expect((await get(candidate, world.actors.board, params)).value).toMatchObject({
      refusal: expect.stringContaining('tự rút hồ sơ'),
    });
  });
});

describe('the quota', () => {
  it('that is full refuses in words: how many, who can change it, and that the file is kept', async () => {
    const common = { cycleId: world.cycle.id, unitId: world.units.otherDistrict.id };
    const { db } = database;
    await setQuota(db, { actor: world.actors.board, at: now }, { ...common, quota: 0 });
    const draft = await makeNomination(db, { ...common, rateeId: world.farRatee.id, state: 'draft' });
    const params = { id: draft.id };
    expect((await get(submission, world.actors.otherDistrictOfficer, params)).status).toBe(200);
    const refused = await post(submission, world.actors.otherDistrictOfficer, { version: '0' }, params);
    expect(refused).toMatchObject({ status: 409 });
    const { text } = (refused.value as { problem: { text: string } }).problem;
    expect(text).toContain('0 hồ sơ theo chỉ tiêu');
    expect(text).toContain('Tỉnh Đoàn đổi chỉ tiêu');
    expect(text).toContain('còn nguyên');
  });
});
