/** A row without a first day in office: proposed, asked once for the file, written only as the clerk says. */
import { beforeAll, expect, it } from 'vitest';
import { buildWorkers } from '~/commands/backstage/build-workers';
import {
  chooseImportOptions,
  confirmImport,
  uploadFile,
} from '~/features/organisation/import/commands.server';
import { previewImport } from '~/features/organisation/import/preview-queries.server';
import { Invalid } from '~/lib/errors';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { testDb } from '../../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  await buildWorkers();
  plot = await makePlot(database.db);
});

async function clerk(starts: readonly string[], given = 'Sáu') {
  const act = actOf(plot.actors.communeOfficer);
  const rows = starts.map(
    (start, i) =>
      `84-CK-01-01;${['Kim', 'Sơn', 'Lâm', 'Lý'][i]} Thị ${given};09123457${given.length}${i};Ủy viên BCH;${start}`,
  );
  const lines = ['Mã đơn vị;Họ và tên;SĐT;Chức vụ;Từ ngày', ...rows];
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const file = { kind: 'roster' as const, fileName: 'DS.csv', bytes, unitId: plot.units.commune.id };
  const id = await uploadFile(database.db, act, file);
  const view = async () => (await previewImport(database.db, act, { id, show: 'all', page: 1 })).view!;
  return { act, id, view };
}

it('is asked about once, with the day that most rows of the file give', async () => {
  const { act, id, view } = await clerk(['', '15/03/2023', '15/03/2023', '']);
  const asked = await view();
  expect(asked.questions.rows).toMatchObject([
    {
      key: 'start',
      isOpen: true,
      value: '2023-03-15',
      options: [{ label: 'Lấy ngày 15/03/2023' }, {}, {}, {}],
    },
  ]);
  expect(asked.faults.map(({ row, id: place }) => [row, place])).toEqual([
    [2, 'questions'],
    [5, 'questions'],
  ]);
  expect(asked.lines[0]!.cells.find(({ field }) => field === 'fromOn')!.faults[0]).toContain('15/03/2023');
  expect([asked.isOnlyAsking, asked.mayConfirm]).toEqual([true, false]);
  await expect(confirmImport(database.db, act, id)).rejects.toThrow(Invalid);

  await chooseImportOptions(database.db, act, { id, options: { answers: { start: '2024-11-01' } } });
  const answered = await view();
  expect(answered.counts).toMatchObject({ create: 4, error: 0 });
  expect(answered.lines.map(({ notes }) => notes.some((note) => note.includes('01/11/2024')))).toEqual([
    true,
    false,
    false,
    true,
  ]);
  await confirmImport(database.db, act, id, answered.digest);
  const seats = await database.db.query.appointment.findMany({
    where: (seat, { eq }) => eq(seat.fromOn, '2024-11-01'),
  });
  expect(seats).toHaveLength(2);
});

it('has today and the beginnings of month and year offered where the file gives no day at all', async () => {
  const { view } = await clerk([''], 'Hương');
  expect((await view()).questions.rows[0]!.options.map(({ value }) => value)).toEqual([
    '2024-11-20',
    '2024-11-01',
    '2024-01-01',
  ]);
});
