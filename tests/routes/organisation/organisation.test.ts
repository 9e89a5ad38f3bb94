import type { LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorkers } from '~/commands/backstage/build-workers';
import type { Person } from '~/features/organisation/actor';
import { action as endSeat, loader as seatPage } from '~/routes/organisation/appointment-end';
import { action as appoint } from '~/routes/organisation/appointment-new';
import { loader as factPage, action as recordFact } from '~/routes/organisation/fact-new';
import { loader as importPage, action as upload } from '~/routes/organisation/import';
import { loader as faults } from '~/routes/organisation/import-faults';
import { action as onPreview, loader as preview } from '~/routes/organisation/import-preview';
import { loader as template } from '~/routes/organisation/import-template';
import { loader as tree } from '~/routes/organisation/organisation';
import { loader as personPage } from '~/routes/organisation/person';
import { loader as editPage, action as editPerson } from '~/routes/organisation/person-edit';
import { action as addPerson, loader as newPage } from '~/routes/organisation/person-new';
import { loader as unitPage } from '~/routes/organisation/unit';
import { loader as unitEdit } from '~/routes/organisation/unit-edit';
import { action as endUnit, loader as unitEnd } from '~/routes/organisation/unit-end';
import { action as recordUnitGrade, loader as unitGrade } from '~/routes/organisation/unit-grade';
import { action as moveUnit, loader as unitMove } from '~/routes/organisation/unit-move';
import { action as addUnit, loader as unitNew } from '~/routes/organisation/unit-new';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  await buildWorkers();
  plot = await makePlot(database.db);
});

type Handler = Parameters<typeof call>[0];
const get = (loader: unknown, viewer: Person | null, id: number | string = '', url = '/') =>
  call(loader as Handler, { db: database.db, viewer, params: { id: String(id) }, url });
/** What a loader answered, with its own type. */
const see = async <T>(
  loader: (args: LoaderFunctionArgs) => Promise<T>,
  viewer: Person,
  id: number | string = '',
  url = '/',
): Promise<T> => (await get(loader, viewer, id, url)).value as T;
const post = (
  action: unknown,
  viewer: Person | null,
  id: number | string,
  form: Record<string, string> | FormData,
  url = '/',
) => call(action as Handler, { db: database.db, viewer, params: { id: String(id) }, form, url });

describe('who may open what', () => {
  it('shows units to those who run them or read from above', async () => {
    const { actors, units } = plot;
    const commune = units.commune.id;
    const status = async (viewer: Person | null) => (await get(unitPage, viewer, commune)).status;
    for (const viewer of [actors.board, actors.districtOfficer, actors.communeOfficer, actors.reader])
      expect(await status(viewer)).toBe(200);
    for (const viewer of [
      actors.otherDistrictOfficer,
      actors.otherCommuneOfficer,
      actors.secretary,
      actors.ended,
    ])
      expect(await status(viewer)).toBe(403);
    expect(await get(unitPage, null, commune)).toMatchObject({ status: 302 });
    expect((await get(unitPage, actors.board, 99_999)).status).toBe(404);
    expect((await get(unitPage, actors.board, 'x')).status).toBe(404);
  });

  it('keeps changes of a unit for the level above', async () => {
    const { actors, units } = plot;
    for (const page of [unitEdit, unitMove, unitEnd]) {
      expect((await get(page, actors.districtOfficer, units.commune.id)).status).toBe(200);
      expect((await get(page, actors.communeOfficer, units.commune.id)).status).toBe(403);
      expect((await get(page, actors.reader, units.commune.id)).status).toBe(403);
    }
    expect((await get(unitNew, actors.communeOfficer, units.commune.id)).status).toBe(200);
    expect((await get(unitNew, actors.reader, units.commune.id)).status).toBe(403);
  });

  it('shows people to their officers and to themselves', async () => {
    const { actors } = plot;
    const id = actors.secretary.personId;
    const status = async (page: unknown, viewer: Person) =>
      (await call(page as Handler, { db: database.db, viewer, params: { id: String(id), kind: 'grade' } }))
        .status;
    expect(await status(personPage, actors.secretary)).toBe(200);
    expect(await status(personPage, actors.communeOfficer)).toBe(200);
    expect(await status(personPage, actors.nextSecretary)).toBe(403);
    for (const page of [editPage, factPage]) {
      expect(await status(page, actors.communeOfficer)).toBe(200);
      expect(await status(page, actors.secretary)).toBe(403);
      expect(await status(page, actors.reader)).toBe(403);
    }
  });

  it('keeps the tree and the imports for officers', async () => {
    const { actors } = plot;
    expect((await get(tree, actors.communeOfficer)).status).toBe(200);
    expect((await get(tree, actors.secretary)).status).toBe(403);
    expect((await get(importPage, actors.communeOfficer)).status).toBe(200);
    expect((await get(importPage, actors.reader)).status).toBe(403);
  });
});

describe('the tree and its people', () => {
  it('counts units and people below, page by page', async () => {
    const value = await see(tree, plot.actors.board);
    expect(value.counts).toEqual({ units: 8, people: 13 });
    expect(value.firstDay).toEqual({ frameworks: 0, cycles: 0 });
    expect(value.roots[0]?.children.rows).toMatchObject([
      { code: '84-CK', units: 1, people: 8 },
      { code: '84-TC', units: 1, people: 3 },
    ]);
  });

  it('adds, moves and ends a unit', async () => {
    const { actors, units } = plot;
    const form = {
      code: '84-CK-02',
      name: 'Đoàn xã Tam Ngãi',
      typeCode: 'COMMUNE',
      validFrom: '2024-01-01',
      validTo: '',
    };
    const made = await post(addUnit, actors.districtOfficer, units.district.id, form);
    expect(made.location).toMatch(/^\/organisation\/unit\/\d+$/);
    const id = made.location!.split('/').at(-1)!;
    expect(
      await post(moveUnit, actors.board, id, { parentId: String(units.otherDistrict.id) }),
    ).toMatchObject({
      location: `/organisation/unit/${id}`,
    });
    const confirmation = 'Đoàn xã Tam Ngãi';
    const wrong = await post(endUnit, actors.board, id, {
      validTo: '2024-02-31',
      successorId: '',
      confirmation,
    });
    expect(wrong).toMatchObject({ status: 422, value: { problem: { issues: [{ path: 'validTo' }] } } });
    expect(
      (
        await post(endUnit, actors.board, id, {
          validTo: '2024-06-30',
          successorId: String(units.commune.id),
          confirmation,
        })
      ).status,
    ).toBe(302);
    const page = await see(unitPage, actors.board, units.commune.id);
    expect(page.unit.predecessors).toMatchObject([{ name: 'Đoàn xã Tam Ngãi' }]);
  });

  it('finds people and units without diacritics', async () => {
    const value = await see(tree, plot.actors.board, '', '/?q=tam%20ngai');
    expect(value.found?.units.map((unit: { name: string }) => unit.name)).toEqual(['Đoàn xã Tam Ngãi']);
    const people = await see(tree, plot.actors.board, '', '/?q=diem');
    expect(people.found?.people.rows[0]?.fullName).toBe('Lâm Thị Ngọc Diễm');
  });

  it('adds, edits and appoints a person, and ends the title', async () => {
    const { actors, units } = plot;
    const viewer = actors.communeOfficer;
    const url = `/?unit=${units.branch.id}`;
    expect((await get(newPage, viewer, '', url)).status).toBe(200);
    const form = {
      ho: 'Thạch',
      dem: '',
      ten: 'Sô Phi',
      phone: '0912 345 678',
      titleCode: 'COMMITTEE_MEMBER',
      fromOn: '2024-01-01',
    };
    const made = await post(addPerson, viewer, '', form, url);
    const id = Number(made.location!.split('/').at(-1));
    const bad = await post(editPerson, viewer, id, { ...form, phone: '123' });
    expect(bad).toMatchObject({
      status: 422,
      value: { problem: { issues: [{ path: 'phone' }], values: { phone: '123' } } },
    });
    expect((await post(editPerson, viewer, id, { ...form, dem: 'Thị' })).status).toBe(302);
    const seat = { titleCode: 'OFFICER', fromOn: '2024-02-01', toOn: '', how: 'appointed' };
    expect((await post(appoint, viewer, id, { ...seat, unitCode: '84-TC-01' })).status).toBe(422);
    expect((await post(appoint, viewer, id, { ...seat, unitCode: '84-ck-01' })).status).toBe(302);
    const page = await see(personPage, viewer, id);
    expect(page.person.fullName).toBe('Thạch Thị Sô Phi');
    const officer = page.person.appointments.find(
      (each: { unitId: number }) => each.unitId === units.commune.id,
    );
    expect((await get(seatPage, viewer, officer!.id)).status).toBe(200);
    expect((await get(seatPage, actors.otherCommuneOfficer, officer!.id)).status).toBe(403);
    expect((await post(endSeat, viewer, officer!.id, { toOn: '2024-11-01' })).status).toBe(302);
    const grade = await call(recordFact as Handler, {
      db: database.db,
      viewer,
      params: { id: String(id), kind: 'grade' },
      form: { year: '2023', grade: 'GOOD', source: '' },
    });
    expect(grade.location).toBe(`/organisation/person/${id}#grades`);
  });

  it('records the official grade of a branch, and a year again in its place', async () => {
    const { actors, units } = plot;
    const branch = units.branch.id;
    const record = (viewer: Person, year: string, grade: string) =>
      post(recordUnitGrade, viewer, branch, { year, grade, source: 'QĐ 12' });
    for (const viewer of [actors.secretary, actors.reader, actors.otherCommuneOfficer]) {
      expect((await get(unitGrade, viewer, branch)).status).toBe(403);
      expect((await record(viewer, '2023', 'GOOD')).status).toBe(403);
    }
    expect((await get(unitGrade, actors.communeOfficer, branch)).value).toMatchObject({
      unit: { id: branch, name: units.branch.name },
    });
    expect((await record(actors.communeOfficer, '2023', 'SUPERB')).status).toBe(422);
    expect((await see(unitPage, actors.reader, branch)).unit.grades).toEqual([]);
    await record(actors.communeOfficer, '2022', 'GOOD');
    const done = await record(actors.communeOfficer, '2023', 'GOOD');
    expect(done.location).toBe(`/organisation/unit/${branch}#grades`);
    await record(actors.districtOfficer, '2023', 'EXCELLENT');
    expect((await see(unitPage, actors.reader, branch)).unit.grades).toMatchObject([
      { year: 2023, grade: 'EXCELLENT', source: 'QĐ 12' },
      { year: 2022, grade: 'GOOD' },
    ]);
  });
});

describe('an import', () => {
  const csv = (lines: string[]) =>
    new File([`\ufeff${lines.join('\r\n')}\r\n`], 'Danh sách.csv', { type: 'text/csv' });
  const head = 'STT;Mã đơn vị;Họ và tên;Số điện thoại;Chức vụ;Giữ chức vụ từ ngày';
  const send = (viewer: Person, file: File | null) => {
    const form = new FormData();
    form.set('kind', 'roster');
    form.set('unitId', String(plot.units.commune.id));
    if (file) form.set('file', file);
    return post(upload, viewer, '', form);
  };
  const idOf = (answer: { location: string | null }) => answer.location!.split('/').at(-1)!;

  it('goes from file to preview to list without a script', async () => {
    const viewer = plot.actors.communeOfficer;
    const id = idOf(
      await send(viewer, csv([head, '1;84-CK-01-01;Kim Thị Bé;0912000111;Ủy viên BCH;01/02/2024'])),
    );
    const seen = await see(preview, viewer, id);
    expect(seen.preview.view).toMatchObject({ faultCount: 0, mayConfirm: true, counts: { create: 1 } });
    const stale = await post(onPreview, viewer, id, { intent: 'confirm', digest: 'old' });
    expect(stale.status).toBe(409);
    const { digest } = seen.preview.view!;
    expect((await post(onPreview, viewer, id, { intent: 'confirm', digest })).status).toBe(302);
    const after = await see(preview, viewer, id);
    expect(after.preview).toMatchObject({
      view: null,
      file: { state: 'imported', counts: { create: 1 } },
    });
  });

  it('names every fault by row and column, and offers them as a list', async () => {
    const viewer = plot.actors.communeOfficer;
    const id = idOf(
      await send(viewer, csv([head, '1;84-CK-01-91;Kim Thị Bé;91200011;Ủy viên BCH;31/11/2023'])),
    );
    const value = await see(preview, viewer, id);
    const texts = value.preview.view?.faults.map((fault: { text: string }) => fault.text);
    expect(texts).toEqual([
      expect.stringContaining('Dòng 2, cột Số điện thoại: Có 8 chữ số'),
      expect.stringContaining('Dòng 2, cột Giữ chức vụ từ ngày: Tháng 11 năm 2023 có 30 ngày'),
    ]);
    const list = await get(faults, viewer, id);
    expect(String(list.value).split('\r\n')).toHaveLength(4);
    expect(
      (await post(onPreview, viewer, id, { intent: 'confirm', digest: value.preview.view!.digest })).status,
    ).toBe(422);
    expect(
      (await post(onPreview, viewer, id, { intent: 'options', 'isWhole[]': 'yes', encoding: 'x' })).status,
    ).toBe(422);
    expect((await post(onPreview, viewer, id, { intent: 'options', isWhole: 'yes' })).status).toBe(302);
    expect((await post(onPreview, viewer, id, { intent: 'discard' })).location).toBe('/organisation/import');
    expect((await get(faults, viewer, id)).status).toBe(409);
  });

  it('is nobody else’s to see', async () => {
    const id = idOf(await send(plot.actors.communeOfficer, csv([head, '1;84-CK-01-01;A B;;Bí thư;'])));
    expect((await get(preview, plot.actors.board, id)).status).toBe(404);
    expect((await post(onPreview, plot.actors.communeDeputy, id, { intent: 'discard' })).status).toBe(404);
  });

  it('refuses what is no spreadsheet, no file, or not one’s own', async () => {
    const viewer = plot.actors.communeOfficer;
    expect(await send(viewer, null)).toMatchObject({
      status: 422,
      value: { problem: { issues: [{ path: 'file' }] } },
    });
    expect((await send(viewer, new File(['%PDF-1.7'], 'a.xlsx'))).status).toBe(422);
    expect((await send(plot.actors.otherCommuneOfficer, csv([head]))).status).toBe(403);
  });

  it('offers templates', async () => {
    for (const kind of ['roster', 'unit'])
      expect((await get(template, plot.actors.communeOfficer, '', `/?kind=${kind}`)).status).toBe(200);
    expect((await get(template, null)).status).toBe(302);
  });
});
