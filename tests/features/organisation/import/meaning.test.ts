/** Files as clerks send them, through the doors of the screen: words inside names, codes that are words, old provinces. */
import { asc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAppointment, makePerson, makeUnit } from '#db/factories/organisation';
import { person, unit } from '#db/schema/index';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { type Person, system } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import {
  chooseImportOptions,
  confirmImport,
  uploadFile,
} from '~/features/organisation/import/commands.server';
import { planImport } from '~/features/organisation/plan/planning.server';
import { actOf, makePlot, type Plot, testNow } from '../../../support/actors';
import { emptyDb, testDb } from '../../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  await buildWorkers();
}, 120_000);
beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makePlot(database.db);
}, 60_000);

type Kind = 'unit' | 'roster';
const upload = (actor: Person | null, kind: Kind, unitId: number | null, lines: string[]) =>
  uploadFile(database.db, actor ? actOf(actor) : { actor: system, at: testNow }, {
    kind,
    fileName: 'danh-sach.csv',
    bytes: new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`),
    unitId,
  });
const answer = (actor: Person, id: string, answers: Record<string, string>) =>
  chooseImportOptions(database.db, actOf(actor), { id, options: { answers } });
const types = async () =>
  Object.fromEntries(
    (await database.db.select({ code: unit.code, type: unit.typeCode }).from(unit)).map((row) => [
      row.code,
      row.type,
    ]),
  );
const tree = async () => {
  const rows = await database.db.select().from(unit).orderBy(asc(unit.code));
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return rows.map((row) =>
    [row.code, row.typeCode, codes.get(row.parentId ?? 0) ?? '', row.validFrom, row.validTo ?? ''].join('|'),
  );
};

describe('types that names tell', () => {
  const lines = [
    'Mã đơn vị,Tên đơn vị,Mã đơn vị cấp trên',
    'X1,Đoàn xã Tịnh Khê,84',
    'X2,Đoàn xã Đồng Khởi,84',
    'X3,Đoàn xã Cúc Phương,84',
    'X4,Đoàn xã Chuyên Mỹ,84',
    'X1-01,Chi đoàn Ủy ban nhân dân xã,X1',
    'X1-02,Chi đoàn Phòng Tư pháp,X1',
    'X1-03,Chi đoàn Trường Tiểu học Tân Lập,X1',
    'X1-04,Chi đoàn ấp Đoàn Kết,X1',
  ];
  it('come from the words before the proper name; where those say nothing the clerk is asked', async () => {
    const { board } = plot.actors;
    const id = await upload(board, 'unit', plot.units.province.id, lines);
    const made = await planImport(database.db, actOf(board), id);
    const asked = 'questions' in made.file ? made.file.questions : [];
    expect(asked.map(({ key, value }) => [key, value])).toEqual([
      ['type:x1-01', 'BRANCH_AGENCY'],
      ['type:x1-02', 'BRANCH_AGENCY'],
      ['type:x1-03', 'BRANCH_AGENCY'],
    ]);
    expect(made.plan.counts).toMatchObject({ create: 5, error: 3 });
    await answer(board, id, { 'type:x1-01': 'BRANCH_AGENCY', 'type:x1-02': 'BRANCH_AGENCY' });
    await answer(board, id, { 'type:x1-03': 'BRANCH_CLASS' });
    await confirmImport(database.db, actOf(board), id);
    expect(await types()).toMatchObject({
      X1: 'COMMUNE',
      X2: 'COMMUNE',
      X3: 'COMMUNE',
      X4: 'COMMUNE',
      'X1-01': 'BRANCH_AGENCY',
      'X1-03': 'BRANCH_CLASS',
      'X1-04': 'BRANCH_RESIDENTIAL',
    });
  });

  it('a city of the centre is a province, not the centre', async () => {
    const id = await upload(null, 'unit', null, [
      'Mã,Tên,Tên Tiếng Anh,Cấp,Mã đơn vị cấp trên',
      '01,Thành phố Mẫu Một,,Thành phố Trung ương,TW',
      '02,Tỉnh Mẫu Hai,,Tỉnh,TW',
    ]);
    await confirmImport(database.db, { actor: system, at: testNow }, id);
    expect(await types()).toMatchObject({ '01': 'PROVINCE', '02': 'PROVINCE' });
  });
});

it('titles keep the place they name', async () => {
  const { communeOfficer } = plot.actors;
  const id = await upload(communeOfficer, 'roster', plot.units.commune.id, [
    'Họ và tên,Ngày sinh,Số điện thoại,Chức vụ,Mã đơn vị,Từ ngày',
    'Trần Văn Một,05/03/1996,0907000231,Phó Bí thư Đoàn xã Hội Sơn,84-CK-01,01/10/2024',
    'Lê Thị Hai,05/03/1997,0907000232,Ủy viên Chi đoàn thôn Hải Đăng,84-CK-01-01,01/10/2024',
    'Võ Văn Ba,05/03/1998,0907000233,Bí thư Đảng ủy,84-CK-01-02,01/10/2024',
  ]);
  const { plan, file } = await planImport(database.db, actOf(communeOfficer), id);
  expect(plan.lines.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'error']);
  expect(file.problems.map(({ row, code }) => [row, code])).toEqual([[4, 'title.unknown']]);
});

describe('a code that is a word', () => {
  const units = [
    'Mã đơn vị,Tên đơn vị,Loại,Mã đơn vị cấp trên',
    'LD,Đoàn xã Lộc Mẫu,xã,84-CK',
    'NT,Đoàn xã Nam Mẫu,xã,84-CK',
    'LD-01,Chi đoàn ấp Một,chi đoàn ấp,LD',
    'NT-01,Chi đoàn ấp Hai,chi đoàn ấp,NT',
    'NT-02,Chi đoàn ấp Ba,chi đoàn ấp,nt',
  ];
  it('is that code, in the file and in the database', async () => {
    const { districtOfficer } = plot.actors;
    const id = await upload(districtOfficer, 'unit', plot.units.district.id, units);
    await confirmImport(database.db, actOf(districtOfficer), id);
    const rows = await tree();
    for (const line of [
      'LD-01|BRANCH_RESIDENTIAL|LD',
      'NT-01|BRANCH_RESIDENTIAL|NT',
      'NT-02|BRANCH_RESIDENTIAL|NT',
    ])
      expect(
        rows.some((row) => row.startsWith(line)),
        line,
      ).toBe(true);

    const people = await upload(districtOfficer, 'roster', plot.units.district.id, [
      'Họ và tên,Ngày sinh,Số điện thoại,Chức vụ,Mã đơn vị',
      'Trần Văn Mẫu,05/03/1996,0907111501,Ủy viên,84-CK-01-02',
      'Lê Thị Mẫu,05/03/1997,0907111502,Ủy viên,NT',
    ]);
    await answer(districtOfficer, people, { start: '2024-11-20' });
    await confirmImport(database.db, actOf(districtOfficer), people);
    const le = (await database.db.query.person.findFirst({ where: eq(person.fullName, 'Lê Thị Mẫu') }))!;
    expect((await findActor(database.db, le.id, testNow))!.appointments[0]!.unitName).toBe('Đoàn xã Nam Mẫu');
  });

  it('is asked about where no such code exists', async () => {
    const { districtOfficer } = plot.actors;
    const id = await upload(districtOfficer, 'unit', plot.units.district.id, [
      units[0]!,
      'LD,Đoàn xã Lộc Mẫu,xã,84-CK',
      'LD-01,Chi đoàn ấp Một,chi đoàn ấp,nt',
    ]);
    const made = await planImport(database.db, actOf(districtOfficer), id);
    expect(made.file.problems.map(({ code }) => code)).toEqual(['parent.unknown']);
    await answer(districtOfficer, id, { 'ditto:nt': 'above' });
    expect((await planImport(database.db, actOf(districtOfficer), id)).plan.counts).toMatchObject({
      create: 2,
      error: 0,
    });
  });
});

describe('a whole province through the screen', () => {
  const lines = [
    'Mã đơn vị,Tên đơn vị,Loại,Mã đơn vị cấp trên,Từ ngày,Đến ngày',
    'TW,Trung ương Đoàn,Trung ương Đoàn,,26/03/1931,',
    'VL,Tỉnh Đoàn Vĩnh Long,Tỉnh Đoàn,TW,01/07/2024,',
    'BT,Tỉnh Đoàn Bến Tre,Tỉnh Đoàn,TW,01/01/1976,30/06/2024',
    'BT-1,Huyện Đoàn Ba Tri,Huyện,BT,01/01/1976,30/06/2024',
    'BT-1-1,Đoàn xã An Mẫu,Xã,BT-1,01/01/1976,30/06/2024',
    'V1,Huyện Đoàn Tam Mẫu,Huyện,VL,01/01/1992,30/06/2024',
    'V-1,Đoàn xã Long Mẫu,Xã,vl,01/07/2024,',
    'V-1-1,Chi đoàn ấp Một,Chi đoàn ấp,V-1,01/07/2024,',
  ];
  const setUp = async () => {
    await emptyDb(database.db);
    const province = await makeUnit(database.db, {
      code: 'VL',
      name: 'Tỉnh Đoàn Vĩnh Long',
      typeCode: 'PROVINCE',
      parentId: null,
      validFrom: '2024-07-01',
    });
    const row = await makePerson(database.db, { fullName: 'Nguyễn Thị Mẫu', phone: '+84900000999' });
    await makeAppointment(database.db, { personId: row.id, unitId: province.id, titleCode: 'SECRETARY' });
    return { province, board: (await findActor(database.db, row.id, testNow))! };
  };

  it('gives what the same file gives by command, and changes nothing the second time', async () => {
    await emptyDb(database.db);
    const byCommand = await upload(null, 'unit', null, lines);
    await confirmImport(database.db, { actor: system, at: testNow }, byCommand);
    const wanted = await tree();

    const { province, board } = await setUp();
    const id = await upload(board, 'unit', province.id, lines);
    const made = await planImport(database.db, actOf(board), id);
    expect(made.plan.lines.flatMap(({ row, problems }) => problems.map(({ code }) => [row, code]))).toEqual(
      [],
    );
    await confirmImport(database.db, actOf(board), id);
    expect(await tree()).toEqual(wanted);

    const fresh = (await findActor(database.db, board.personId, testNow))!;
    const again = await upload(fresh, 'unit', province.id, lines);
    const second = await planImport(database.db, actOf(fresh), again);
    expect(second.plan.counts).toMatchObject({ same: 7, skip: 1, create: 0, change: 0, error: 0 });
    expect(second.plan.lines[0]!.notes).toMatchObject([{ code: 'people.noteAbove' }]);
  });

  it('makes no living province beside one’s own, and changes none that is no more', async () => {
    const { province, board } = await setUp();
    await confirmImport(database.db, actOf(board), await upload(board, 'unit', province.id, lines));
    const fresh = (await findActor(database.db, board.personId, testNow))!;
    const refused = async (line: string) => {
      const id = await upload(fresh, 'unit', province.id, [lines[0]!, line]);
      const { plan } = await planImport(database.db, actOf(fresh), id);
      return plan.lines.flatMap(({ problems }) => problems.map(({ code }) => code));
    };
    expect(await refused('AG,Tỉnh Đoàn An Mẫu,Tỉnh Đoàn,TW,01/01/1976,')).not.toEqual([]);
    expect(await refused('AG,Tỉnh Đoàn An Mẫu,Tỉnh Đoàn,,01/01/1976,')).not.toEqual([]);
    expect(await refused('BT,Tỉnh Đoàn Khác,Tỉnh Đoàn,TW,01/01/1976,30/06/2024')).toEqual([
      'people.unitLevelAbove',
    ]);
  });

  it('names the one row at fault, not what hangs below it', async () => {
    const { province, board } = await setUp();
    const faulty = lines.map((line) => line.replace('Huyện Đoàn Ba Tri,Huyện', 'Ba Tri,'));
    const id = await upload(board, 'unit', province.id, faulty);
    const made = await planImport(database.db, actOf(board), id);
    expect(made.file.problems.map(({ row, code }) => [row, code])).toEqual([[5, 'type.missing']]);
    expect(made.plan.lines.flatMap(({ problems }) => problems)).toEqual([]);
    const ended = lines.map((line) =>
      line.replace('V-1,Đoàn xã Long Mẫu,Xã,vl,01/07/2024,', 'V-1,Đoàn xã Long Mẫu,Xã,V1,01/07/2024,'),
    );
    const other = await planImport(
      database.db,
      actOf(board),
      await upload(board, 'unit', province.id, ended),
    );
    expect(other.plan.lines.flatMap(({ row, problems }) => problems.map(({ code }) => [row, code]))).toEqual([
      [7, 'people.unitOpenBelow'],
    ]);
  });
});
