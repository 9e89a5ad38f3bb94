/** What `score` reads: ratings, units, weights and priors; every refusal is one clear line, or one a row. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { defaultPrior, type PriorSd } from '~/features/scoring/engine/facets/map';
import { formsOf, repeatedRows } from '~/features/scoring/engine/ratings/forms';
import {
  type BadRow,
  columns,
  highestScore,
  mostBadRows,
  RatingCsv,
} from '~/features/scoring/engine/ratings/rating-csv';
import type { RatingTable } from '~/features/scoring/engine/ratings/ratings';
import { parseDelimited } from '~/lib/sheet/csv';
import { tidy } from '~/lib/text';

/** Refused input: the lines to print. */
export class BadInput extends Error {
  constructor(readonly lines: string[]) {
    super(lines[0]);
  }
}

/** Ratings of a file (gzipped or not) of at most `mostBytes` unpacked, with the SHA-256 of what was read. */
export async function readRatings(
  file: string,
  mostBytes: number,
): Promise<{ table: RatingTable; sha256: string; merged: string[] }> {
  const csv = new RatingCsv();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of unpacked(file)) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new BadInput([`${file}: lớn hơn ${mostBytes} byte (--max-bytes)`]);
    if (chunk.includes(0)) throw new BadInput([`${file}: không phải tệp CSV (có byte 0)`]);
    hash.update(chunk);
    csv.push(chunk);
    if (csv.waiting > 1_000_000) throw new BadInput([`${file}: không phải tệp CSV (một dòng dài hơn 1 MB)`]);
    if (csv.bad.length >= mostBadRows) break;
  }
  if (bytes === 0) throw new BadInput([`${file}: tệp rỗng`]);
  const table = csv.finish();
  if (!table) throw new BadInput(csv.bad.map(sentence));
  const others = table.roleIds.filter((id) => id !== 'self');
  const repeated = repeatedRows(table, [formsOf(table), formsOf(table, others)], mostBadRows);
  if (repeated.length > 0)
    throw new BadInput(
      repeated.map(
        ([row, first]) =>
          `dòng ${csv.lineOf(row)}: lặp lại dòng ${csv.lineOf(first)} (cùng ratee, rater, role, item)`,
      ),
    );
  return { table, sha256: hash.digest('hex'), merged: csv.merged };
}

/** `ratee,unit` for every ratee of the table: unit ids in order, and the unit of each ratee code. */
export function readUnitFile(file: string, table: RatingTable): { ids: string[]; of: Int32Array } {
  const { rows, whole } = parseDelimited(readText(file).replace(/^\uFEFF/, ''), ',');
  if (!whole) throw new BadInput([`${file}: dấu ngoặc kép không khớp`]);
  const heading = rows[0]?.map(tidy) ?? [];
  const [rateeAt, unitAt] = [heading.indexOf('ratee'), heading.indexOf('unit')];
  if (heading.length !== 2 || rateeAt === -1 || unitAt === -1)
    throw new BadInput([`${file}: dòng đầu phải là ratee,unit`]);
  const unitOf = new Map<string, string>();
  const bad: string[] = [];
  for (const [k, row] of rows.slice(1).entries()) {
    const fields = row.map(tidy);
    if (fields.length === 1 && fields[0] === '') continue;
    const [ratee, unit] = [fields[rateeAt], fields[unitAt]];
    if (fields.length !== 2 || !ratee || !unit) bad.push(`dòng ${k + 2}: cần đúng hai ô, ratee và unit`);
    else if (unitOf.has(ratee)) bad.push(`dòng ${k + 2}: ${ratee} đã có đơn vị ở trên`);
    else unitOf.set(ratee, unit);
  }
  for (const id of table.rateeIds) if (!unitOf.has(id)) bad.push(`${id} không có đơn vị`);
  if (bad.length > 0) throw new BadInput(bad.slice(0, mostBadRows).map((what) => `${file}: ${what}`));
  const ids = [...new Set(table.rateeIds.map((id) => unitOf.get(id)!))].sort();
  const code = new Map(ids.map((id, k) => [id, k]));
  return { ids, of: Int32Array.from(table.rateeIds, (id) => code.get(unitOf.get(id)!)!) };
}

const weight = z.number().nonnegative();
const weightFile = z.strictObject({
  role_weights: z.record(z.string(), weight).optional(),
  item_weights: z.record(z.string(), weight).optional(),
});

export function readWeights(file: string | undefined) {
  const own = file ? parsed(file, weightFile) : {};
  return {
    roles: own.role_weights ?? { self: 0.1, peer: 0.4, superior: 0.5 },
    items: own.item_weights ?? {},
  };
}

const sd = z.number().positive();
const priorFile = z.strictObject({
  theta: sd.optional(),
  rater: sd.optional(),
  item: sd.optional(),
  tau: sd.optional(),
});

export function readPrior(file: string | undefined): PriorSd {
  const own = file ? parsed(file, priorFile) : {};
  return {
    theta: own.theta ?? defaultPrior.theta,
    rater: own.rater ?? defaultPrior.rater,
    item: own.item ?? defaultPrior.item,
    tau: own.tau ?? defaultPrior.tau,
  };
}

async function* unpacked(file: string): AsyncGenerator<Uint8Array> {
  try {
    const first = new Uint8Array(2);
    const open = openSync(file, 'r');
    readSync(open, first, 0, 2, 0);
    closeSync(open);
    const raw = createReadStream(file, { highWaterMark: 1 << 20 });
    // Errors of the pipeline come out of the iteration.
    const gzipped = first[0] === 0x1f && first[1] === 0x8b;
    const stream = gzipped ? pipeline(raw, createGunzip({ chunkSize: 1 << 20 }), () => {}) : raw;
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new BadInput([`${file}: không có tệp này`]);
  if (code === 'EISDIR') return new BadInput([`${file}: là thư mục`]);
  if (code === 'EACCES') return new BadInput([`${file}: không được phép đọc`]);
  if (code.startsWith('Z_')) return new BadInput([`${file}: tệp nén hỏng`]);
  return error;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function parsed<T>(file: string, schema: z.ZodType<T>): T {
  let json: unknown;
  const text = readText(file);
  try {
    json = JSON.parse(text);
  } catch {
    throw new BadInput([`${file}: không phải JSON`]);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new BadInput(
    result.error.issues.map((issue) => `${file}: ${issue.path.join('.') || 'JSON'}: ${issue.code}`),
  );
}

function sentence({ line, reason, column, value }: BadRow): string {
  const words: Record<BadRow['reason'], string> = {
    heading: `dòng đầu phải là ${columns.join(',')}, đang là «${value}»`,
    nothing: 'không có dòng điểm nào',
    fields: `có ${value} ô, cần ${columns.length}`,
    quotation: 'dấu ngoặc kép không khớp',
    empty: `ô ${column} để trống`,
    spaces: `ô ${column} có khoảng trắng ở đầu hoặc cuối`,
    score: `điểm «${value}» không phải số nguyên từ 0 đến ${highestScore}`,
    tooMany: `quá nhiều ${column} khác nhau`,
  };
  return `dòng ${line}: ${words[reason]}`;
}
