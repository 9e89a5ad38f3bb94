import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, nomination, shortlistEntry, shortlistOpinion } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Person } from '~/features/organisation/actor';
import {
  giveOpinion,
  orderShortlist,
  shortlistNominee,
  unlistNominee,
} from '~/features/shortlist/shortlist-commands.server';
import {
  findNominee,
  findShortlist,
  findShortlistCycle,
  listNominees,
} from '~/features/shortlist/shortlist-queries.server';
import { actOf } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { inDecision, inNomination, inShortlist, makeShortlisting, type Shortlisting } from './shortlisting';

const database = testDb();
let world: Shortlisting;
beforeAll(async () => {
  world = await makeShortlisting(database.db);
});

const by = (actor: Person, at = inShortlist) => actOf(actor, at);
const mark = (actor: Person, nominationId: string, opinion: 'agree' | 'ask' | 'pass', note = '', at?: Date) =>
  giveOpinion(database.db, by(actor, at), { nominationId, opinion, note });
const add = (nominationId: string, actor = world.actors.board, at?: Date) =>
  shortlistNominee(database.db, by(actor, at), { nominationId, reason: '' });
const off = (nominationId: string, actor = world.actors.board) =>
  unlistNominee(database.db, by(actor), { nominationId, reason: 'Hội đồng thống nhất để năm sau' });
const order = (ids: string[], seen?: string[], actor = world.actors.board, at?: Date) =>
  orderShortlist(database.db, by(actor, at), { cycleId: world.cycle.id, order: ids, seen });
const viewOf = (actor: Person) => findCycle(database.db, actor, world.cycle.id);
const listed = async () =>
  (await findShortlist(database.db, world.actors.board, await viewOf(world.actors.board))).map(
    ({ id, place }) => [id, place] as const,
  );
const recorded = async (action: string) =>
  (await database.db.select().from(auditEntry).where(eq(auditEntry.action, action))).length;

describe('marks', () => {
  it('are one a member, the newest stands, each is on the record', async () => {
    const { board, deputy } = world.actors;
    await mark(board, world.files.diem, 'ask');
    await mark(board, world.files.diem, 'agree', 'Việc làm có số liệu.');
    await mark(deputy, world.files.diem, 'pass');
    const rows = await database.db.select().from(shortlistOpinion);
    expect(rows).toHaveLength(2);
    expect(await recorded('shortlist.opinion')).toBe(3);
    const nominees = await listNominees(database.db, board, await viewOf(board));
    expect(nominees.map((row) => row.name)).toContain('Lâm Thị Ngọc Diễm');
    expect(nominees.find((row) => row.id === world.files.diem)).toMatchObject({
      opinions: { agree: 1, ask: 0, pass: 1 },
      mine: { opinion: 'agree', note: 'Việc làm có số liệu.' },
      place: null,
      answer: null,
      unit: 'Huyện Đoàn Cầu Kè',
    });
  });

  it('are refused to everybody else, outside the phase, and of one’s own file', async () => {
    const { districtOfficer, secretary, reader, board } = world.actors;
    for (const actor of [districtOfficer, secretary, reader])
      await expect(mark(actor, world.files.dat, 'agree')).rejects.toMatchObject({
        status: 403,
        refusal: { reason: 'shortlist.boardOnly' },
      });
    await expect(mark(board, world.files.dat, 'agree', '', inNomination)).rejects.toMatchObject({
      refusal: { reason: 'shortlist.phaseClosed' },
    });
    await expect(mark(world.nomineeOnBoard, world.files.suong, 'agree')).rejects.toMatchObject({
      refusal: { reason: 'shortlist.ownFile' },
    });
    const rows = await database.db
      .select()
      .from(shortlistOpinion)
      .where(eq(shortlistOpinion.nominationId, world.files.dat));
    expect(rows).toEqual([]);
  });

  it('of a member’s own file are not shown to that member', async () => {
    await mark(world.actors.board, world.files.suong, 'pass', 'Để năm sau.');
    const own = await listNominees(database.db, world.nomineeOnBoard, await viewOf(world.nomineeOnBoard), [
      world.files.suong,
    ]);
    expect(own[0]).toMatchObject({ isOwn: true, marks: [], opinions: { agree: 0, ask: 0, pass: 0 } });
    const { board } = world.actors;
    const seen = await listNominees(database.db, board, await viewOf(board), [world.files.suong]);
    expect(seen[0]).toMatchObject({ isOwn: false, marks: [{ opinion: 'pass', note: 'Để năm sau.' }] });
  });
});

describe('the list', () => {
  it('takes people at its end, once', async () => {
    const { diem, dat, suong } = world.files;
    expect(await add(diem)).toEqual({ place: 1 });
    expect(await add(dat)).toEqual({ place: 2 });
    expect(await add(suong)).toEqual({ place: 3 });
    await expect(add(dat)).rejects.toMatchObject({ status: 409, refusal: { reason: 'shortlist.listed' } });
    expect(await listed()).toEqual([
      [diem, 1],
      [dat, 2],
      [suong, 3],
    ]);
  });

  it('is ordered as a whole, on the record, also while deciding', async () => {
    const { diem, dat, suong } = world.files;
    await order([suong, diem, dat], [diem, dat, suong]);
    expect(await listed()).toEqual([
      [suong, 1],
      [diem, 2],
      [dat, 3],
    ]);
    await order([suong, dat, diem], undefined, world.actors.deputy, inDecision);
    expect(await recorded('shortlist.order')).toBe(2);
    await order([suong, dat, diem]);
    expect(await recorded('shortlist.order')).toBe(2);
  });

  it('refuses an order made from another list', async () => {
    const { diem, dat, suong } = world.files;
    const changed = { status: 409, refusal: { reason: 'shortlist.changed' } };
    await expect(order([dat, diem, suong], [suong, diem, dat])).rejects.toMatchObject(changed);
    await expect(order([suong, dat])).rejects.toMatchObject(changed);
    await expect(order([suong, dat, dat])).rejects.toMatchObject(changed);
    expect((await listed()).map(([id]) => id)).toEqual([suong, dat, diem]);
  });

  it('never lets a member move or take off their own file', async () => {
    const { diem, dat, suong } = world.files;
    const own = world.nomineeOnBoard;
    await expect(order([dat, suong, diem], undefined, own)).rejects.toMatchObject({
      refusal: { reason: 'shortlist.ownPlace' },
    });
    await expect(off(suong, own)).rejects.toMatchObject({ refusal: { reason: 'shortlist.ownFile' } });
    await order([suong, diem, dat], undefined, own);
    expect((await listed()).map(([id]) => id)).toEqual([suong, diem, dat]);
  });

  it('moves those below up when one is taken off', async () => {
    const { diem, dat, suong } = world.files;
    await off(suong);
    expect(await listed()).toEqual([
      [diem, 1],
      [dat, 2],
    ]);
    await expect(off(suong)).rejects.toMatchObject({
      status: 409,
      refusal: { reason: 'shortlist.notListed' },
    });
  });

  it('keeps a file that was withdrawn since, until the board takes it off', async () => {
    const { dat } = world.files;
    await database.db.update(nomination).set({ state: 'withdrawn' }).where(eq(nomination.id, dat));
    const { board } = world.actors;
    const rows = await findShortlist(database.db, board, await viewOf(board));
    expect(rows.at(-1)).toMatchObject({ id: dat, state: 'withdrawn' });
    expect(await findNominee(database.db, board, dat)).toMatchObject({ place: 2 });
    await expect(mark(board, dat, 'agree')).rejects.toMatchObject({
      refusal: { reason: 'shortlist.notSent' },
    });
    await off(dat);
    await expect(add(dat)).rejects.toMatchObject({ refusal: { reason: 'shortlist.notSent' } });
    await expect(findNominee(database.db, board, dat)).rejects.toMatchObject({ status: 404 });
    const left = await database.db
      .select()
      .from(shortlistEntry)
      .where(and(eq(shortlistEntry.cycleId, world.cycle.id), eq(shortlistEntry.nominationId, dat)));
    expect(left).toEqual([]);
  });
});

describe('the cycle asked for', () => {
  it('is the running one, for those who may read it', async () => {
    for (const actor of [world.actors.board, world.actors.reader])
      expect((await findShortlistCycle(database.db, actor, null)).cycle?.id).toBe(world.cycle.id);
    await expect(findShortlistCycle(database.db, world.actors.communeOfficer, null)).rejects.toMatchObject({
      refusal: { reason: 'shortlist.boardOnly' },
    });
  });
});
