import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry, file } from '#db/schema/index';
import { commend } from '~/features/commendation/commendation-commands.server';
import type { Person } from '~/features/organisation/actor';
import { checkFiles, listOrphans, orphanDays, removalJob, store, sweepFiles } from '~/lib/file/file.server';
import { newKey } from '~/lib/file/place.server';
import { fileStore } from '~/lib/file/store.server';
import type { Problem } from '~/lib/http/respond.server';
import { runJobs } from '~/lib/job/jobs.server';
import { action as remove } from '~/routes/commendation/paper';
import { action as add } from '~/routes/commendation/paper-new';
import { loader as open } from '~/routes/file/file';
import { type Decided, inDecision, makeDecided, paper } from '../../features/commendation/decided';
import { actOf } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { testFiles } from '../../support/files';
import { call } from '../../support/request';

const database = testDb();
testFiles();
let world: Decided;
let id: string;

const pdf = (size = 400) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, ' ')]);
const sent = (name: string, bytes: Buffer | string, type = 'application/pdf') => {
  const form = new FormData();
  form.append('file', new File([bytes as never], name, { type }));
  return form;
};
const board = () => world.actors.board;
const upload = (form: FormData, viewer: Person = board()) =>
  call(add, { db: database.db, viewer, params: { id }, form, now: inDecision });
const get = (fileId: string, headers = {}, viewer: Person = board()) =>
  call(open, { db: database.db, viewer, params: { id: fileId }, headers, now: inDecision });
const rows = () => database.db.select().from(file).orderBy(file.createdAt);
const problemOf = (value: unknown) => (value as { problem: Problem }).problem;
const textOf = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('latin1');
const bytesOf = async (fileId: string) => Buffer.from((await get(fileId)).value as Uint8Array);

beforeAll(async () => {
  world = await makeDecided(database.db);
  const { cycle, files, actors } = world;
  const chosen = { ...paper, cycleId: cycle.id, nominationIds: [files.diem] };
  id = (await commend(database.db, actOf(actors.board, inDecision), chosen)).id;
});
beforeEach(async () => {
  await database.db.delete(file);
  await database.db.execute(sql`delete from pgboss.job`);
  for await (const { key } of (await fileStore()).list()) await (await fileStore()).remove(key);
});

describe('a file that comes in', () => {
  it('is told by its content and kept under its own name, and the record holds its digest', async () => {
    expect((await upload(sent('C:\\Quét\\Quyết định 12.txt', pdf(), 'text/plain'))).location).toMatch(
      /decision/,
    );
    expect(await rows()).toMatchObject([
      { name: 'Quyết định 12.pdf', type: 'application/pdf', bytes: 400, ownerNoun: 'decision', ownerId: id },
    ]);
    expect((await database.db.select().from(auditEntry)).at(-1)?.action).toBe('commendation.addPaper');
  });

  it('is written anew when it is a photograph: upright, and nothing of where and with what it was taken', async () => {
    const taken = await sharp({ create: { width: 60, height: 30, channels: 3, background: 'teal' } })
      .withExif({ IFD0: { Make: 'Máy ảnh', Software: 'v1' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    await upload(sent('trang 1.jpg', taken, 'image/jpeg'));
    const [row] = await rows();
    const kept = await sharp(await bytesOf(row!.id)).metadata();
    expect(kept).toMatchObject({ format: 'jpeg', width: 30, height: 60 });
    expect(kept.exif).toBeUndefined();
  });

  it.each([
    ['another type', () => sent('trang.html', '<html><script>1</script></html>'), 422, /chỉ nhận PDF, JPG/],
    [
      'a broken picture',
      () => sent('a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4])),
      422,
      /không đọc được/,
    ],
    ['an empty one', () => sent('a.pdf', ''), 422, /trống/],
    ['none', () => sent('', ''), 422, /Hãy chọn/],
    ['too much', () => sent('phim.pdf', pdf(20_000_001)), 413, /“phim.pdf” quá lớn: nhiều nhất 20 MB/],
  ])('is refused in words: %s', async (_what, form, status, words) => {
    const answer = await upload(form());
    expect(answer.status).toBe(status);
    const { text, issues } = problemOf(answer.value);
    expect(issues[0]?.text ?? text).toMatch(words);
    expect(await rows()).toEqual([]);
    const left: string[] = [];
    for await (const { key } of (await fileStore()).list()) left.push(key);
    expect(left).toEqual([]);
  });

  it('is taken from the board alone', async () => {
    for (const viewer of [world.actors.districtOfficer, world.actors.secretary, world.actors.reader])
      expect((await upload(sent('a.pdf', pdf()), viewer)).status).toBe(403);
    expect(await rows()).toEqual([]);
  });
});

describe('a kept file', () => {
  const kept = async () => {
    await upload(sent('Quyết định (12).pdf', pdf()));
    return (await rows())[0]!;
  };

  it('is opened by whoever may read its owner, by nobody else', async () => {
    const { id: fileId } = await kept();
    const { value, headers } = await get(fileId, {}, world.actors.reader);
    expect(headers?.get('Content-Disposition')).toBe(
      "inline; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%2812%29.pdf",
    );
    expect(textOf(value)).toMatch(/^%PDF/);
    for (const viewer of [world.actors.districtOfficer, world.actors.secretary])
      expect((await get(fileId, {}, viewer)).status).toBe(404);
  });

  it('comes in parts, and not again to whom it came before', async () => {
    const { id: fileId, sha256 } = await kept();
    const part = await get(fileId, { Range: 'bytes=0-4' });
    expect([part.status, part.headers?.get('Content-Range')]).toEqual([206, 'bytes 0-4/400']);
    expect(textOf(part.value)).toBe('%PDF-');
    expect((await get(fileId, { Range: 'bytes=400-' })).status).toBe(416);
    const tag = `"${sha256.slice(0, 32)}"`;
    expect((await get(fileId, { 'If-None-Match': tag })).status).toBe(304);
    expect((await get(fileId, { Range: 'bytes=0-4', 'If-Range': '"another"' })).status).toBe(200);
  });

  it('goes with its row, its bytes after that, and no other’s', async () => {
    const { id: fileId, key } = await kept();
    const other = await store({ ...sentFile(), name: 'b.pdf' });
    await call(remove, {
      db: database.db,
      viewer: board(),
      params: { id },
      form: { remove: fileId },
      now: inDecision,
    });
    expect(await rows()).toEqual([]);
    expect((await get(fileId)).status).toBe(404);
    await runJobs(database.db, [removalJob], inDecision);
    const left: string[] = [];
    for await (const found of (await fileStore()).list()) left.push(found.key);
    expect(left).toEqual([other.key]);
    expect(left).not.toContain(key);
  });
});

describe('rows and bytes', () => {
  it('are compared both ways, and what no row knows is swept up after a month', async () => {
    await upload(sent('a.pdf', pdf()));
    const { key: stray } = await store({ ...sentFile(), name: 'b.pdf' });
    const soon = new Date(Date.now() + 60_000);
    const later = new Date(Date.now() + (orphanDays + 1) * 24 * 60 * 60 * 1000);
    const found: string[] = [];
    for await (const key of listOrphans(database.db, soon)) found.push(key);
    expect(found).toEqual([stray]);
    expect(await checkFiles(database.db, later)).toMatchObject([{ rows: 1, example: stray }]);
    await sweepFiles(database.db, soon);
    expect(await checkFiles(database.db, later)).toHaveLength(1);
    await sweepFiles(database.db, later);
    expect(await checkFiles(database.db, later)).toEqual([]);
    const [row] = await rows();
    await database.db.update(file).set({ key: newKey() });
    expect(await checkFiles(database.db, later)).toMatchObject([
      { rows: 1, example: row!.id },
      { rows: 1, example: row!.key },
    ]);
    expect((await get(row!.id)).status).toBe(404);
  });
});

/** A file that came with no act. */
function sentFile() {
  const path = join(mkdtempSync(join(tmpdir(), 'thu-linh-sent-')), 'b');
  writeFileSync(path, pdf());
  return { path, type: 'application/pdf', bytes: 400, sha256: '0'.repeat(64) };
}
