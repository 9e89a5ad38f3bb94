import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inboxItem } from '#db/schema/index';
import { shownCount } from '~/features/inbox/inbox';
import type { InboxLine } from '~/features/inbox/inbox-queries.server';
import type { Person } from '~/features/organisation/actor';
import { clearInbox, tell } from '~/lib/job/inbox.server';
import type { RootData } from '~/root';
import { loader as rootLoader } from '~/root';
import { loader as dataLoader } from '~/routes/account/data';
import { loader, action as readAll } from '~/routes/inbox/inbox';
import { action as open } from '~/routes/inbox/item';
import { actOf, makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call, told } from '../../support/request';

const database = testDb();
let plot: Plot;

beforeAll(async () => {
  plot = await makePlot(database.db);
});
beforeEach(async () => {
  await database.db.delete(inboxItem);
});

const day = 24 * 60 * 60 * 1000;
const diem = () => plot.actors.secretary;
const news = { kind: 'scoring.released', params: { cycle: 'Đợt 2024' }, place: '/result' } as const;
const tellDiem = (more: { key?: string } = {}, at = testNow) =>
  tell(database.db, actOf(plot.actors.board, at), [diem().personId], { ...news, ...more });
const inbox = async (viewer: Person, more = {}) =>
  (await call(loader, { db: database.db, viewer, ...more })).value as { lines: InboxLine[]; total: number };
const unread = async (viewer: Person) => {
  const { value } = await call(rootLoader, { db: database.db, viewer });
  return (value as RootData).unread;
};

describe('the inbox', () => {
  it('says what happened in words, to the person alone, and the bell counts it', async () => {
    await tellDiem();
    expect((await inbox(diem())).lines).toMatchObject([
      { title: 'Kết quả của bạn đã có', text: expect.stringContaining('Đợt 2024'), isRead: false },
    ]);
    expect(await unread(diem())).toBe(1);
    expect((await inbox(plot.actors.branchDeputy)).lines).toEqual([]);
    expect(await unread(plot.actors.branchDeputy)).toBe(0);
  });

  it('opens an item on the page it is about, and counts it as read; nobody else opens it', async () => {
    await tellDiem();
    const id = String((await inbox(diem())).lines[0]!.id);
    const ask = { db: database.db, params: { id }, form: {} };
    expect((await call(open, { ...ask, viewer: plot.actors.branchDeputy })).status).toBe(404);
    expect(await unread(diem())).toBe(1);
    expect((await call(open, { ...ask, viewer: diem() })).location).toBe('/result');
    expect(await unread(diem())).toBe(0);
    expect((await inbox(diem())).lines[0]!.isRead).toBe(true);
  });

  it('is read as a whole, of oneself only', async () => {
    await tellDiem();
    await tell(database.db, actOf(plot.actors.board), [plot.actors.nextSecretary.personId], news);
    const answer = await call(readAll, { db: database.db, viewer: diem(), form: {} });
    expect(await told(answer)).toBe('Tất cả thông báo đã được đánh dấu đã đọc.');
    expect(await unread(diem())).toBe(0);
    expect(await unread(plot.actors.nextSecretary)).toBe(1);
  });

  it('tells once under one key', async () => {
    await tellDiem({ key: 'run 3' });
    await tellDiem({ key: 'run 3' });
    await tellDiem();
    expect((await inbox(diem())).total).toBe(2);
  });

  it('keeps ninety days, the latest first, and pages', async () => {
    for (const days of [91, 89, 3]) await tellDiem({}, new Date(testNow.getTime() - days * day));
    const { lines, total } = await inbox(diem());
    expect(total).toBe(2);
    expect(lines[0]!.at.getTime()).toBeGreaterThan(lines[1]!.at.getTime());
    expect(await unread(diem())).toBe(2);
    await clearInbox(database.db, testNow);
    expect(await database.db.$count(inboxItem)).toBe(2);
    for (let n = 0; n < 20; n++) await tellDiem();
    expect((await inbox(diem(), { url: '/inbox?page=2' })).lines).toHaveLength(2);
  });

  it('shows an old kind as it stands, and counts to ninety-nine', async () => {
    await database.db.insert(inboxItem).values({
      ...{ personId: diem().personId, kind: 'old.kind', params: {}, place: '/', at: testNow },
    });
    expect((await inbox(diem())).lines).toMatchObject([{ title: 'old.kind', text: null }]);
    expect([shownCount(99), shownCount(100)]).toEqual(['99', '99+']);
  });

  it('is among what one takes along of one’s data', async () => {
    await tellDiem();
    const { value } = await call(dataLoader, { db: database.db, viewer: diem() });
    expect(JSON.parse(value as string).inbox).toMatchObject([{ title: 'Kết quả của bạn đã có' }]);
  });
});
