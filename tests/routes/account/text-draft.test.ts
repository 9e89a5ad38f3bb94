/** Long texts of forms are saved as one types: one's own only, gone once the form was taken. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client';
import { textDraft } from '#db/schema/index';
import { createResetLink } from '~/features/account/invitation/commands.server';
import { resetPassword } from '~/features/account/link/commands.server';
import { loader as data } from '~/routes/account/data';
import { loader as find, action as keep } from '~/routes/account/draft';
import { action as close } from '~/routes/cycle/closing';
import { giveAccount } from '../../features/account/browser';
import { type Decided, later, makeDecided } from '../../features/commendation/decided';
import { actOf, testNow } from '../../support/actors';
import { emptyDb, testDb } from '../../support/database/db';
import { type Answer, call } from '../../support/request';

const database = testDb();
let db: Db;
let plot: Decided;
beforeEach(async () => {
  db = database.db;
  await emptyDb(db);
  plot = await makeDecided(db);
});

const told = ({ status, value }: Answer) => ({ status, value: JSON.parse(String(value)) });
const place = () => `/cycle/${plot.cycle.id}/closing`;
const board = () => plot.actors.board;
const save = async (text: string, version = 0, viewer = board(), field = 'reason', now = testNow) =>
  told(
    await call(keep as never, {
      ...{ db, viewer, now, json: { version, patch: { text } } },
      url: `/account/draft?place=${encodeURIComponent(place())}&field=${field}`,
    }),
  );
const found = async (viewer = board()) => {
  const { value } = told(await call(find as never, { db, viewer, url: `/account/draft?place=${place()}` }));
  return value.drafts as { field: string; text: string; version: number }[];
};

describe('a long text', () => {
  it('is kept as one types and found again where it was, by its writer alone', async () => {
    expect(await save('Đợt dừ')).toMatchObject({ status: 200, value: { version: 1 } });
    expect(await save('Đợt dừng sớm', 1)).toMatchObject({ value: { version: 2 } });
    expect(await found()).toMatchObject([{ field: 'reason', text: 'Đợt dừng sớm', version: 2 }]);
    expect(await found(plot.actors.deputy)).toEqual([]);
    await save('Của Lộc', 0, plot.actors.deputy);
    expect(await found()).toMatchObject([{ text: 'Đợt dừng sớm' }]);
  });

  it('saved from two devices says what stands, and an emptied one goes', async () => {
    await save('Máy bàn');
    expect(await save('Điện thoại')).toMatchObject({
      status: 409,
      value: { current: { version: 1, content: { text: 'Máy bàn' } } },
    });
    expect(await save('', 1)).toMatchObject({ value: { version: 0 } });
    expect(await found()).toEqual([]);
  });

  it('goes once its form was taken, not when it was refused', async () => {
    await save('Đợt dừng sớm theo quyết định');
    await save('của ô khác', 0, board(), 'other');
    const shut = (confirmation: string) =>
      call(close as never, {
        ...{ db, viewer: board(), now: later, url: place(), params: { id: String(plot.cycle.id) } },
        form: { reason: 'Đợt dừng sớm theo quyết định', confirmation },
      });
    expect((await shut('sai tên')).status).toBe(422);
    expect(await found()).toHaveLength(2);
    expect((await shut(plot.cycle.name)).status).toBe(302);
    expect(await found()).toMatchObject([{ field: 'other' }]);
  });

  it('stands in the person’s own data, and is dropped after ninety days and by a reset without proof', async () => {
    await save('Đang viết dở');
    const file = (await call(data as never, { db, viewer: board() })).value;
    expect(JSON.stringify(file)).toContain('Đang viết dở');
    const other = await call(data as never, { db, viewer: plot.actors.deputy });
    expect(JSON.stringify(other.value)).not.toContain('Đang viết dở');
    await save('mới', 0, board(), 'other', new Date(testNow.getTime() + 91 * 86_400_000));
    expect(await found()).toMatchObject([{ field: 'other' }]);
    const { secretary, communeOfficer } = plot.actors;
    await giveAccount(db, secretary.personId);
    await save('Của Diễm', 0, secretary);
    const { url } = await createResetLink(db, actOf(communeOfficer), { personId: secretary.personId });
    const token = url.split('/').at(-1)!;
    await resetPassword(db, { token, at: testNow, password: 'ba con vịt bơi sông', code: '' });
    expect(await found(secretary)).toEqual([]);
  });

  it('is refused when too long, without a place, or by nobody', async () => {
    expect((await save('a'.repeat(12_001))).status).toBe(422);
    expect((await call(find as never, { db, viewer: board(), url: '/account/draft' })).status).toBe(422);
    expect((await call(find as never, { db, url: `/account/draft?place=${place()}` })).status).toBe(401);
    expect(await db.select().from(textDraft).where(eq(textDraft.text, 'x'))).toEqual([]);
  });
});
