/** A file is read and planned once, beside the server, for as long as nothing it rests on changes. */
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePerson } from '#db/factories/organisation';
import { importFile, person } from '#db/schema/index';
import { buildWorkers } from '~/commands/backstage/build-workers';
import type { Act } from '~/features/organisation/actor';
import { chooseImportColumns } from '~/features/organisation/import/column-commands.server';
import {
  chooseImportOptions,
  confirmImport,
  uploadFile,
} from '~/features/organisation/import/commands.server';
import { previewImport } from '~/features/organisation/import/preview-queries.server';
import { planImport } from '~/features/organisation/plan/planning.server';
import { Invalid } from '~/lib/errors';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { testDb } from '../../../support/database/db';
import { refusalOf } from '../../../support/workbook';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  await buildWorkers();
  plot = await makePlot(database.db);
});

const text = (names: readonly string[]) =>
  new TextEncoder().encode(
    [
      'Mã đơn vị;Họ và tên;SĐT;Chức vụ;Từ ngày;Xếp loại',
      ...names.map(
        (name, i) => `84-CK-01-01;${name};09120003${String(i).padStart(2, '0')};Ủy viên BCH;01/06/2024;`,
      ),
    ].join('\n'),
  );
const upload = (act: Act, names: readonly string[]) =>
  uploadFile(database.db, act, {
    kind: 'roster',
    fileName: 'DS.csv',
    bytes: text(names),
    unitId: plot.units.commune.id,
  });
/** Whoever reads the file again finds nothing to read. */
const spoil = (id: string) =>
  database.db
    .update(importFile)
    .set({ bytes: new Uint8Array([1, 2, 3]) })
    .where(eq(importFile.id, id));

describe('a plan', () => {
  it('made when the file comes serves every page of the preview and the import', async () => {
    const act = actOf(plot.actors.communeOfficer);
    const id = await upload(act, ['Thạch Thị Gấm', 'Kim Văn Nhân']);
    await spoil(id);
    const { digest } = await planImport(database.db, act, id);
    for (const page of [1, 2])
      expect((await previewImport(database.db, act, { id, show: 'all', page })).view).toMatchObject({
        counts: { create: 2 },
        digest,
      });
    expect(await confirmImport(database.db, act, id, digest)).toMatchObject({ create: 2 });
    expect(await database.db.$count(person, eq(person.fullName, 'Thạch Thị Gấm'))).toBe(1);
  });

  it('is made again when people, posts or units have changed or the clerk chooses', async () => {
    const act = actOf(plot.actors.communeOfficer);
    const one = await upload(act, ['Sơn Thị Một']);
    const two = await upload(act, ['Sơn Thị Hai']);
    await spoil(two);
    await chooseImportOptions(database.db, act, { id: two, options: { isWhole: true } });
    await expect(planImport(database.db, act, two)).rejects.toThrow(Invalid);
    await makePerson(database.db, { fullName: 'Lý Văn Ba' });
    await planImport(database.db, act, one);
    await spoil(one);
    await planImport(database.db, act, one);
    await makePerson(database.db, { fullName: 'Lý Văn Tư' });
    await expect(planImport(database.db, act, one)).rejects.toThrow(Invalid);
  });

  it('is agreed to with every choice it was made under', async () => {
    const act = actOf(plot.actors.communeOfficer);
    const id = await upload(act, ['Sơn Thị Năm']);
    const digest = async () => (await planImport(database.db, act, id)).digest;
    const first = await digest();
    await chooseImportColumns(database.db, act, { id, columns: { 'xep loai': 'note' } });
    const second = await digest();
    await chooseImportOptions(database.db, act, { id, options: { hiddenRows: 'read' } });
    expect(new Set([first, second, await digest()]).size).toBe(3);
    await expect(confirmImport(database.db, act, id, second)).rejects.toMatchObject({
      refusal: { reason: 'people.importDrift' },
    });
  });
});

it('is chosen about only by who runs the unit now', async () => {
  const act = actOf(plot.actors.communeOfficer);
  const id = await upload(act, ['Sơn Thị Sáu']);
  const former: Act = { ...act, actor: { ...plot.actors.communeOfficer, appointments: [] } };
  const refused = { refusal: { reason: 'people.notYours' } };
  const options = { isWhole: true };
  await expect(chooseImportOptions(database.db, former, { id, options })).rejects.toMatchObject(refused);
  await expect(
    chooseImportColumns(database.db, former, { id, columns: { sdt: 'skip' } }),
  ).rejects.toMatchObject(refused);
  expect((await planImport(database.db, act, id)).row.options).toMatchObject({ isWhole: false });
});

it('the server keeps answering while a long list is read and planned', async () => {
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
  }, 10);
  const names = Array.from(
    { length: 5_000 },
    (_, i) => `Nguyễn Văn ${'ABCDEGHIKL'[i % 10]}${'aeiou'[i % 5]}`,
  );
  expect(await refusalOf(text(names))).toBe('read');
  clearInterval(clock);
  expect(turns).toBeGreaterThan(5);
});

it('the embedded database says that it is there while a transaction holds it', async () => {
  if (database.open.engine === 'postgres') return;
  await database.db.transaction(async () => {
    expect(await database.open.isThere()).toBe(true);
  });
});
