import { count, eq, like } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { appointment, auditEntry, importFile, person, unit } from '#db/schema/index';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { type Act, system } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import {
  chooseImportOptions,
  confirmImport,
  discardImport,
  uploadFile,
} from '~/features/organisation/import/commands.server';
import { plainOptions } from '~/features/organisation/import/options';
import { planImport } from '~/features/organisation/plan/planning.server';
import { Conflict, Invalid, NotFound, Refused } from '~/lib/errors';
import { actOf, makePlot, type Plot, testNow } from '../../../support/actors';
import { testDb } from '../../../support/database/db';
import { xlsxOf } from '../../../support/xlsx';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  await buildWorkers();
  plot = await makePlot(database.db);
});

const head = [
  'STT',
  'Mã đơn vị',
  'Họ và tên',
  'Ngày sinh',
  'Số điện thoại',
  'Chức vụ',
  'Giữ chức vụ từ ngày',
];
const roster = (rows: (string | number)[][]) =>
  xlsxOf((workbook) => {
    const sheet = workbook.addWorksheet('Danh sách');
    sheet.addRow(['DANH SÁCH TRÍCH NGANG']);
    sheet.addRow([]);
    sheet.addRow(head);
    rows.forEach((row, index) => {
      sheet.addRow([index + 1, ...row]);
    });
  });
const newcomers = [
  ['84-CK-01-01', 'THẠCH THỊ HỒNG GẤM', '12/08/1999', '912345671', 'Ủy viên BCH', '01/06/2024'],
  ['84-CK-01-02', 'Nguyễn Hữu Nghĩa', '03/04/2000', '0976 000 310', 'Phó Bí thư', '15/02/2023'],
];
const upload = async (
  act: Act,
  bytes: Uint8Array,
  unitId: number | null,
  kind: 'roster' | 'unit' = 'roster',
) => uploadFile(database.db, act, { kind, fileName: 'DS bí thư.xlsx', bytes, unitId });
const total = async (table: typeof person | typeof appointment | typeof auditEntry | typeof unit) =>
  (await database.db.select({ n: count() }).from(table))[0]!.n;

describe('a roster', () => {
  it('is previewed, imported with one entry, and changes nothing the second time', async () => {
    const act = actOf(plot.actors.communeOfficer);
    const bytes = await roster(newcomers);
    const id = await upload(act, bytes, plot.units.commune.id);
    const before = [await total(person), await total(auditEntry)];
    const preview = await planImport(database.db, act, id);
    expect(preview.plan.counts).toMatchObject({ create: 2, error: 0 });
    expect([await total(person), await total(auditEntry)]).toEqual(before);
    expect(await confirmImport(database.db, act, id, preview.digest)).toMatchObject({ create: 2 });
    expect([await total(person), await total(auditEntry)]).toEqual([before[0]! + 2, before[1]! + 1]);
    const made = await database.db.query.person.findFirst({ where: eq(person.phone, '+84912345671') });
    expect(made).toMatchObject({
      fullName: 'Thạch Thị Hồng Gấm',
      searchKey: 'thach thi hong gam',
      bornOn: '1999-08-12',
    });
    expect((await findActor(database.db, made!.id, testNow))?.appointments[0]?.title).toBe(
      'COMMITTEE_MEMBER',
    );

    const again = await upload(act, bytes, plot.units.commune.id);
    expect((await planImport(database.db, act, again)).plan.counts).toMatchObject({
      same: 2,
      create: 0,
      change: 0,
    });
    const kept = await database.db.select().from(appointment).orderBy(appointment.id);
    await confirmImport(database.db, act, again);
    expect(await database.db.select().from(appointment).orderBy(appointment.id)).toEqual(kept);
  });

  it('forgets the bytes, and is imported only once', async () => {
    const act = actOf(plot.actors.communeOfficer);
    const id = await upload(act, await roster(newcomers), plot.units.commune.id);
    await confirmImport(database.db, act, id);
    const row = await database.db.query.importFile.findFirst({ where: eq(importFile.id, id) });
    expect(row).toMatchObject({ bytes: null, counts: { same: 2 } });
    await expect(confirmImport(database.db, act, id)).rejects.toThrow(Conflict);
    await expect(discardImport(database.db, act, id)).rejects.toThrow(Conflict);
  });

  it('is imported whole or not at all', async () => {
    const act = actOf(plot.actors.communeOfficer);
    const faulty = [
      ['84-CK-01-01', 'Kim Thị Mới', '01/01/2001', '0912345699', 'Ủy viên BCH', '01/06/2024'],
      ['84-CK-01-99', 'Sơn Thị Ngọc Hà', '27/11/2001', '0354000776', 'Bí thư', '31/11/2025'],
    ];
    const id = await upload(act, await roster(faulty), plot.units.commune.id);
    expect((await planImport(database.db, act, id)).plan.counts).toMatchObject({ create: 1, error: 1 });
    const before = [await total(person), await total(auditEntry)];
    await expect(confirmImport(database.db, act, id)).rejects.toThrow(Invalid);
    expect([await total(person), await total(auditEntry)]).toEqual(before);
  });

  it('asks for another look when the database has changed since the preview', async () => {
    const act = actOf(plot.actors.districtOfficer);
    const rows = [['84-CK-01-01', 'Lâm Thị Ngọc Diễm', '', '0977000111', 'Bí thư', '']];
    const id = await upload(act, await roster(rows), plot.units.district.id);
    const { digest } = await planImport(database.db, act, id);
    const diem = eq(person.id, plot.actors.secretary.personId);
    await database.db.update(person).set({ phone: '+84900999888' }).where(diem);
    const error = await confirmImport(database.db, act, id, digest).catch((e) => e);
    expect(error).toBeInstanceOf(Conflict);
    expect(error.refusal.reason).toBe('people.importDrift');
    const fresh = await planImport(database.db, act, id);
    await confirmImport(database.db, act, id, fresh.digest);
    expect((await database.db.query.person.findFirst({ where: diem }))?.phone).toBe('+84977000111');
  });

  it('asks for another look when the same rows would be written with other values', async () => {
    const act = actOf(plot.actors.districtOfficer);
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Danh sách');
      sheet.addRow(head.filter((name) => name !== 'Chức vụ'));
      sheet.addRow([1, '84-CK-01-01', 'Kim Thị Sô Phia', '12/08/1999', '0977000333', '01/06/2024']);
    });
    const id = await upload(act, bytes, plot.units.district.id);
    const choose = async (title: 'DEPUTY_SECRETARY' | 'COMMITTEE_MEMBER') => {
      await chooseImportOptions(database.db, act, { id, options: { ...plainOptions, title } });
      const { plan, digest } = await planImport(database.db, act, id);
      expect(plan.counts).toMatchObject({ create: 1, error: 0 });
      return digest;
    };
    const seen = await choose('COMMITTEE_MEMBER');
    await choose('DEPUTY_SECRETARY');
    const error = await confirmImport(database.db, act, id, seen).catch((e) => e);
    expect(error.refusal?.reason).toBe('people.importDrift');
    expect(await choose('COMMITTEE_MEMBER')).toBe(seen);
  });

  it('ends what a complete list leaves out once the clerk says that it is complete', async () => {
    const act = actOf(plot.actors.otherDistrictOfficer);
    const rows = [['84-TC-01-01', 'Thạch Thị Kim', '02/03/2001', '0977000222', 'Bí thư', '01/11/2024']];
    const id = await upload(act, await roster(rows), plot.units.otherDistrict.id);
    expect((await planImport(database.db, act, id)).plan.counts.end).toBe(0);
    await chooseImportOptions(database.db, act, { id, options: { ...plainOptions, isWhole: true } });
    expect(await confirmImport(database.db, act, id)).toMatchObject({ create: 1, end: 1 });
    const gone = await findActor(database.db, plot.actors.farSecretary.personId, testNow);
    expect(gone?.appointments).toEqual([]);
  });

  it('reads names in an old font only as the clerk chose', async () => {
    const act = actOf(plot.actors.communeOfficer);
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Danh sách');
      sheet.addRow(head);
      sheet.addRow([
        1,
        '84-CK-01-01',
        'NguyÔn ThÞ H»ng',
        '01/02/2000',
        '0977000333',
        'Uy vien BCH',
        '01/01/2024',
      ]);
      sheet.getCell('C2').font = { name: '.VnTime' };
    });
    const id = await upload(act, bytes, plot.units.commune.id);
    await expect(confirmImport(database.db, act, id)).rejects.toThrow(Invalid);
    await chooseImportOptions(database.db, act, { id, options: { ...plainOptions, encoding: 'tcvn3' } });
    await confirmImport(database.db, act, id);
    const found = await database.db.select().from(person).where(like(person.searchKey, 'nguyen thi hang'));
    expect(found).toMatchObject([{ fullName: 'Nguyễn Thị Hằng' }]);
  });

  it('belongs to its uploader, and to a unit that they run', async () => {
    const { actors, units } = plot;
    const bytes = await roster(newcomers);
    const id = await upload(actOf(actors.communeOfficer), bytes, units.commune.id);
    await expect(planImport(database.db, actOf(actors.board), id)).rejects.toThrow(NotFound);
    for (const actor of [actors.otherCommuneOfficer, actors.secretary, actors.reader, actors.ended])
      await expect(upload(actOf(actor), bytes, units.commune.id)).rejects.toThrow(Refused);
    await expect(upload(actOf(actors.board), bytes, null)).rejects.toThrow(Refused);
    const refused = upload(actOf(actors.board), Buffer.from('%PDF-1.7'), units.province.id);
    await expect(refused).rejects.toThrow(Invalid);
  });
});

describe('a list of units', () => {
  const units = (rows: string[][]) =>
    xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Đơn vị');
      sheet.addRow(['Mã đơn vị', 'Tên đơn vị', 'Loại', 'Mã đơn vị cấp trên', 'Từ ngày', 'Đến ngày']);
      for (const row of rows) sheet.addRow(row);
    });
  const rows = [
    ['84-DH-01-01', 'Chi đoàn ấp Bào Môn', '', '84-DH-01', '01/01/2020', ''],
    ['84-DH-01', 'Đoàn xã Long Khánh', 'Đoàn xã', '84-DH', '01/01/2020', ''],
    ['84-DH', 'Huyện Đoàn Duyên Hải', 'Huyện Đoàn', '84', '01/01/2020', ''],
  ];

  it('hangs in the tree, once', async () => {
    const act = actOf(plot.actors.board);
    const id = await upload(act, await units(rows), plot.units.province.id, 'unit');
    const preview = await planImport(database.db, act, id);
    expect(preview.file.problems).toEqual([]);
    await confirmImport(database.db, act, id);
    const ap = await database.db.query.unit.findFirst({ where: eq(unit.code, '84-DH-01-01') });
    expect(ap?.path.split('/')).toHaveLength(7);
    const again = await upload(act, await units(rows), plot.units.province.id, 'unit');
    expect((await planImport(database.db, act, again)).plan.counts).toMatchObject({
      same: 3,
      create: 0,
      change: 0,
    });
  });

  it('starts a whole tree for the machine', async () => {
    const act = { actor: system, at: testNow };
    const bytes = await units([['99', 'Tỉnh Đoàn Mới', 'Tỉnh Đoàn', '', '01/07/2025', '']]);
    const id = await upload(act, bytes, null, 'unit');
    await confirmImport(database.db, act, id);
    expect(await database.db.query.unit.findFirst({ where: eq(unit.code, '99') })).toMatchObject({
      parentId: null,
    });
  });
});

it('takes ten thousand rows in seconds', async () => {
  const act = { actor: system, at: testNow };
  const rows = Array.from({ length: 10_000 }, (_, i) => [
    i % 2 ? '84-CK-01-01' : '84-CK-01-02',
    `Nguyễn Văn ${String.fromCharCode(65 + (i % 26))}${'abcdefghij'[Math.floor(i / 26) % 10]}`,
    `${String(1 + (i % 28)).padStart(2, '0')}/0${1 + (i % 9)}/${1995 + (i % 8)}`,
    `09${String(10_000_000 + i)}`,
    'Ủy viên BCH',
    '01/01/2024',
  ]);
  const bytes = await roster(rows);
  const started = performance.now();
  const id = await upload(act, bytes, null);
  const read = performance.now();
  const { plan, digest } = await planImport(database.db, act, id);
  const planned = performance.now();
  expect(plan.counts.error).toBe(0);
  await confirmImport(database.db, act, id, digest);
  const seconds = [read - started, planned - read, performance.now() - planned].map((ms) =>
    (ms / 1000).toFixed(1),
  );
  process.stdout.write(
    `10,000 rows: read ${seconds[0]} s, preview ${seconds[1]} s, import ${seconds[2]} s\n`,
  );
}, 120_000);
