import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { chooseImportColumns } from '~/features/organisation/import/column-commands.server';
import { chooseImportOptions, uploadFile } from '~/features/organisation/import/commands.server';
import { planImport } from '~/features/organisation/plan/planning.server';
import { Invalid, NotFound } from '~/lib/errors';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { testDb } from '../../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  await buildWorkers();
  plot = await makePlot(database.db);
});

const text = (start = 'Lĩnh việc') =>
  new TextEncoder().encode(
    [
      ['Mã đơn vị', 'Họ và tên', 'SĐT', 'Chức vụ', start, ''].join(';'),
      ['84-CK-01-01', 'Thạch Thị Hồng Gấm', '0912345671', 'Ủy viên BCH', '01/06/2024', 'gam@example.vn'].join(
        ';',
      ),
      ['84-CK-01-02', 'Nguyễn Hữu Nghĩa', '0976000310', 'Phó Bí thư', '15/02/2023', ''].join(';'),
    ].join('\n'),
  );

function clerk() {
  const act = actOf(plot.actors.communeOfficer);
  const upload = (bytes = text()) =>
    uploadFile(database.db, act, {
      kind: 'roster',
      fileName: 'DS.csv',
      bytes,
      unitId: plot.units.commune.id,
    });
  const read = async (id: string) => (await planImport(database.db, act, id)).file;
  return { act, upload, read };
}
type File = Awaited<ReturnType<ReturnType<typeof clerk>['read']>>;
const starts = (file: File) => file.rows.map((row) => ('fromOn' in row ? row.fromOn : null));

describe('a column', () => {
  it('is read as the clerk says, and its heading is understood in the unit’s next file', async () => {
    const { act, upload, read } = clerk();
    const id = await upload();
    expect(starts(await read(id))).toEqual([null, null]);
    await chooseImportColumns(database.db, act, {
      id,
      columns: { 'linh viec': 'fromOn', '#F': 'email', sdt: 'phone', 'ma don vi': 'unitCode' },
    });
    const file = await read(id);
    expect(starts(file)).toEqual(['2024-06-01', '2023-02-15']);
    expect(file.rows[0]).toMatchObject({ email: 'gam@example.vn' });
    await chooseImportOptions(database.db, act, { id, options: { hiddenRows: 'read' } });
    expect(starts(await read(id))).toEqual(['2024-06-01', '2023-02-15']);

    const next = await read(await upload(text('LĨNH VIỆC')));
    expect(starts(next)).toEqual(['2024-06-01', '2023-02-15']);
    expect(next.rows[0]).toMatchObject({ email: null });
    expect(next.notes.map(({ code }) => code)).toContain('column.headless');
  });

  it('may be left out, and taken back', async () => {
    const { act, upload, read } = clerk();
    const id = await upload(text('Từ ngày'));
    await chooseImportColumns(database.db, act, { id, columns: { 'tu ngay': 'skip' } });
    expect(starts(await read(id))).toEqual([null, null]);
    expect((await read(id)).notes.map(({ code }) => code)).toContain('column.skipped');
    await chooseImportColumns(database.db, act, { id, columns: { 'tu ngay': 'fromOn' } });
    expect(starts(await read(await upload(text('Từ ngày'))))).toEqual(['2024-06-01', '2023-02-15']);
  });

  it('is no field that there is not, and nobody else’s to choose', async () => {
    const { act, upload } = clerk();
    const id = await upload();
    const choose = (who: typeof act, field: string) =>
      chooseImportColumns(database.db, who, { id, columns: { sdt: field } });
    await expect(choose(act, 'salary')).rejects.toThrow(Invalid);
    await expect(choose(act, 'parentCode')).rejects.toThrow(Invalid);
    const other = actOf(plot.actors.districtOfficer);
    await expect(choose(other, 'skip')).rejects.toThrow(NotFound);
  });
});
