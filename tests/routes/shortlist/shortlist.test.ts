import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { cycle as cycleTable, nomination, shortlistOpinion } from '#db/schema/index';
import type { Person } from '~/features/organisation/actor';
import * as board from '~/routes/shortlist/board';
import * as comparison from '~/routes/shortlist/comparison';
import * as listing from '~/routes/shortlist/listing';
import * as nominee from '~/routes/shortlist/nominee';
import * as order from '~/routes/shortlist/order';
import { inShortlist, makeShortlisting, type Shortlisting } from '../../features/shortlist/shortlisting';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let world: Shortlisting;
beforeAll(async () => {
  world = await makeShortlisting(database.db);
});

type Route = { loader?: unknown; action?: unknown };
type More = { params?: Record<string, string>; url?: string; now?: Date };
const get = (route: Route, viewer: Person | null, more: More = {}) =>
  call(route.loader as never, { db: database.db, viewer, now: inShortlist, ...more });
const post = (route: Route, viewer: Person | null, form: Record<string, string>, more: More = {}) =>
  call(route.action as never, { db: database.db, viewer, now: inShortlist, form, ...more });
const of = (id: string) => ({ params: { nominationId: id } });
const addTo = (id: string) => post(listing, world.actors.board, { kind: 'add', reason: '' }, of(id));
const unknown = '00000000-0000-4000-8000-000000000000';

describe('who may read', () => {
  it('the board and the centre’s reader; officers below are refused, strangers sign in', async () => {
    const id = world.files.diem;
    const pages: [Route, More][] = [
      [board, {}],
      [order, {}],
      [comparison, { url: `/shortlist/comparison?id=${id}&id=${world.files.dat}` }],
      [nominee, of(id)],
    ];
    for (const [route, more] of pages) {
      for (const viewer of [world.actors.board, world.actors.reader])
        expect((await get(route, viewer, more)).status).toBe(200);
      for (const viewer of [
        world.actors.districtOfficer,
        world.actors.communeOfficer,
        world.actors.secretary,
      ])
        expect(await get(route, viewer, more)).toMatchObject({
          status: 403,
          value: { reason: 'shortlist.boardOnly' },
        });
      expect((await get(route, null, more)).location).toMatch(/^\/sign-in/);
    }
    expect((await get(listing, world.actors.board, of(id))).status).toBe(200);
    expect((await get(listing, world.actors.reader, of(id))).status).toBe(403);
  });

  it('an unknown or broken address is not found', async () => {
    const viewer = world.actors.board;
    for (const id of [unknown, 'x']) {
      expect((await get(nominee, viewer, of(id))).status).toBe(404);
      expect((await get(listing, viewer, of(id))).status).toBe(404);
      expect((await get(comparison, viewer, { url: `/shortlist/comparison?id=${id}` })).status).toBe(404);
    }
  });
});

describe('the board’s page', () => {
  it('names nominees and counts what is left to mark', async () => {
    const { value } = await get(board, world.actors.board);
    expect(value).toMatchObject({
      counts: { files: 3, listed: 0, left: 3 },
      mayMark: true,
      closed: null,
      run: null,
      cut: null,
    });
    expect(JSON.stringify(value)).not.toContain('achievements');
    expect((await get(board, world.actors.reader)).value).toMatchObject({ mayMark: false, panel: null });
    expect((await get(board, world.actors.board, { url: '/shortlist?search=suong' })).value).toMatchObject({
      found: 1,
      rows: [{ name: 'Đỗ Thị Thu Sương' }],
    });
  });

  it('saves a mark and goes on to the next nominee', async () => {
    const viewer = world.actors.board;
    const { rows } = (await get(board, viewer)).value as { rows: { id: string }[] };
    const [first, second] = rows.map((row) => row.id);
    const saved = await post(board, viewer, { nominationId: first!, opinion: 'agree', note: 'Tốt' });
    expect(saved.location).toBe(`/shortlist?cycle=${world.cycle.id}&at=${second}&marked=${first}#mark`);
    expect((await get(board, viewer, { url: saved.location! })).value).toMatchObject({
      panel: { id: second },
      counts: { left: 2 },
    });
    await database.db.delete(shortlistOpinion);
  });

  it('turns back a mark without a choice, of a stranger, and of nobody', async () => {
    const form = { nominationId: world.files.diem, opinion: 'agree' };
    const missing = await post(board, world.actors.board, { nominationId: world.files.diem });
    expect(missing).toMatchObject({ status: 422, value: { problem: { issues: [{ path: 'opinion' }] } } });
    expect((await post(board, world.actors.districtOfficer, form)).status).toBe(403);
    expect((await post(board, world.actors.reader, form)).status).toBe(403);
    expect((await post(board, world.actors.board, { ...form, nominationId: unknown })).status).toBe(404);
    expect((await post(board, world.actors.board, { ...form, nominationId: 'x' })).status).toBe(422);
  });

  it('holds a member’s own file apart', async () => {
    const { value } = await get(board, world.nomineeOnBoard);
    expect(value).toMatchObject({ counts: { left: 2 } });
    const own = await post(nominee, world.nomineeOnBoard, { opinion: 'agree' }, of(world.files.suong));
    expect(own).toMatchObject({
      status: 403,
      value: { problem: { text: expect.stringContaining('chính bạn') } },
    });
    expect((await get(listing, world.nomineeOnBoard, of(world.files.suong))).status).toBe(403);
  });
});

describe('the list', () => {
  it('is filled from a nominee’s page and ordered step by step or to a place', async () => {
    const { diem, dat, suong } = world.files;
    for (const id of [diem, dat, suong]) expect((await addTo(id)).location).toBe(`/shortlist/${id}`);
    const viewer = world.actors.board;
    const stepped = await post(order, viewer, { seen: [diem, dat, suong].join(), step: `${dat}:up` });
    expect(stepped.location).toBe(`/shortlist/order?cycle=${world.cycle.id}&moved=${dat}`);
    await post(order, viewer, { seen: [dat, diem, suong].join(), nominationId: suong, place: '1' });
    const { value } = await get(order, viewer, { url: stepped.location! });
    expect(value).toMatchObject({
      rows: [
        { id: suong, place: 1 },
        { id: dat, place: 2 },
        { id: diem, place: 3 },
      ],
      moved: { id: dat },
      mayOrder: true,
    });
  });

  it('answers an old page with a conflict, a wrong place beside its field', async () => {
    const { diem, dat, suong } = world.files;
    const viewer = world.actors.board;
    const old = await post(order, viewer, { seen: [diem, dat, suong].join(), step: `${diem}:down` });
    expect(old).toMatchObject({
      status: 409,
      value: { problem: { text: expect.stringContaining('Thứ tự mới') } },
    });
    const seen = [suong, dat, diem].join();
    for (const place of ['4', '0', 'x']) {
      const wrong = await post(order, viewer, { seen, nominationId: dat, place });
      expect(wrong).toMatchObject({ status: 422, value: { problem: { issues: [{ path: 'place' }] } } });
    }
    expect((await post(order, viewer, { step: `${dat}:up` })).status).toBe(422);
    expect((await post(order, viewer, { seen, step: 'x' })).status).toBe(422);
    expect((await post(order, world.actors.reader, { seen, step: `${dat}:up` })).status).toBe(403);
  });

  it('lets go of a nominee with a reason, also after the file was withdrawn', async () => {
    const { suong, dat } = world.files;
    const viewer = world.actors.board;
    const short = await post(listing, viewer, { kind: 'remove', reason: 'ngắn' }, of(suong));
    expect(short).toMatchObject({ status: 422, value: { problem: { issues: [{ path: 'reason' }] } } });
    await database.db.update(nomination).set({ state: 'withdrawn' }).where(eq(nomination.id, suong));
    expect((await get(board, viewer)).value).toMatchObject({ gone: ['Đỗ Thị Thu Sương'] });
    expect((await get(nominee, viewer, of(suong))).status).toBe(404);
    expect((await get(listing, viewer, of(suong))).status).toBe(200);
    const form = { kind: 'remove', reason: 'Đơn vị đã rút hồ sơ.' };
    expect((await post(listing, viewer, form, of(suong))).location).toBe('/shortlist/order');
    expect((await get(order, viewer)).value).toMatchObject({ rows: [{ id: dat, place: 1 }, { place: 2 }] });
  });
});

describe('side by side', () => {
  it('shows two to four files with every skill of the framework', async () => {
    const { diem, dat } = world.files;
    const { value } = await get(comparison, world.actors.board, {
      url: `/shortlist/comparison?id=${diem}&id=${dat}&id=${diem}`,
    });
    const found = value as { people: { id: string }[]; groups: { means: unknown[] }[]; isTrimmed: boolean };
    expect(found.people.map((one) => one.id).sort()).toEqual([diem, dat].sort());
    expect(found.groups[0]!.means).toEqual([null, null]);
    expect(found.isTrimmed).toBe(false);
    expect((await get(comparison, world.actors.board)).value).toMatchObject({ people: [] });
  });
});

describe('when no cycle runs', () => {
  it('the last one is read and not written', async () => {
    await database.db.update(cycleTable).set({ state: 'closed' });
    const viewer = world.actors.board;
    expect((await get(board, viewer)).value).toMatchObject({
      mayMark: false,
      panel: null,
      closed: expect.stringContaining('chỉ để xem'),
    });
    expect((await get(order, viewer)).value).toMatchObject({ mayOrder: false });
    expect((await get(nominee, viewer, of(world.files.diem))).value).toMatchObject({ mayMark: false });
    const form = { nominationId: world.files.diem, opinion: 'agree' };
    expect((await post(board, viewer, form)).status).toBe(403);
    await database.db.update(cycleTable).set({ state: 'draft' });
    expect((await get(board, viewer)).value).toMatchObject({ cycle: null });
    expect((await get(order, world.actors.reader)).value).toMatchObject({ cycle: null });
  });
});
