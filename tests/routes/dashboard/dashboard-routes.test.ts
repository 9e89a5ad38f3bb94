import { eq } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeAppointment, makePerson, makeUnit } from '#db/factories/organisation';
import {
  answersAt,
  makeOpenForm,
  makePeerForm,
  makeScoredCycle,
  rateeOf,
  type ScoredCycle,
} from '#db/factories/scoring';
import { auditEntry, mailOutbox, person, reminder } from '#db/schema/index';
import type { Person } from '~/features/organisation/actor';
import { runScoring } from '~/features/scoring/scoring-commands.server';
import { releaseResults } from '~/features/scoring/scoring-release-commands.server';
import { loader as exportLoader } from '~/routes/dashboard/export';
import { loader as lateLoader, action as remindAction } from '~/routes/dashboard/late';
import { loader as meansLoader } from '~/routes/dashboard/means';
import { loader as peopleLoader } from '~/routes/dashboard/people';
import { loader as progressLoader } from '~/routes/dashboard/progress';
import { loader as startLoader } from '~/routes/dashboard/start';
import { loader as homeLoader } from '~/routes/home';
import { actOf, makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call, told } from '../../support/request';

const database = testDb();
const reviewing = new Date('2024-12-12T02:00:00Z');
let plot: Plot;
let cycle: ScoredCycle;

beforeAll(async () => {
  const { db } = database;
  plot = await makePlot(db);
  const { actors, units } = plot;
  for (const k of [1, 2, 3, 4, 5]) {
    const branch = await makeUnit(db, {
      code: `84-CK-01-1${k}`,
      name: `Chi đoàn ấp Số ${k}`,
      typeCode: 'BRANCH_RESIDENTIAL',
      parentId: units.commune.id,
    });
    const one = await makePerson(db, {
      fullName: `=Trần Thị ${k}`,
      email: k === 1 ? 'mot@example.vn' : null,
    });
    await makeAppointment(db, { personId: one.id, unitId: branch.id, titleCode: 'SECRETARY' });
  }
  cycle = await makeScoredCycle(db, { unitId: units.province.id });
  const secretaries = await db.select().from(person);
  const of = async (personId: number) => (await rateeOf(db, cycle.id, personId)).id;
  for (const { id: personId, fullName } of secretaries.filter((row) => row.fullName.startsWith('='))) {
    const rateeId = await of(personId);
    const raterId = actors.communeOfficer.personId;
    const level = (Number(fullName.at(-1)) % 5) + 1;
    await makeOpenForm(db, { cycleId: cycle.id, rateeId, role: 'SELF', raterId: personId, state: 'draft' });
    await makeOpenForm(db, {
      cycleId: cycle.id,
      rateeId,
      role: 'SUPERIOR',
      raterId,
      answers: answersAt(level as 1 | 2 | 3 | 4 | 5),
    });
  }
  const diem = await of(actors.secretary.personId);
  await makeOpenForm(db, {
    cycleId: cycle.id,
    rateeId: diem,
    role: 'SELF',
    raterId: actors.secretary.personId,
    answers: answersAt(4),
  });
  await makePeerForm(db, cycle, {
    rateeId: diem,
    raterId: actors.branchDeputy.personId,
    answers: answersAt(4),
  });
  await makePeerForm(db, cycle, { rateeId: diem, raterId: actors.branchMember.personId, state: 'draft' });
  await makePeerForm(db, cycle, {
    rateeId: await of(actors.nextSecretary.personId),
    raterId: actors.branchMember.personId,
    state: 'assigned',
  });
});

const ask = (viewer: Person | null, loader: Parameters<typeof call>[0], unitId: number, more = {}) =>
  call(loader, { db: database.db, viewer, params: { unitId: String(unitId) }, ...more });

describe('who looks', () => {
  it('officers start at their own unit, readers at the province; a secretary is told where to go', async () => {
    const { actors, units } = plot;
    const start = async (viewer: Person) => call(startLoader, { db: database.db, viewer });
    expect((await start(actors.communeOfficer)).location).toBe(`/dashboard/${units.commune.id}`);
    expect((await start(actors.board)).location).toBe(`/dashboard/${units.province.id}`);
    expect((await start(actors.reader)).location).toBe(`/dashboard/${units.province.id}`);
    expect(await start(actors.secretary)).toMatchObject({
      status: 403,
      value: { reason: 'dashboard.officerOnly' },
    });
  });

  it('sees the own unit and those below, no others', async () => {
    const { actors, units } = plot;
    for (const loader of [progressLoader, lateLoader, meansLoader, peopleLoader]) {
      for (const viewer of [actors.communeOfficer, actors.districtOfficer, actors.board, actors.reader])
        expect((await ask(viewer, loader, units.commune.id)).status).toBe(200);
      for (const viewer of [actors.otherDistrictOfficer, actors.secretary, actors.branchDeputy])
        expect((await ask(viewer, loader, units.commune.id)).status).toBe(403);
      expect((await ask(actors.communeOfficer, loader, units.district.id)).status).toBe(403);
      expect((await ask(actors.board, loader, 9999)).status).toBe(404);
    }
    const url = `/dashboard/${units.commune.id}/export?what=late&format=csv`;
    expect((await ask(actors.otherDistrictOfficer, exportLoader, units.commune.id, { url })).status).toBe(
      403,
    );
  });
});

describe('progress', () => {
  it('counts forms by unit below, peers by the state of the form', async () => {
    const { value } = await ask(plot.actors.board, progressLoader, plot.units.province.id);
    expect(value).toMatchObject({
      kinds: ['self', 'peer'],
      progress: {
        own: {
          ratees: 8,
          self: { sent: 1, asked: 8 },
          peer: { sent: 1, asked: 3 },
          superior: { sent: 5, asked: 5 },
        },
        rows: [
          { name: 'Huyện Đoàn Cầu Kè', ratees: 7, self: { sent: 1, asked: 7 } },
          { name: 'Huyện Đoàn Trà Cú', ratees: 1, peer: { sent: 0, asked: 0 } },
        ],
      },
    });
  });
});

describe('the call list', () => {
  type Late = {
    list: {
      rows: { fullName: string; peer: unknown; self: unknown; remindedOn: string | null }[];
      total: number;
    };
  };
  const late = async (url = '/', unitId = plot.units.commune.id) =>
    (await ask(plot.actors.communeOfficer, lateLoader, unitId, { url })).value as Late;

  it('has each late person once, with what they owe; of peers only numbers', async () => {
    const { list } = await late();
    expect(list.total).toBe(7);
    const le = list.rows.find((row) => row.fullName === 'Trần Thị Mỹ Lệ')!;
    expect(le).toMatchObject({
      peer: { sent: 0, asked: 2 },
      self: null,
      unitName: 'Chi đoàn ấp Rạch Sâu, Đoàn xã An Phú',
    });
    expect(list.rows.map((row) => row.fullName)).not.toContain('Thạch Sơn Hiếu');
    expect(list.rows.map((row) => row.fullName)).not.toContain('Lâm Thị Ngọc Diễm');
  });

  it('is filtered by kind and by name without diacritics', async () => {
    expect((await late('/?kind=peer')).list.total).toBe(1);
    expect((await late('/?search=my le')).list.total).toBe(1);
    expect((await late('/?search=%25')).list.total).toBe(0);
  });

  it('offers to nudge those who had no reminder today', async () => {
    const { db } = database;
    const { communeOfficer, branchMember, reader } = plot.actors;
    const url = '/';
    const asked = async (viewer: Person) =>
      (await ask(viewer, lateLoader, plot.units.commune.id, { url })).value as { toRemind: number };
    expect(await asked(communeOfficer)).toMatchObject({ toRemind: 7 });
    const today = { cycleId: cycle.id, personId: branchMember.personId, onDay: '2024-11-20', at: testNow };
    await db.insert(reminder).values(today);
    expect(await asked(communeOfficer)).toMatchObject({ toRemind: 6 });
    expect(await asked(reader)).toMatchObject({ toRemind: 0 });
    await db.delete(reminder);
  });

  it('nudges nobody when no phase of forms is open', async () => {
    const over = { form: {}, now: reviewing };
    expect(await ask(plot.actors.communeOfficer, remindAction, plot.units.commune.id, over)).toMatchObject({
      status: 403,
    });
    const { value } = await ask(plot.actors.communeOfficer, lateLoader, plot.units.commune.id, {
      now: reviewing,
    });
    expect(value).toMatchObject({ isCalling: false, toRemind: 0, open: [] });
  });

  it('nudges once a day, not at night, and writes no letter where there is no post', async () => {
    const { db } = database;
    const { communeOfficer, reader, otherDistrictOfficer } = plot.actors;
    const unit = plot.units.commune.id;
    const night = { form: {}, now: new Date('2024-11-20T14:30:00Z') };
    expect((await ask(communeOfficer, remindAction, unit, night)).status).toBe(403);
    expect((await ask(reader, remindAction, unit, { form: {} })).status).toBe(403);
    expect((await ask(otherDistrictOfficer, remindAction, unit, { form: {} })).status).toBe(403);
    // No post is set up here: no letter is written, none is said to have gone.
    expect(await told(await ask(communeOfficer, remindAction, unit, { form: {} }))).toMatch(
      /^Không có thư nào được gửi: 7 người/,
    );
    expect(await told(await ask(communeOfficer, remindAction, unit, { form: {} }))).toMatch(
      /^Không nhắc thêm ai: hôm nay 7 người/,
    );
    expect(await db.$count(reminder)).toBe(7);
    expect(await db.select().from(mailOutbox)).toEqual([]);
    const entries = await db.select().from(auditEntry).where(eq(auditEntry.action, 'dashboard.remind'));
    expect(entries).toHaveLength(1);
    expect((await late()).list.rows[0]!.remindedOn).toBe('2024-11-20');
    const sent = { form: { personId: String(plot.actors.secretary.personId) }, now: testNow };
    expect((await ask(communeOfficer, remindAction, unit, sent)).status).toBe(409);
  });
});

describe('an officer’s home', () => {
  const late = async (viewer: Person, now = testNow) => {
    const { value } = await call(homeLoader, { db: database.db, viewer, now });
    return (value as { late: { name: string; counts: { people: number } }[] }).late;
  };

  it('counts who still owes a form that can be sent now, in the units one runs', async () => {
    const { actors } = plot;
    expect(await late(actors.communeOfficer)).toMatchObject([
      {
        name: 'Đoàn xã An Phú',
        kinds: ['self', 'peer'],
        counts: { people: 7, self: 6, peer: 1 },
        toRemind: 0,
      },
    ]);
    const tomorrow = new Date('2024-11-21T02:00:00Z');
    expect(await late(actors.communeOfficer, tomorrow)).toMatchObject([{ toRemind: 7 }]);
    expect(await late(actors.board)).toMatchObject([{ name: 'Tỉnh Đoàn Trà Vinh', counts: { people: 8 } }]);
    for (const viewer of [actors.secretary, actors.reader]) expect(await late(viewer)).toEqual([]);
  });

  it('says nothing of it once no form can be sent', async () => {
    expect(await late(plot.actors.communeOfficer, reviewing)).toEqual([]);
  });
});

describe('means and people', () => {
  it('wait for a release', async () => {
    const { actors, units } = plot;
    expect((await ask(actors.board, meansLoader, units.province.id)).value).toMatchObject({ means: null });
    expect((await ask(actors.board, peopleLoader, units.province.id)).value).toMatchObject({ list: null });
    const url = '/?what=people&format=csv';
    expect((await ask(actors.board, exportLoader, units.province.id, { url })).status).toBe(409);
  });

  it('show what the run stored: withheld under five, people by name', async () => {
    const { db } = database;
    const { actors, units } = plot;
    const runId = await runScoring(db, actOf(actors.board, reviewing), cycle.id);
    await releaseResults(db, actOf(actors.board, reviewing), { runId, confirmation: cycle.name });
    const { value } = await ask(actors.board, meansLoader, units.province.id, { now: reviewing });
    expect(value).toMatchObject({
      columns: 'groups',
      means: {
        own: { people: 5, total: 3, means: { A: 3, A1: 3 } },
        rows: [
          { name: 'Huyện Đoàn Cầu Kè', people: 5, total: 3 },
          { name: 'Huyện Đoàn Trà Cú', people: 0, total: null },
        ],
      },
    });
    const people = await ask(actors.communeOfficer, peopleLoader, units.commune.id, { now: reviewing });
    expect(people.value).toMatchObject({
      list: { total: 7, rows: [{ total: 2, received: { peer: null } }, {}, {}, {}, {}, {}, {}] },
    });
    const found = await ask(actors.communeOfficer, peopleLoader, units.commune.id, {
      now: reviewing,
      url: '/?search=diem',
    });
    expect(found.value).toMatchObject({
      list: { total: 1, rows: [{ fullName: 'Lâm Thị Ngọc Diễm', total: null }] },
    });
  });

  it('go into files in which nothing is a formula', async () => {
    const { actors, units } = plot;
    const file = async (query: string) => {
      const request = new Request(`http://127.0.0.1:3000/?${query}`);
      const context = { db: database.db, engine: 'pglite', now: () => reviewing, viewer: actors.board };
      return (await exportLoader({
        request,
        context,
        params: { unitId: String(units.province.id) },
      } as never)) as unknown as Response;
    };
    const csv = await file('what=people&format=csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.arrayBuffer());
    expect(text.startsWith('\ufeffBí thư,')).toBe(true);
    expect(text).toContain(`'=Trần Thị 1,`);
    expect(text).toContain('chưa đủ người đánh giá');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await file('what=people&format=xlsx')).arrayBuffer());
    const cells = workbook.worksheets[0]!.getColumn(1).values;
    expect(cells).toContain('=Trần Thị 1');
    for (const what of ['progress', 'late', 'means'])
      expect((await file(`what=${what}&format=xlsx`)).headers.get('Content-Disposition')).toContain('.xlsx');
  });
});
