/** A reminder is what reached somebody: a letter, or a note on their home; who has left is not called. */
import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePeerForm, makeScoredCycle, rateeOf, type ScoredCycle } from '#db/factories/scoring';
import { appointment, person, reminder } from '#db/schema/index';
import type { Person } from '~/features/organisation/actor';
import { resetEnv } from '~/lib/env.server';
import { loader as lateLoader, action as remindAction } from '~/routes/dashboard/late';
import { loader as progressLoader } from '~/routes/dashboard/progress';
import { loader as homeLoader } from '~/routes/home';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call, told } from '../../support/request';

const database = testDb();
let plot: Plot;
let cycle: ScoredCycle;

beforeAll(async () => {
  const { db } = database;
  plot = await makePlot(db);
  const { actors, units } = plot;
  cycle = await makeScoredCycle(db, { unitId: units.province.id });
  const rateeId = (await rateeOf(db, cycle.id, actors.secretary.personId)).id;
  for (const rater of [actors.branchDeputy, actors.branchMember])
    await makePeerForm(db, cycle, { rateeId, raterId: rater.personId, state: 'assigned' });
});

const ask = (viewer: Person, handler: Parameters<typeof call>[0], more = {}) =>
  call(handler, {
    db: database.db,
    viewer,
    params: { unitId: String(plot.units.commune.id) },
    ...more,
  });
type Late = {
  counts: { people: number; gone: number; silent: number };
  list: { rows: { personId: number; isGone: boolean; place: string; placeLate: number }[] };
  toRemind: number;
};
const late = async () => (await ask(plot.actors.communeOfficer, lateLoader)).value as Late;
const nudgeOf = async (viewer: Person) =>
  ((await call(homeLoader, { db: database.db, viewer })).value as { nudge: unknown }).nudge;
const nudge = async (form = {}) => told(await ask(plot.actors.communeOfficer, remindAction, { form }));

/** As on a machine that sends letters; the address leads nowhere, and sending goes on behind the answer. */
async function withPost<T>(work: () => Promise<T>): Promise<T> {
  process.env.SMTP_URL = 'smtp://127.0.0.1:1';
  process.env.LOG_LEVEL = 'silent';
  resetEnv();
  try {
    return await work();
  } finally {
    delete process.env.SMTP_URL;
    resetEnv();
  }
}

describe('a reminder', () => {
  it('is said to be a letter only where one goes; the others are to be called', async () => {
    const { db } = database;
    const { branchDeputy, branchMember } = plot.actors;
    const before = await late();
    await db.update(person).set({ email: 'mai@example.vn' }).where(eq(person.id, branchMember.personId));
    await db.update(person).set({ email: null }).where(eq(person.id, branchDeputy.personId));
    const { counts } = await late();
    expect(counts.people).toBe(before.counts.people);
    expect(counts.silent).toBeLessThan(counts.people);
    const said = await withPost(() => nudge());
    const letters = counts.people - counts.silent;
    expect(said).toContain(`${letters} thư nhắc đang được gửi; ${counts.silent} người không có email`);
    expect(await withPost(() => nudge())).toContain(`hôm nay ${counts.people} người đã được nhắc rồi`);
    await db.delete(reminder);
  });

  it('lists by place, the most first, and those without a letter alone', async () => {
    const { db } = database;
    const { branchDeputy, branchMember, board } = plot.actors;
    await db.update(person).set({ email: 'mai@example.vn' }).where(eq(person.id, branchMember.personId));
    await db.update(person).set({ email: null }).where(eq(person.id, branchDeputy.personId));
    const asked = { params: { unitId: String(plot.units.province.id) } };
    const all = ((await ask(board, lateLoader, asked)).value as Late).list.rows.filter((row) => !row.isGone);
    const counts = all.map((row) => row.placeLate);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
    expect(new Set(all.map((row) => row.place)).size).toBeGreaterThan(1);
    for (const { place, placeLate } of all)
      expect(all.filter((row) => row.place === place)).toHaveLength(placeLate);
    const silent = (await ask(board, lateLoader, { ...asked, url: '/?silent=1' })).value as Late;
    const ids = silent.list.rows.map((row) => row.personId);
    expect(ids).toContain(branchDeputy.personId);
    expect(ids).not.toContain(branchMember.personId);
    expect(ids).toHaveLength(silent.counts.silent);
  });

  it('sends no letter where no post is set up, and does not claim one', async () => {
    const { people } = (await late()).counts;
    expect(await nudge()).toContain(`Không có thư nào được gửi: ${people} người`);
    await database.db.delete(reminder);
  });

  it('stands on the home of the one reminded, with who reminded, until nothing is left to send', async () => {
    const { branchMember, branchDeputy, communeOfficer } = plot.actors;
    expect(await nudgeOf(branchMember)).toBeNull();
    await nudge({ personId: String(branchMember.personId) });
    expect(await nudgeOf(branchMember)).toEqual({ onDay: '2024-11-20', byName: communeOfficer.name });
    expect(await nudgeOf(branchDeputy)).toBeNull();
    const later = new Date('2024-12-12T02:00:00Z');
    const { value } = await call(homeLoader, { db: database.db, viewer: branchMember, now: later });
    expect(value).toMatchObject({ nudge: null });
    await database.db.delete(reminder);
  });
});

describe('somebody who has left', () => {
  const endPosts = (personId: number, toOn: string | null) =>
    database.db.update(appointment).set({ toOn }).where(eq(appointment.personId, personId));
  const peersOf = async () => {
    const { value } = await ask(plot.actors.communeOfficer, progressLoader);
    const { peer, self } = (value as { progress: { own: Record<'peer' | 'self', { asked: number }> } })
      .progress.own;
    return { peer: peer.asked, self: self.asked };
  };

  it('is marked, not called, not reminded, and keeps the unit from its 100 % no longer', async () => {
    const { branchMember } = plot.actors;
    const before = await late();
    const asked = await peersOf();
    await endPosts(branchMember.personId, '2024-11-19');
    const after = await late();
    expect(after.counts).toMatchObject({ people: before.counts.people - 1, gone: 1 });
    expect(after.toRemind).toBe(before.toRemind - 1);
    expect(after.list.rows.at(-1)).toMatchObject({ personId: branchMember.personId, isGone: true });
    const one = { form: { personId: String(branchMember.personId) } };
    expect((await ask(plot.actors.communeOfficer, remindAction, one)).status).toBe(409);
    expect(await peersOf()).toEqual({ ...asked, peer: asked.peer - 1 });
    await endPosts(branchMember.personId, null);
    expect(await late()).toEqual(before);
  });

  it('still counts on the last day of the post', async () => {
    const { branchMember } = plot.actors;
    await endPosts(branchMember.personId, '2024-11-20');
    expect((await late()).counts.gone).toBe(0);
    await endPosts(branchMember.personId, null);
  });

  it('may be a secretary whose post ended: offered to be taken out, their own form not asked for', async () => {
    const { secretary } = plot.actors;
    const asked = await peersOf();
    const here = and(eq(appointment.personId, secretary.personId), eq(appointment.titleCode, 'SECRETARY'));
    await database.db.update(appointment).set({ toOn: '2024-11-01' }).where(here);
    const ratee = await rateeOf(database.db, cycle.id, secretary.personId);
    expect((await late()).list.rows.filter(({ isGone }) => isGone)).toMatchObject([
      { personId: secretary.personId, cyclePersonId: ratee.id },
    ]);
    expect(await peersOf()).toEqual({ ...asked, self: asked.self - 1 });
    await database.db.update(appointment).set({ toOn: null }).where(here);
  });
});
