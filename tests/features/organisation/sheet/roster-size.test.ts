/** A province's roster, as files: read, understood and judged in seconds. */
import { beforeAll, expect, it } from 'vitest';
import { buildWorkers } from '~/commands/build-workers';
import { parseRoster } from '~/features/organisation/sheet/roster-sheet';
import { readWorkbook } from '~/lib/sheet/workbook.server';
import { GAM, HEADER } from '../../../support/roster';
import { xlsxOf } from '../../../support/xlsx';

const ROWS = 10_000;
const rows = Array.from({ length: ROWS }, (_, i) => {
  const phone = `09${String(10_000_000 + i)}`;
  const changes: Record<number, string> = {
    0: `${i + 1}`,
    3: `Nguyễn Thị Hồng ${'ABCDĐ'[i % 5]}`,
    6: phone,
    7: `a${i}@b.vn`,
    12: `DV${i}`,
  };
  return HEADER.map((_, column) => changes[column] ?? GAM[column]!);
});

beforeAll(() => buildWorkers());

it.each([
  ['.xlsx', () => xlsxOf((workbook) => workbook.addWorksheet('A').addRows([HEADER, ...rows]))],
  ['text', async () => Buffer.from([HEADER, ...rows].map((row) => row.join(';')).join('\r\n'))],
])('10,000 people in %s', async (_, make) => {
  const bytes = await make();
  let ticks = 0;
  const clock = setInterval(() => {
    ticks += 1;
  }, 10);
  const sheets = await readWorkbook(bytes, 'a');
  clearInterval(clock);
  const file = parseRoster(sheets, { today: '2026-11-25' });
  expect(file.rows).toHaveLength(ROWS);
  expect(file.problems).toEqual([]);
  expect(ticks, 'the server kept answering while the file was read').toBeGreaterThan(5);
});
