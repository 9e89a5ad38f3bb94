/** Files as award juries and clerks send them: what the command makes of each, and what it says. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'score-cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/score/${name}`, import.meta.url));

type Ratee = { id: string; raw_mean: number; fair: number; low: number; high: number; status: string };
type Report = {
  ranking: { ratees: Ratee[]; scale: string; distinct: boolean };
  map: { ratees: { id: string; theta: number }[] };
  map_eb: object | null;
  jmle: object;
  lmm: { m1: object };
  input: { rows_used: number; ratees: number; raters: number };
};

function score(...args: string[]): Promise<{ code: number; out: string; err: string; report: Report }> {
  const json = path.join(folder, `${Math.abs(args.join(' ').length)}-${path.basename(args[0]!)}.json`);
  return new Promise((resolve, reject) => {
    execFile('node', ['app/commands/run.mjs', 'score', ...args, '--json', json], (error, out, err) => {
      const code = error ? Number(error.code) : 0;
      if (!error && !existsSync(json)) reject(new Error(`no report: ${out}${err}`));
      else
        resolve({
          code,
          out,
          err,
          report: error ? (null as never) : (JSON.parse(readFileSync(json, 'utf8')) as Report),
        });
    });
  });
}

const ranking = ['--only', 'ranking'];

describe('one score a form', () => {
  test('four of twelve judges: fair scores stay near raw ones, in their order, and the scale is said to be a number', async () => {
    const { out, report } = await score(fixture('one-score-per-judge.csv.gz'), ...ranking, '--top', '12');
    expect(out).toContain('điểm được tính như số');
    const { ratees, scale } = report.ranking;
    expect(scale).toBe('numbers');
    for (const { fair, raw_mean: raw, low, high } of ratees) {
      expect(Math.abs(fair - raw)).toBeLessThan(0.8);
      expect(high - low).toBeGreaterThan(0.3);
    }
    const spread = Math.max(...ratees.map(({ fair }) => fair)) - Math.min(...ratees.map(({ fair }) => fair));
    expect(spread).toBeGreaterThan(1.5);
  }, 60_000);

  test('judges who agree on everybody: what they gave, and an interval of a rounded score', async () => {
    const { report } = await score(fixture('unanimous.csv.gz'), ...ranking, '--top', '12');
    for (const { fair, raw_mean: raw, low, high } of report.ranking.ratees) {
      expect(fair).toBeCloseTo(raw, 1);
      expect(high - low).toBeGreaterThan(0.1);
      expect(high - low).toBeLessThan(1);
    }
  }, 60_000);
});

test('twelve people who do not differ: an interval around the truth, and a line that says so', async () => {
  const { out, report } = await score(fixture('no-spread-twelve-people.csv.gz'), ...ranking, '--top', '3');
  expect(out).toContain('Không phân biệt được');
  expect(report.ranking.distinct).toBe(false);
  for (const { low, high } of report.ranking.ratees) expect(high - low).toBeGreaterThan(0.15);
}, 60_000);

test('one judge: every layer but the estimated severities, and a line', async () => {
  const { code, out, err, report } = await score(fixture('one-judge.csv.gz'));
  expect(code).toBe(0);
  expect(err).not.toContain('    at ');
  expect(out).toContain('Chỉ có một người chấm');
  // One form each: said to be too few, with the raw score and no figure that looks like knowledge.
  const lines = out.split('\n').filter((line) => line.includes('chưa đủ dữ liệu'));
  expect(lines).toHaveLength(6);
  for (const line of lines) expect(line).not.toMatch(/\(\d/);
  expect(report.map_eb).toBeNull();
  for (const block of [report.jmle, report.map, report.lmm.m1]) expect(block).not.toBeNull();
  for (const { low, high } of report.ranking.ratees) expect(high - low).toBeGreaterThan(0.5);
}, 60_000);

describe('roles', () => {
  test('one without weight stays out of raw and fair scores, and it is said', async () => {
    const [capital, small] = await Promise.all(
      ['role-capital-self.csv.gz', 'role-self.csv.gz'].map((name) => score(fixture(name), ...ranking)),
    );
    expect(capital!.err).toContain('không vào điểm thô lẫn điểm công bằng: Self');
    expect(capital!.report.ranking).toEqual(small!.report.ranking);
    expect(capital!.report.input.rows_used).toBe(small!.report.input.rows_used);
  }, 60_000);

  test('people who rate themselves under another role are named', async () => {
    const file = path.join(folder, 'own.csv');
    const rows = ['A', 'B', 'C'].flatMap((ratee, n) =>
      ['A', 'X', 'Y'].map((rater, j) => `${ratee},${rater},peer,i,${1 + ((n + j) % 3)}`),
    );
    writeFileSync(file, `ratee,rater,role,item,score\n${rows.join('\n')}\n`);
    expect((await score(file, ...ranking)).err).toContain(
      'Tự chấm mình dưới vai trò khác self, vẫn được tính: A (peer)',
    );
  }, 60_000);

  test('a file whose roles all have no weight counts them all', async () => {
    const file = path.join(folder, 'judge.csv');
    const rows = ['A', 'B', 'C'].flatMap((ratee, n) =>
      ['X', 'Y', 'Z'].map((rater, j) => `${ratee},${rater},judge,i,${1 + ((n * n + j) % 3)}`),
    );
    writeFileSync(file, `ratee,rater,role,item,score\n${rows.join('\n')}\n`);
    expect((await score(file, ...ranking)).report.input.rows_used).toBe(9);
  }, 60_000);
});

test('shares are rounded down, so that no figure contradicts its band', async () => {
  const { out, report } = await score(
    fixture('rounding-band.csv.gz'),
    ...ranking,
    '--top',
    '4',
    '--seed',
    '47',
  );
  const ratees = report.ranking.ratees as unknown as { id: string; p_top: number; band: string }[];
  for (const { id, p_top: p, band } of ratees) {
    const line = out.split('\n').find((one) => one.startsWith(`${id} `));
    if (!line) continue;
    const times = p < 0.01 ? 'dưới 1' : p >= 0.99 + 0.01 - 1e-9 ? 'trên 99' : String(Math.floor(100 * p));
    expect(line).toContain(`  ${times}  `);
    if (Number(times) >= 80) expect(band).toBe('likely');
  }
}, 60_000);

describe('names and files', () => {
  test('two spellings of a name are one person, and it is said', async () => {
    const { err, report } = await score(fixture('two-spellings.csv.gz'), ...ranking);
    expect(err).toContain('Tên viết nhiều cách, đọc là một: Lê Thị Hà, N1');
    expect(report.ranking.ratees).toHaveLength(7);
    for (const { status } of report.ranking.ratees) expect(status).toBe('ok');
  }, 60_000);

  test('a name of nothing but invisible characters is an empty one', async () => {
    const file = path.join(folder, 'invisible.csv');
    writeFileSync(file, 'ratee,rater,role,item,score\nA,X,peer,i,3\n\u200b,X,peer,i,3\n');
    const { code, err } = await score(file);
    expect(code).toBe(1);
    expect(err).toContain('dòng 3: ô ratee để trống');
  }, 60_000);

  test('units may be quoted and in either order, as the ratings may', async () => {
    const units = fixture('units-quoted.csv');
    const quoted = await score(fixture('role-self.csv.gz'), ...ranking, '--units', units);
    expect(quoted.code).toBe(0);
    const turned = path.join(folder, 'turned.csv');
    const lines = readFileSync(units, 'utf8').trim().split('\n');
    writeFileSync(
      turned,
      lines.map((line) => line.replaceAll('"', '').split(',').reverse().join(',')).join('\r\n'),
    );
    const plain = await score(fixture('role-self.csv.gz'), ...ranking, '--units', turned);
    expect(plain.report.ranking).toEqual(quoted.report.ranking);
  }, 60_000);
});
