/** Nobody becomes somebody else: what a reset link opens, to whom, and who is told. */
import { desc, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client';
import { accountUser, auditDetail, auditEntry, mailOutbox, person } from '#db/schema/index';
import { createResetLink } from '~/features/account/invitation/commands.server';
import { findLastResets } from '~/features/account/proof/reset-news-queries.server';
import type { ResetLine } from '~/features/account/proof/second-proof';
import { saveDraft } from '~/features/assessment/assessment-commands.server';
import type { FormView } from '~/features/assessment/form/view.server';
import { resetEnv } from '~/lib/env.server';
import type { Problem } from '~/lib/http/respond.server';
import { action as nameEmail } from '~/routes/account/email';
import { action as openReset, loader as resetPage } from '~/routes/account/reset-link';
import { action as know } from '~/routes/account/reset-news';
import { action as signIn } from '~/routes/account/sign-in';
import { loader as formPage } from '~/routes/assessment/form';
import { loader as home } from '~/routes/home';
import { Browser, giveAccount, testPassword } from '../../features/account/browser';
import { actOf, testNow } from '../../support/actors';
import { emptyDb, testDb } from '../../support/database/db';
import { formNow, makeRated } from '../assessment/rater';

const database = testDb();
let db: Db;
let plot: Awaited<ReturnType<typeof makeRated>>;
const begun = 'Anh hay đến muộn.';
const own = 'diem.rieng@example.vn';
const onFile = 'diem@example.vn';
const newPassword = 'ba con vịt bơi sông';

beforeAll(() => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:1';
  process.env.LOG_LEVEL = 'silent';
  resetEnv();
});
afterAll(() => {
  delete process.env.SMTP_URL;
  resetEnv();
});

/** Diễm has an account and has begun a peer form about Đạt. */
beforeEach(async () => {
  db = database.db;
  await emptyDb(db);
  plot = await makeRated(db);
  await giveAccount(db, diem().personId);
  await setOnFile(onFile);
  const { version } = await formNow(db, diem(), aboutDat());
  await saveDraft(db, actOf(diem()), { ...aboutDat(), version, patch: { comment: begun } });
});

const diem = () => plot.actors.secretary;
const phuc = () => plot.actors.communeOfficer;
const aboutDat = () => ({ role: 'peer' as const, id: String(plot.dat.id) });
const setOnFile = (email: string) => db.update(person).set({ email }).where(eq(person.id, diem().personId));
const problemOf = (value: unknown) => (value as { problem: Problem }).problem;
const newsOf = (value: unknown) => (value as { news: { resets: ResetLine[]; isNew: boolean } }).news;
const pageOf = (value: unknown) => value as { proof: string | null; isCodeSent: boolean };
const letters = () => db.select().from(mailOutbox).orderBy(mailOutbox.id);

/** Phúc's link for Diễm, opened in a browser of its own: nothing in it says who holds it. */
async function handed() {
  const { url } = await createResetLink(db, actOf(phuc()), { personId: diem().personId });
  const token = url.split('/').at(-1)!;
  const browser = new Browser(db);
  const at = { url: `/reset/${token}`, params: { token } };
  return {
    browser,
    page: async () => pageOf((await browser.ask(resetPage, at)).value),
    post: (form: Record<string, string>) => browser.ask(openReset, { ...at, form }),
  };
}

/** Diễm at her own device, with her own password. */
async function entered() {
  const browser = new Browser(db);
  await browser.ask(signIn, {
    url: '/sign-in',
    form: { name: '0900000107', password: testPassword, next: '/' },
  });
  return browser;
}

async function namesOwnEmail() {
  const browser = await entered();
  const form = { email: own, currentPassword: testPassword };
  expect((await browser.ask(nameEmail, { url: '/account/email', form })).location).toBe(
    '/account?done=email',
  );
}

async function codeOf() {
  const [letter] = await db
    .select()
    .from(mailOutbox)
    .where(like(mailOutbox.subject, 'Mã xác nhận%'))
    .orderBy(desc(mailOutbox.id));
  return { to: letter!.toAddress, code: /\b\d{8}\b/.exec(letter!.body)![0] };
}

const commentSeenIn = async (browser: Browser) => {
  const params = aboutDat();
  const { value } = await browser.ask(formPage, { url: `/assessment/peer/${params.id}`, params });
  return (value as { view: FormView }).view.content.comment;
};

describe('a link an officer made', () => {
  it('opened without a code finds nothing that was begun under the seal', async () => {
    const link = await handed();
    expect(await link.page()).toMatchObject({ proof: null });
    expect((await link.post({ password: newPassword })).location).toBe('/');
    expect(await commentSeenIn(link.browser)).toBe('');
  });

  it('gets no code by the address that officers keep, whoever wrote it there', async () => {
    await setOnFile('phuc@example.vn');
    const link = await handed();
    const answer = await link.post({ intent: 'code' });
    expect([answer.status, problemOf(answer.value).text]).toEqual([
      409,
      expect.stringMatching(/chưa có email riêng/),
    ]);
  });

  it('keeps everything with the code that went to the person’s own address', async () => {
    await namesOwnEmail();
    await setOnFile('phuc@example.vn');
    const link = await handed();
    expect(await link.page()).toMatchObject({ proof: 'd•••@example.vn', isCodeSent: false });
    await link.post({ intent: 'code' });
    expect(await link.page()).toMatchObject({ isCodeSent: true });
    const { to, code } = await codeOf();
    expect(to).toBe(own);
    expect((await link.post({ password: newPassword, code })).location).toBe('/');
    expect(await commentSeenIn(link.browser)).toBe(begun);
    const [account] = await db.select().from(accountUser).where(eq(accountUser.personId, diem().personId));
    expect(account?.proofEmail).toBe(own);
  });

  it('bears five wrong codes, no late one, and five letters', async () => {
    await namesOwnEmail();
    const link = await handed();
    const fieldOf = async (code: string) =>
      problemOf((await link.post({ password: newPassword, code })).value).issues;
    await link.post({ intent: 'code' });
    const { code } = await codeOf();
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
    for (let i = 0; i < 5; i++) expect((await fieldOf(wrong))[0]!.text).toMatch(/chưa đúng/);
    expect((await fieldOf(code))[0]).toMatchObject({ path: 'code', text: expect.stringMatching(/hết hạn/) });
    // A new code bears five of its own.
    await link.post({ intent: 'code' });
    expect((await fieldOf(wrong))[0]!.text).toMatch(/chưa đúng/);
    for (let i = 0; i < 3; i++) await link.post({ intent: 'code' });
    expect((await link.post({ intent: 'code' })).status).toBe(409);
    link.browser.now = new Date(testNow.getTime() + 16 * 60_000);
    expect((await fieldOf((await codeOf()).code))[0]!.text).toMatch(/hết hạn/);
  });

  it('forgets the proof address when used without it: an impostor’s own would serve the next time', async () => {
    await namesOwnEmail();
    const link = await handed();
    await link.post({ password: newPassword });
    const [account] = await db.select().from(accountUser).where(eq(accountUser.personId, diem().personId));
    expect(account?.proofEmail).toBeNull();
  });
});

describe('the person', () => {
  it('is told on home who made a link, before it is used and after, until they say they know', async () => {
    const link = await handed();
    const browser = await entered();
    const news = async (of = browser) => newsOf((await of.ask(home)).value);
    expect(await news()).toMatchObject({ isNew: true, resets: [{ by: 'Lê Văn Phúc', usedAt: null }] });
    const answer = await browser.ask(know, { url: '/account/reset-news', form: { back: '/' } });
    expect(answer.location).toBe('/');
    expect((await news()).isNew).toBe(false);
    link.browser.now = new Date(testNow.getTime() + 60_000);
    await link.post({ password: newPassword });
    expect(await news(link.browser)).toMatchObject({
      isNew: true,
      resets: [{ by: 'Lê Văn Phúc', isProven: false }],
    });
  });

  it('hears of every reset again at the next one, though whoever used the first said to know', async () => {
    const impostor = await handed();
    await impostor.post({ password: newPassword });
    await impostor.browser.ask(know, { url: '/account/reset-news', form: { back: '/' } });
    const herself = await handed();
    await herself.post({ password: 'năm con cá lội ao' });
    const news = newsOf((await herself.browser.ask(home)).value);
    expect([news.isNew, news.resets.length]).toEqual([true, 2]);
  });

  it('gets letters at both addresses: that a link was made, and that it was used', async () => {
    await namesOwnEmail();
    const link = await handed();
    const made = await letters();
    expect(made.map(({ toAddress, subject }) => [toAddress, subject])).toEqual([
      [onFile, 'Liên kết đặt lại mật khẩu Thủ Lĩnh'],
      [own, 'Có người tạo liên kết đặt lại mật khẩu Thủ Lĩnh của đồng chí'],
    ]);
    expect(made[1]!.body).toMatch(/Lê Văn Phúc/);
    expect(made[1]!.body).not.toMatch(/\/reset\//);
    await link.post({ password: newPassword });
    const told = (await letters()).slice(2);
    expect(told.map(({ toAddress }) => toAddress).sort()).toEqual([own, onFile].sort());
    for (const { body } of told) expect(body).toMatch(/Lê Văn Phúc tạo, không có mã/);
  });
});

describe('the record and those above', () => {
  it('know who made the link and that it was used, with or without proof', async () => {
    const link = await handed();
    await link.post({ password: newPassword });
    const rows = await db
      .select({ action: auditEntry.action, actor: auditEntry.actorId, after: auditDetail.after })
      .from(auditEntry)
      .innerJoin(auditDetail, eq(auditDetail.number, auditEntry.number))
      .where(like(auditEntry.action, 'account.reset%'))
      .orderBy(auditEntry.number);
    expect(rows).toMatchObject([
      { action: 'account.resetLink', actor: phuc().personId },
      { action: 'account.resetPassword', after: { linkBy: phuc().personId, isProven: false } },
    ]);
    const seen = await findLastResets(db, [diem().personId], testNow);
    expect(seen[diem().personId]).toMatchObject({ by: 'Lê Văn Phúc', usedAt: testNow, isProven: false });
  });
});

it('naming one’s own address needs the password, and is recorded without the address', async () => {
  const browser = await entered();
  const form = { email: own, currentPassword: 'không phải' };
  const wrong = await browser.ask(nameEmail, { url: '/account/email', form });
  expect(problemOf(wrong.value).issues.map(({ path }) => path)).toEqual(['currentPassword']);
  await namesOwnEmail();
  const [entry] = await db
    .select({ after: auditDetail.after })
    .from(auditEntry)
    .innerJoin(auditDetail, eq(auditDetail.number, auditEntry.number))
    .where(eq(auditEntry.action, 'account.proofEmail'));
  expect(entry?.after).toEqual({ isSet: true });
});
