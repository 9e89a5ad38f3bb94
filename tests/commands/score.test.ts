import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { largestGap } from '../support/compare';
import { oracleBlock, readOracle } from '../support/oracle';

const folder = mkdtempSync(path.join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true }));

const oracle = (name: string) => fileURLToPath(new URL(`../oracles/${name}`, import.meta.url));

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function score(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile('node', ['app/commands/run.mjs', 'score', ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

type Rows = { id: string }[];
type Block = { ratees: Rows; raters: Rows; items: Rows; [key: string]: unknown };

describe('the blocks have the keys and figures of the published cases', () => {
  test('extreme, gzipped', async () => {
    const json = path.join(folder, 'extreme.json');
    const weights = oracleBlock<{ role_weights: object; item_weights: object }>('extreme', 'classical')!;
    const file = write(
      'weights.json',
      JSON.stringify({ role_weights: weights.role_weights, item_weights: weights.item_weights }),
    );
    const { code, out } = await score(
      oracle('extreme.csv.gz'),
      '--json',
      json,
      '--weights',
      file,
      '--top',
      '5',
    );
    expect(code).toBe(0);
    expect(out).toContain('3360 lượt chấm');
    const ours = JSON.parse(readFileSync(json, 'utf8')) as Record<string, Block>;
    for (const block of ['jmle', 'map', 'map_eb'] as const) {
      const theirs = oracleBlock<Block>('extreme', block)!;
      for (const key of Object.keys(theirs)) expect(Object.keys(ours[block]!)).toContain(key);
      for (const facet of ['ratees', 'raters', 'items'] as const) {
        if (!theirs[facet]) continue;
        const keys = Object.keys(theirs[facet][0]!).filter((key) => key !== 'id' && key !== 'subset');
        expect(
          largestGap(ours[block]![facet], theirs[facet], Object.fromEntries(keys.map((k) => [k, k]))),
        ).toBeLessThan(1e-5);
      }
    }
    const classical = oracleBlock<{ ratees: Record<string, object> }>('extreme', 'classical')!;
    for (const [id, expected] of Object.entries(classical.ratees)) {
      const own = (ours.classical!.ratees as unknown as Record<string, Record<string, number>>)[id]!;
      expect(own.item_first).toBeCloseTo((expected as { item_first: number }).item_first, 6);
    }
    type Lmm = Record<'m1' | 'm2', { variance: Record<string, number>; ratee: Rows }>;
    const lmm = JSON.parse(readOracle('extreme.lmm.json')) as Lmm;
    for (const model of ['m1', 'm2'] as const) {
      const own = (ours.lmm as unknown as Lmm)[model];
      expect(Object.keys(own.variance).sort()).toEqual(Object.keys(lmm[model].variance).sort());
      expect(largestGap(own.ratee, lmm[model].ratee, { blup: 'blup', cond_sd: 'cond_sd' })).toBeLessThan(
        1e-4,
      );
    }
    expect(ours.ranking!.ratees[0]).toMatchObject({ level: 0.9, status: 'ok' });
    expect(
      (ours.ranking!.ratees as unknown as { p_top: number }[]).reduce((sum, r) => sum + r.p_top, 0),
    ).toBeCloseTo(5, 6);
    expect(ours.input).toMatchObject({ rows: 3360, seed: 1, version: 3 });
  }, 120_000);

  test('the same file and seed give the same bytes; only the layers asked for are there', async () => {
    const [first, second] = ['a.json', 'b.json'].map((name) => path.join(folder, name)) as [string, string];
    const units = write(
      'units.csv',
      `ratee,unit\n${['p0001', 'p0002', 'p0003', 'p0004', 'p0005'].map((id, k) => `${id},u${k % 2}`).join('\n')}\n`,
    );
    for (const json of [first, second])
      await score(
        oracle('tiny.csv.gz'),
        '--json',
        json,
        '--only',
        'ranking',
        '--units',
        units,
        '--seed',
        '9',
      );
    expect(readFileSync(first, 'utf8')).toBe(readFileSync(second, 'utf8'));
    const ours = JSON.parse(readFileSync(first, 'utf8')) as Record<string, { units: object[] }>;
    expect(Object.keys(ours)).not.toContain('jmle');
    expect(ours.connectivity!.units).toHaveLength(2);
  }, 60_000);
});

describe('what is refused, in clear words, with exit code 1', () => {
  const heading = 'ratee,rater,role,item,score\n';
  test.each([
    [
      'rows',
      () => [write('rows.csv', `${heading}a,b,peer,i,3\na,b,peer,i,4\na,,peer,j,1\n`)],
      'dòng 4: ô rater để trống',
    ],
    [
      'repetition',
      () => [write('twice.csv', `${heading}a,b,peer,i,3\n\na,b,peer,i,4\n`)],
      'dòng 4: lặp lại dòng 2',
    ],
    ['empty', () => [write('empty.csv', '')], 'tệp rỗng'],
    ['binary', () => [write('binary.csv', Uint8Array.of(1, 0, 2, 10))], 'không phải tệp CSV'],
    ['broken gzip', () => [write('broken.csv.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2))], 'tệp nén hỏng'],
    ['too large', () => [oracle('tiny.csv.gz'), '--max-bytes', '1K'], 'lớn hơn 1024 byte'],
    ['missing', () => [path.join(folder, 'none.csv')], 'không có tệp này'],
    ['no file', () => [], 'npm run score'],
    ['layer', () => [oracle('tiny.csv.gz'), '--only', 'magic'], 'không có lớp magic'],
    ['number', () => [oracle('tiny.csv.gz'), '--top', '0'], '--top'],
    [
      'units',
      () => [oracle('tiny.csv.gz'), '--units', write('few.csv', 'ratee,unit\np0001,u\n')],
      'p0002 không có đơn vị',
    ],
  ] as [string, () => string[], string][])('%s', async (_, args, words) => {
    const { code, err } = await score(...args());
    expect(code).toBe(1);
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });
});
