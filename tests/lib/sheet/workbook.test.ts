import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { columnLetter, dayOfSerial } from '~/lib/sheet/workbook';
import { readWorkbook } from '../../support/workbook';
import { rawXlsx, xlsxOf } from '../../support/xlsx';

beforeAll(() => buildWorkers());

const texts = (sheet: { rows: { cells: { text: string }[] }[] } | undefined) =>
  sheet?.rows.map((row) => row.cells.map((cell) => cell.text));

describe('an .xlsx file', () => {
  it('is read cell by cell: texts, fonts, days, formulas, errors, hidden rows and sheets', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Danh sách');
      sheet.getCell('A1').value = 'Nguyễn'.normalize('NFD');
      sheet.getCell('B1').value = {
        richText: [{ font: { name: '.VnTime' }, text: 'NguyÔn ' }, { text: 'A' }],
      };
      sheet.getCell('C1').value = new Date('1999-09-14T00:00:00Z');
      sheet.getCell('D1').value = { formula: '1+1', result: 2 };
      sheet.getCell('E1').value = { error: '#REF!' };
      sheet.getCell('F1').value = 912345678;
      sheet.getCell('F1').numFmt = '0000000000';
      sheet.getCell('G1').value = true;
      sheet.getCell('H1').value = { text: 'a@b.vn', hyperlink: 'mailto:a@b.vn' };
      sheet.getCell('I1').value = 'chữ';
      sheet.getCell('I1').font = { name: 'VNI-Times' };
      sheet.getCell('A3').value = 'ẩn';
      sheet.getRow(3).hidden = true;
      workbook.addWorksheet('Cũ', { state: 'hidden' }).getCell('A1').value = 'x';
    });
    const [shown, hidden] = await readWorkbook(bytes, 'a.xlsx');
    expect(shown).toMatchObject({ name: 'Danh sách', hidden: false, epoch1904: false });
    expect(hidden).toEqual({ name: 'Cũ', hidden: true, epoch1904: false, rows: [] });
    expect(shown!.rows.map(({ number, hidden }) => [number, hidden])).toEqual([
      [1, false],
      [3, true],
    ]);
    expect(shown!.rows[0]!.cells).toMatchObject([
      { text: 'Nguyễn', kind: 'text' },
      { text: 'NguyÔn A', kind: 'text', font: '.VnTime' },
      { text: '14/09/1999', kind: 'date', day: '1999-09-14', number: 36417 },
      { text: '2', kind: 'number', number: 2 },
      { text: '#REF!', kind: 'formula-error' },
      { text: '0912345678', kind: 'number', number: 912345678 },
      { text: 'TRUE', kind: 'bool' },
      { text: 'a@b.vn', kind: 'text' },
      { text: 'chữ', kind: 'text', font: 'VNI-Times' },
    ]);
  });

  it('names the columns that nobody sees', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('A');
      sheet.addRow(['a', 'b', 'c', 'd']);
      sheet.getColumn(2).hidden = true;
      sheet.getColumn(4).width = 0;
    });
    expect((await readWorkbook(bytes, 'a.xlsx'))[0]!.hiddenColumns).toContain(2);
    const widths = '<cols><col min="3" max="4" width="0" customWidth="1"/></cols>';
    const sheet = `<worksheet>${widths}<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`;
    const [read] = await readWorkbook(
      rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: sheet }]),
      'a',
    );
    expect(read!.hiddenColumns).toEqual([3, 4]);
  });

  it('counts days from 1904 when it says so', async () => {
    const bytes = await xlsxOf((workbook) => {
      workbook.properties.date1904 = true;
      workbook.addWorksheet('A').getCell('A1').value = new Date('2024-02-29T00:00:00Z');
    });
    expect((await readWorkbook(bytes, 'a.xlsx'))[0]!.rows[0]!.cells[0]).toMatchObject({ day: '2024-02-29' });
  });

  it('repeats merged cells', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('A');
      sheet.getCell('A1').value = 'Chi đoàn ấp Một';
      sheet.getCell('B1').value = 'x';
      sheet.getCell('C2').value = 'y';
      sheet.mergeCells('A1:A2');
    });
    const [sheet] = await readWorkbook(bytes, 'a.xlsx');
    expect(sheet!.rows[1]!.cells[0]).toMatchObject({ text: 'Chi đoàn ấp Một', merged: 'down' });
  });

  it('is read with prefixes, inline strings, phonetic guides, entities and without references', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>A &amp; </x:t></x:r><x:r><x:t>B&#x1EC5;</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c><x:v>9.1E+2</x:v></x:c></x:row><x:row/><x:row><x:c t="str"><x:f>A1</x:f><x:v>Hà</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>';
    const [read] = await readWorkbook(
      rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: sheet }]),
      'a.xlsx',
    );
    expect(texts(read)).toEqual([
      ['A & Bễ', '910'],
      ['Hà', ''],
    ]);
    expect(read!.rows.map((row) => row.number)).toEqual([1, 3]);
    expect(read!.rows[1]!.cells[1]!.kind).toBe('formula-error');
  });

  it('costs nothing for a million styled rows without content', async () => {
    const styled = Array.from(
      { length: 300_000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="0"/><c r="B${i + 2}" s="0"/></row>`,
    );
    const bytes = rawXlsx(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>${styled.join('')}`);
    expect((await readWorkbook(bytes, 'a.xlsx'))[0]!.rows).toHaveLength(1);
  });
});

describe('a text file', () => {
  const csv = 'Họ và tên;Đơn vị\nNguyễn Thị Hằng;Đoàn xã Tập Ngãi\n';
  const swap = (bytes: Buffer) => Buffer.from(bytes).swap16();
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-8 taken apart', Buffer.from(csv.normalize('NFD'))],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16 LE', Buffer.from(csv.padEnd(200, 'a;b\n'), 'utf16le')],
    ['UTF-16 BE with a mark', swap(Buffer.from(`\ufeff${csv}`, 'utf16le'))],
    ['Windows-1258', to1258(csv)],
  ])('is read in %s', async (_, bytes) => {
    const [sheet] = await readWorkbook(bytes, 'danh sách.csv'.normalize('NFD'));
    expect(sheet!.name).toBe('danh sách.csv');
    expect(texts(sheet)!.slice(0, 2)).toEqual([
      ['Họ và tên', 'Đơn vị'],
      ['Nguyễn Thị Hằng', 'Đoàn xã Tập Ngãi'],
    ]);
  });

  it('of an old font is left as it stands, for the clerk to choose', async () => {
    const bytes = Buffer.from('Hä vµ tªn;§¬n vÞ\nNguyÔn ThÞ H»ng;§oµn x· TËp Ng·i\n', 'latin1');
    expect(texts((await readWorkbook(bytes, 'a.csv'))[0])![1]![0]).toBe('NguyÔn ThÞ H»ng');
  });
});

it('knows Excel’s day numbers', () => {
  expect([1, 59, 60, 61, 36417, 45292.99, 0, 200_000].map((serial) => dayOfSerial(serial))).toEqual([
    '1900-01-01',
    '1900-02-28',
    null,
    '1900-03-01',
    '1999-09-14',
    '2024-01-01',
    null,
    null,
  ]);
  expect(dayOfSerial(0, true)).toBe('1904-01-01');
  expect([1, 26, 27, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AAA']);
});

/** Windows-1258: base letters with their hats as one byte, tones as marks after them. */
function to1258(text: string): Buffer {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++)
    table.set(new TextDecoder('windows-1258').decode(new Uint8Array([byte])), byte);
  const bytes = [...text].flatMap((letter) => {
    if (table.has(letter)) return [table.get(letter)!];
    const apart = [...letter.normalize('NFD')];
    const tone = apart.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark))!;
    const base = apart
      .filter((mark) => mark !== tone)
      .join('')
      .normalize('NFC');
    return [table.get(base)!, table.get(tone)!];
  });
  return Buffer.from(bytes);
}
