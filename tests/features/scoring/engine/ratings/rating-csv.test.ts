import { describe, expect, test } from 'vitest';
import { type BadRow, RatingCsv } from '~/features/scoring/engine/ratings/rating-csv';

const heading = 'ratee,rater,role,item,score\n';

function read(text: string, chunk = text.length || 1) {
  const csv = new RatingCsv();
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += chunk) csv.push(bytes.subarray(from, from + chunk));
  return { table: csv.finish(), bad: csv.bad, csv };
}

describe('what is read', () => {
  const text = `\uFEFF${heading}Bình,An,peer,i1,3\r\n\n"Chi, chi đoàn 2",An,superior,i2,5`;

  test.each([1, 2, 7, 1000])('the same, in chunks of %i bytes', (chunk) => {
    const { table } = read(text, chunk);
    expect(table).toMatchObject({
      rateeIds: ['Bình', 'Chi, chi đoàn 2'],
      raterIds: ['An'],
      roleIds: ['peer', 'superior'],
      itemIds: ['i1', 'i2'],
    });
    expect([...table!.score]).toEqual([3, 5]);
    expect([...table!.ratee]).toEqual([0, 1]);
  });

  test('columns in another order, and the line of a row past blank lines', () => {
    const { table, csv } = read('score,item,role,rater,ratee\n4,i,peer,r,p\n\n\n5,i,peer,s,p\n');
    expect([...table!.score]).toEqual([4, 5]);
    expect([csv.lineOf(0), csv.lineOf(1)]).toEqual([2, 5]);
  });

  test('many names: every one keeps its own', () => {
    const rows = Array.from({ length: 5000 }, (_, k) => `p${k},r${k % 700},peer,i${k % 9},${k % 6}`);
    const { table } = read(heading + rows.join('\n'), 4096);
    expect(table!.rateeIds).toHaveLength(5000);
    for (const [k, row] of rows.entries()) {
      const ids = [
        table!.rateeIds[table!.ratee[k]!],
        table!.raterIds[table!.rater[k]!],
        'peer',
        table!.itemIds[table!.item[k]!],
      ];
      expect([...ids, table!.score[k]].join()).toBe(row);
    }
  });
});

describe('what is refused', () => {
  test.each([
    ['', [{ line: 1, reason: 'nothing' }]],
    [heading, [{ line: 1, reason: 'nothing' }]],
    ['ratee,rater,item,score\np,r,i,3\n', [{ line: 1, reason: 'heading', value: 'ratee,rater,item,score' }]],
    [`${heading}p,r,peer,i\n`, [{ line: 2, reason: 'fields', value: '4' }]],
    [`${heading}p,r,peer,i,3,4\n`, [{ line: 2, reason: 'fields', value: '6' }]],
    [`${heading}p,,peer,i,3\n`, [{ line: 2, reason: 'empty', column: 'rater' }]],
    [`${heading}p,r ,peer,i,3\n`, [{ line: 2, reason: 'spaces', column: 'rater' }]],
    [`${heading}"p,r,peer,i,3\n`, [{ line: 2, reason: 'quotation' }]],
    ...['', '3.5', '-1', '101', '3e1', 'NE', ' 3', '1234'].map((value) => [
      `${heading}p,r,peer,i,3\np,r,peer,j,${value}\n`,
      [{ line: 3, reason: 'score', column: 'score', value }],
    ]),
  ] as [string, BadRow[]][])('%j', (text, bad) => {
    const found = read(text);
    expect(found.table).toBeNull();
    expect(found.bad).toEqual(bad.map((one) => ({ column: undefined, value: undefined, ...one })));
  });

  test('all bad rows are told, up to a hundred', () => {
    const { bad } = read(heading + 'p,r,peer,i,x\n'.repeat(250));
    expect(bad).toHaveLength(100);
    expect(bad[99]!.line).toBe(101);
  });
});
