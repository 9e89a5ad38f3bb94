/** What other programs than Excel write into a workbook, as it stands in their files. */
import { describe, expect, it } from 'vitest';
import { dayOfSerial } from '~/lib/sheet/workbook';
import { readSheets } from '~/lib/sheet/workbook-reader.server';
import { rawXlsx, zipOf } from '../../support/xlsx';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const cellsOf = async (row: string, more: Parameters<typeof rawXlsx>[1] = []) =>
  (await readSheets(rawXlsx(`<row r="1">${row}</row>`, more)))[0]!.rows[0]!.cells;
const styles = (...codes: string[]) => ({
  name: 'xl/styles.xml',
  content: `<styleSheet xmlns="${MAIN}"><numFmts>${codes
    .map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replace(/"/g, '&quot;')}"/>`)
    .join('')}</numFmts><fonts><font/></fonts><cellXfs><xf numFmtId="0"/>${codes
    .map((_, i) => `<xf numFmtId="${200 + i}"/>`)
    .join('')}<xf numFmtId="16"/><xf numFmtId="17"/></cellXfs></styleSheet>`,
});
const withStyles = {
  name: 'xl/_rels/workbook.xml.rels',
  content: ['worksheet" Target="worksheets/sheet1.xml"', 'styles" Target="styles.xml"']
    .map(
      (type, i) =>
        `<Relationship Id="r${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}/>`,
    )
    .join('')
    .replace(/^/, '<Relationships>')
    .concat('</Relationships>'),
};

describe('a cell', () => {
  it('of a formula without a stored result is no empty cell', async () => {
    const open = ['<f>A2</f>', '<f>A2</f><v></v>', '<f>A2</f><v/>', '<f t="shared" si="0"/><v> </v>'];
    for (const inner of open)
      expect((await cellsOf(`<c r="A1">${inner}</c><c r="B1"><v>1</v></c>`))[0]).toEqual({
        text: '',
        kind: 'formula-error',
      });
    const text = '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>';
    expect((await cellsOf(text))[0]!.kind).toBe('empty');
  });

  it('that shows only a part of a date is what it shows', async () => {
    const codes = [
      'yyyy',
      'mm/yyyy',
      '[$-42A]mmm\\-yy;@',
      '"Năm "yyyy',
      'dd/mm',
      'dd/mm/yyyy',
      'd mmmm, yyyy',
      'h:mm AM/PM',
    ];
    const row = [...codes, 16, 17].map((_, i) => `<c s="${i + 1}"><v>35490</v></c>`).join('');
    expect(
      (await cellsOf(row, [styles(...codes), withStyles])).map(({ kind, text }) => `${kind} ${text}`),
    ).toEqual([
      'text 1997',
      'text 03/1997',
      'text 03/1997',
      'text 1997',
      'text 01/03',
      'date 01/03/1997',
      'date 01/03/1997',
      'number 35490',
      'text 01/03',
      'text 03/1997',
    ]);
  });

  it('keeps an instant whole, and takes a date some seconds short for the day it means', async () => {
    const row = '<c t="d"><v>1996-03-04T17:00:00.000Z</v></c><c t="d"><v>1996-03-05T00:00:00</v></c>';
    expect((await cellsOf(row)).map(({ text }) => text)).toEqual(['1996-03-04T17:00:00.000Z', '05/03/1996']);
    expect(dayOfSerial(35128 - 30 / 86_400)).toBe(dayOfSerial(35128));
    expect(dayOfSerial(35128 - 0.01)).toBe('1996-03-03');
  });

  it('with text in a number’s place is text', async () => {
    expect((await cellsOf('<c><v>Lê Văn An</v></c>'))[0]).toEqual({ text: 'Lê Văn An', kind: 'text' });
  });
});

describe('a row', () => {
  it('without height is hidden, by its own or by the sheet’s measure', async () => {
    const rows = ['ht="0" customHeight="1"', 'ht="15"', 'hidden="1"', '']
      .map((attributes, i) => `<row r="${i + 1}" ${attributes}><c><v>1</v></c></row>`)
      .join('');
    const hidden = async (bytes: Buffer) => (await readSheets(bytes))[0]!.rows.map((row) => row.hidden);
    expect(await hidden(rawXlsx(rows))).toEqual([true, false, true, false]);
    const flat = `<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData>${rows}</sheetData></worksheet>`;
    const bytes = rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: flat }]);
    expect(await hidden(bytes)).toEqual([true, false, true, true]);
  });
});

describe('a file', () => {
  const types = (inner: string) => ({ name: '[Content_Types].xml', content: `<Types>${inner}</Types>` });

  it('whose content types name macros without holding any is read', async () => {
    for (const inner of [
      '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>',
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
    ])
      expect(await cellsOf('<c><v>7</v></c>', [types(inner)])).toMatchObject([{ text: '7' }]);
  });

  it('in ZIP64 is read, within the same limits', async () => {
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>`;
    const wide = (declared?: number) =>
      rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: sheet, wide: true, declared }]);
    expect((await readSheets(wide()))[0]!.rows[0]!.cells[0]!.text).toBe('7');
    await expect(readSheets(wide(3_000_000_000))).rejects.toMatchObject({ code: 'bomb' });
    await expect(readSheets(wide(sheet.length + 1))).rejects.toMatchObject({ code: 'cutShort' });
    const cut = zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }]);
    cut.fill(0xff, cut.length - 12, cut.length - 10);
    await expect(readSheets(cut)).rejects.toMatchObject({ code: 'cutShort' });
  });
});
