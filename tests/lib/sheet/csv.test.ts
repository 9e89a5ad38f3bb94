import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiterOf, parseDelimited, writeDelimited } from '~/lib/sheet/csv';

describe('delimited text', () => {
  it('reads quotes, doubled quotes, line ends inside, and any line end', () => {
    const text = 'a,"b ""x"", y",c\r\n"dòng\n hai",,\n1,2,3\r4,5,6';
    expect(parseDelimited(text)).toEqual({
      rows: [
        ['a', 'b "x", y', 'c'],
        ['dòng\n hai', '', ''],
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
      whole: true,
    });
  });

  it('says when the file ends inside a quote', () => {
    expect(parseDelimited('a,b\n1,"chưa hết')).toEqual({
      rows: [
        ['a', 'b'],
        ['1', 'chưa hết'],
      ],
      whole: false,
    });
  });

  it.each([
    ['sep=;\na;b\n', ';'],
    ['Danh sách, năm 2026\nSTT;Họ tên;Ngày\n1;A, B;2\n', ';'],
    ['STT\tHọ tên\tNgày\n1\tA\t2', '\t'],
    ['STT,Họ tên,Ngày\n1,A;B,2', ','],
    ['chỉ một ô', ','],
  ])('finds the delimiter of %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

  it('stops at the limit', () => {
    expect(parseDelimited('1\n2\n3\n4\n', ',', 2).rows).toEqual([['1'], ['2']]);
  });

  it.each(['=1+1', '+84907000231', '-cmd', '@x', '\tx', '\r=1'])('defuses %j', (cell) => {
    expect(parseDelimited(writeDelimited([[cell]]), ',').rows[0]![0]).toBe(`'${cell}`);
  });

  it.each([',', ';', '\t'] as const)(
    'quotes the delimiters of every country, written with %j',
    (delimiter) => {
      const rows = [['Xã An Phú; ấp 1', 'a,b', 'c\td', 'trơn']];
      expect(writeDelimited(rows, delimiter)).toBe(
        `${['"Xã An Phú; ấp 1"', '"a,b"', '"c\td"', 'trơn'].join(delimiter)}\r\n`,
      );
    },
  );

  it.each([',', ';', '\t'] as const)('starts no formula in a cell that %j splits in two', (delimiter) => {
    const text = writeDelimited([[`Nguyễn Văn An${delimiter}=1+1`, ' =1+1', '＝1+1']], ',');
    const cells = text
      .trimEnd()
      .split(/[,;\t]/)
      .map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^\s*[=＝]/.test(cell))).toEqual([]);
  });

  it('keeps numbers, even negative', () => expect(writeDelimited([[-3, 4.5, null]])).toBe('-3,4.5,\r\n'));

  it('reads back what it wrote', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'đ', '"', ',', ';', '\n', '\r', '\t', ' ') })
      .map((text) => `x${text}`);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        expect(parseDelimited(writeDelimited(rows, delimiter), delimiter).rows).toEqual(rows);
      }),
    );
  });
});
