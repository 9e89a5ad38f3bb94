import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { refusalOf as refusal } from '../../support/workbook';
import { rawXlsx, xlsxOf, zipOf } from '../../support/xlsx';

beforeAll(() => buildWorkers());

const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
  ]);
const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>';
const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

describe('a file that is refused', () => {
  it.each([
    ['nothing in it', Buffer.alloc(0), 'empty'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'notSpreadsheet',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n%abc\n1 0 obj'), 'document'],
    ['a letter', Buffer.from('Kính gửi đồng chí\nđây là thư'), 'notSpreadsheet'],
    ['a web page called .xls', Buffer.from('<html><table><tr><td>a</td></tr></table></html>'), 'webPage'],
    ['an old .xls', ole('Workbook'), 'oldExcel'],
    ['a Word document of old', ole('WordDocument'), 'document'],
    ['a password', ole('EncryptedPackage'), 'password'],
    ['an encrypted zip', flagged(rawXlsx(row)), 'password'],
    ['macros', rawXlsx(row, [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'macro'],
    [
      'macros by type',
      rawXlsx(row, [
        {
          name: '[Content_Types].xml',
          content:
            '<Types><Override PartName="/xl/other.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        },
      ]),
      'macro',
    ],
    [
      'an OpenDocument',
      zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
      'openDocument',
    ],
    [
      'a flat OpenDocument',
      Buffer.from(
        '<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"></office:document>',
      ),
      'openDocument',
    ],
    [
      'an Excel 2003 XML',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'otherExcel',
    ],
    ['a binary Excel', rawXlsx(row, [{ name: 'xl/workbook.bin', content: 'x' }]), 'otherExcel'],
    ['an Excel 2 without a container', Buffer.from([9, 0, 4, 0, 2, 0, 16, 0, 0, 0, 9, 0]), 'oldExcel'],
    ['an Excel 4 without a container', Buffer.from([9, 4, 6, 0, 0, 0, 16, 0, 0, 0, 9, 0]), 'oldExcel'],
    ['a DIF', Buffer.from('TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n'), 'textTable'],
    ['a SYLK', Buffer.from('ID;PWXL;N;E\r\nC;Y1;X1;K"STT"\r\nE\r\n'), 'textTable'],
    ['a Numbers', zipOf([{ name: 'Index/Document.iwa', content: 'a' }]), 'numbers'],
    ['a Word document', zipOf([{ name: 'word/document.xml', content: 'a' }]), 'document'],
    [
      'an OpenDocument text',
      zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }]),
      'document',
    ],
    ['some zip', zipOf([{ name: 'a.txt', content: 'a' }]), 'notSpreadsheet'],
    ['an empty sheet', rawXlsx(''), 'empty'],
    [
      'entities in the sheet',
      rawXlsx('', [
        {
          name: 'xl/worksheets/sheet1.xml',
          content: `${entity}<worksheet><sheetData>${row}</sheetData></worksheet>`,
        },
      ]),
      'entities',
    ],
    [
      'entities in UTF-16',
      rawXlsx(row, [
        { name: 'xl/workbook.xml', content: Buffer.from(`\ufeff${entity}<workbook/>`, 'utf16le') },
      ]),
      'entities',
    ],
    [
      'a sheet without its end',
      rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${row}` }]),
      'cutShort',
    ],
    ['a cell that points nowhere', rawXlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), 'cutShort'],
    ['a quote never closed', Buffer.from('a;b\n1;"chưa hết'), 'cutShort'],
    ['a letter cut in half', Buffer.from('a;b\n1;Hằ').subarray(0, -1), 'cutShort'],
    ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 65), 'tooLarge'],
  ])('has %s', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code));

  it('was cut short anywhere', async () => {
    const whole = await xlsxOf((workbook) => {
      for (let i = 0; i < 50; i++) workbook.addWorksheet(`S${i}`).addRow([i, 'a']);
    });
    for (const part of [0.01, 0.3, 0.6, 0.9, 0.999]) {
      expect(await refusal(whole.slice(0, Math.floor(whole.length * part)))).toBe('cutShort');
    }
  });

  it('has bytes changed anywhere, and never brings the parser’s own words', async () => {
    const whole = rawXlsx(row.repeat(20));
    for (let at = 4; at < whole.length; at += 37) {
      const broken = Buffer.from(whole);
      broken[at]! ^= 0xff;
      expect(['read', 'cutShort', 'notSpreadsheet', 'bomb', 'password', 'otherFormat', 'empty']).toContain(
        await refusal(broken),
      );
    }
  }, 60_000);

  it('takes too long', async () => expect(await refusal(rawXlsx(row), { timeoutMs: 1 })).toBe('timeout'));
});

describe('a file made to hurt', () => {
  it('is refused in bounded memory', async () => {
    const before = process.memoryUsage().rss;
    const zeros = Buffer.alloc(300_000_000, 32);
    const bombs = [
      rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: zeros }]),
      rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: zeros, declared: 1000 }]),
      rawXlsx(row, [{ name: 'xl/workbook.xml', content: zeros.subarray(0, 90_000_000), declared: 2000 }]),
    ];
    for (const bomb of bombs) expect(await refusal(bomb)).toBe('bomb');
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
  });

  it('has 200,000 rows', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}" t="inlineStr"><is><t>Nguyễn Văn ${i % 9}</t></is></c></row>`,
    );
    const xlsx = rawXlsx(rows.join(''));
    const csv = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `${i};Nguyễn A\n`).join(''));
    const before = process.memoryUsage().rss;
    expect(await refusal(xlsx)).toBe('tooManyRows');
    expect(await refusal(csv)).toBe('tooManyRows');
    expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
  });

  it('merges the whole sheet, or holds one row without an end', async () => {
    const merged = `<worksheet><sheetData>${row.repeat(2)}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`;
    expect(await refusal(rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: merged }]))).toBe('read');
    const endless = `<worksheet><sheetData><row r="1">${'<c><v>1</v></c>'.repeat(1_000_000)}`;
    expect(await refusal(rawXlsx('', [{ name: 'xl/worksheets/sheet1.xml', content: endless }]))).toBe(
      'tooComplex',
    );
  });
});

function flagged(zip: Buffer): Buffer {
  const at = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  zip.writeUInt16LE(1, at + 8);
  return zip;
}
