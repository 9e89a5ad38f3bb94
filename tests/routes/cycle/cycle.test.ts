import { beforeAll, describe, expect, it } from 'vitest';
import { makeCycle, windowsOf2024 } from '#db/factories/cycle';
import { makeFramework } from '#db/factories/framework';
import { defaultSettings } from '~/features/cycle/cycle';
import { cycleFormOf } from '~/features/cycle/form/form';
import type { Person } from '~/features/organisation/actor';
import * as closing from '~/routes/cycle/closing';
import * as list from '~/routes/cycle/cycles';
import * as edit from '~/routes/cycle/edit';
import * as leaving from '~/routes/cycle/leaving';
import * as fresh from '~/routes/cycle/new';
import * as opening from '~/routes/cycle/opening';
import * as person from '~/routes/cycle/person';
import * as phase from '~/routes/cycle/phase';
import * as quota from '~/routes/cycle/quota';
import * as show from '~/routes/cycle/show';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let plot: Plot;
let frameworkId: number;
let id: string;
const name = 'Đợt đánh giá năm 2024';

beforeAll(async () => {
  plot = await makePlot(database.db);
  const unitId = plot.units.province.id;
  ({ id: frameworkId } = await makeFramework(database.db, { unitId, state: 'published' }));
  id = String((await makeCycle(database.db, { unitId, frameworkId })).id);
});

const get = (route: { loader: unknown }, viewer: Person | null, params: Record<string, string> = {}) =>
  call(route.loader as never, { db: database.db, viewer, params: { id, ...params } });
const post = (
  route: { action: unknown },
  viewer: Person | null,
  form: Record<string, string | string[]>,
  params: Record<string, string> = {},
) => call(route.action as never, { db: database.db, viewer, params: { id, ...params }, form });

/** The form as a browser posts it: dotted names, lists with '[]'. */
function posted(values: object, prefix = ''): Record<string, string | string[]> {
  return Object.assign(
    {},
    ...Object.entries(values).map(([key, value]) => {
      if (Array.isArray(value)) return { [`${prefix}${key}[]`]: value };
      return typeof value === 'object' ? posted(value, `${prefix}${key}.`) : { [`${prefix}${key}`]: value };
    }),
  );
}

const filled = () =>
  posted(
    cycleFormOf({
      name: 'Đợt bổ sung',
      kind: 'AD_HOC',
      year: 2024,
      frameworkId,
      windows: windowsOf2024(),
      settings: defaultSettings,
    }),
  );

describe('a draft', () => {
  it('is made and edited by posting the form, and comes back with its complaints', async () => {
    const made = await post(fresh, plot.actors.board, filled());
    expect(made).toMatchObject({ status: 302 });
    expect(made.location).toMatch(/^\/cycle\/\d+\/opening$/);
    const wrong = await post(edit, plot.actors.board, {
      ...filled(),
      'phases.peer.endsAt': '2024-11-10T07:00',
    });
    expect(wrong).toMatchObject({
      status: 422,
      value: {
        problem: {
          issues: [
            { path: 'phases.peer.endsAt', text: 'Kết thúc phải sau bắt đầu. Sửa một trong hai ngày.' },
          ],
          values: { name: 'Đợt bổ sung' },
        },
      },
    });
  });

  it('has its calendar proposed from one day, without scripts too, and keeps what was typed', async () => {
    const start = { intent: 'propose', calendarStart: '2024-12-09' };
    const asked = { ...filled(), name: 'Đợt quý IV', kind: 'QUARTER', 'phases.self.startsAt': '', ...start };
    const { status, value } = await post(fresh, plot.actors.board, asked);
    expect(status).toBe(200);
    const { proposed } = value as { proposed: ReturnType<typeof cycleFormOf> };
    expect(proposed).toMatchObject({
      name: 'Đợt quý IV',
      calendarStart: '2024-12-09',
      phases: { self: { startsAt: '09/12/2024 07:00', endsAt: '15/12/2024 17:00' } },
    });
    const { calendarStart: _, intent: __, ...fields } = proposed as typeof proposed & typeof start;
    expect(await post(fresh, plot.actors.board, posted(fields))).toMatchObject({ status: 302 });
    const wrong = await post(fresh, plot.actors.board, { ...asked, calendarStart: '31/11' });
    expect(wrong).toMatchObject({
      status: 422,
      value: { problem: { issues: [{ path: 'calendarStart' }], values: { name: 'Đợt quý IV' } } },
    });
    expect((await post(fresh, plot.actors.districtOfficer, asked)).status).toBe(403);
  });

  it('is the board’s alone', async () => {
    for (const route of [fresh, edit, show, opening])
      expect(await get(route, plot.actors.districtOfficer)).toMatchObject({ status: 403 });
    for (const route of [list, fresh, edit, show, opening]) {
      expect((await get(route, null)).location).toMatch(/^\/sign-in/);
      expect((await get(route, plot.actors.board)).status).toBe(200);
    }
    const seen = await get(list, plot.actors.secretary);
    expect(seen.value).toMatchObject({ cycles: [], running: null, mayCreate: false });
  });

  it('opens by its name, typed', async () => {
    expect(await post(opening, plot.actors.board, { confirmation: 'MỞ' })).toMatchObject({ status: 422 });
    expect(await post(opening, plot.actors.districtOfficer, { confirmation: name })).toMatchObject({
      status: 403,
    });
    expect(await post(opening, plot.actors.board, { confirmation: name })).toMatchObject({
      status: 302,
      location: `/cycle/${id}`,
    });
    expect((await get(edit, plot.actors.board)).status).toBe(403);
  });
});

describe('a running cycle', () => {
  it('is read by everyone signed in; names only by officers', async () => {
    for (const viewer of [plot.actors.secretary, plot.actors.reader, plot.actors.ended])
      expect((await get(show, viewer)).value).toMatchObject({ mayMove: false, counts: { ratees: 3 } });
    expect((await get(person, plot.actors.secretary)).status).toBe(403);
    expect((await get(person, plot.actors.communeOfficer)).value).toMatchObject({ total: 2 });
    expect((await get(person, plot.actors.board)).value).toMatchObject({ total: 3, coming: [] });
  });

  it('moves a phase, and answers oddities without an error of its own', async () => {
    const move = {
      startsAt: '2024-11-16T07:00',
      endsAt: '2024-12-03T17:00',
      reason: 'Hai xã bị ngập, chưa họp được',
    };
    expect((await get(phase, plot.actors.board, { phase: 'lunch' })).status).toBe(404);
    expect((await get(phase, plot.actors.secretary, { phase: 'peer' })).status).toBe(403);
    expect((await get(show, plot.actors.board, { id: 'x' })).status).toBe(404);
    expect((await get(show, plot.actors.board, { id: '99999' })).status).toBe(404);
    expect(await post(phase, plot.actors.board, { ...move, endsAt: 'mai' }, { phase: 'peer' })).toMatchObject(
      {
        status: 422,
      },
    );
    // The move brings two phases to run at once: that is shown first, by a page without scripts too.
    const shown = await post(phase, plot.actors.board, move, { phase: 'peer' });
    expect(shown).toMatchObject({
      status: 200,
      value: { noted: { endsAt: move.endsAt, reason: move.reason } },
    });
    expect((await get(show, plot.actors.secretary)).value).toMatchObject({ changes: [] });
    const noted = '2024-11-16T07:00/2024-12-03T17:00';
    const other = { ...move, noted, endsAt: '2024-12-04T17:00' };
    expect((await post(phase, plot.actors.board, other, { phase: 'peer' })).status).toBe(200);
    expect(await post(phase, plot.actors.board, { ...move, noted }, { phase: 'peer' })).toMatchObject({
      location: `/cycle/${id}#changes`,
    });
    expect((await get(show, plot.actors.secretary)).value).toMatchObject({
      changes: [{ reason: move.reason }],
    });
  });

  it('keeps quotas, all or none', async () => {
    const { district, otherDistrict } = plot.units;
    const wrong = { [`quota.${district.id}`]: '2', [`quota.${otherDistrict.id}`]: 'ba' };
    expect(await post(quota, plot.actors.board, wrong)).toMatchObject({
      status: 422,
      value: { problem: { issues: [{ path: `quota.${otherDistrict.id}` }] } },
    });
    expect((await get(quota, plot.actors.board)).value).toMatchObject({ quotaSum: 8, total: 2 });
    await post(quota, plot.actors.board, { ...wrong, [`quota.${otherDistrict.id}`]: '3' });
    expect((await get(quota, plot.actors.board)).value).toMatchObject({ quotaSum: 5 });
    expect((await get(quota, plot.actors.communeOfficer)).status).toBe(403);
  });

  it('lets those who run the branch take somebody out', async () => {
    const { value } = await get(person, plot.actors.communeOfficer);
    const [first] = (value as { people: { id: number; mayLeave: boolean }[] }).people;
    expect(first!.mayLeave).toBe(true);
    const params = { person: String(first!.id) };
    expect((await get(leaving, plot.actors.otherCommuneOfficer, params)).status).toBe(404);
    expect((await get(leaving, plot.actors.communeOfficer, params)).status).toBe(200);
    expect((await post(leaving, plot.actors.reader, { reason: 'Chuyển công tác' }, params)).status).toBe(403);
    expect(
      (await post(leaving, plot.actors.communeOfficer, { reason: 'Chuyển công tác' }, params)).status,
    ).toBe(302);
    const back = await post(person, plot.actors.communeOfficer, {
      personId: String(plot.actors.secretary.personId),
      unitId: String(plot.units.branch.id),
    });
    expect(back.status).toBe(302);
  });

  it('closes with a reason', async () => {
    expect((await get(closing, plot.actors.secretary)).status).toBe(403);
    expect((await get(closing, plot.actors.board)).value).toMatchObject({ isEarly: true });
    expect((await post(closing, plot.actors.board, { reason: '', confirmation: name })).status).toBe(422);
    const reason = 'Tỉnh sáp nhập';
    for (const confirmation of ['', 'Đợt khác'])
      expect((await post(closing, plot.actors.board, { reason, confirmation })).status).toBe(422);
    expect((await post(closing, plot.actors.board, { reason, confirmation: name })).location).toBe(
      `/cycle/${id}`,
    );
    expect((await get(list, plot.actors.secretary)).value).toMatchObject({ running: null, total: 1 });
  });
});
