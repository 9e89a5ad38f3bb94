import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '#db/client';
import { accountUser, auditEntry, invitation, mailOutbox, person } from '#db/schema/index';
import { createResetLink, invite } from '~/features/account/invitation/commands.server';
import { findLink, listUnitAccounts } from '~/features/account/invitation/queries.server';
import { join, resetPassword, setUp } from '~/features/account/link/commands.server';
import { createSetupLink } from '~/features/account/link/making-commands.server';
import { userWithPassword } from '~/features/account/sign-in/commands.server';
import { findActor } from '~/features/organisation/actor-queries.server';
import { resetEnv } from '~/lib/env.server';
import { DomainError } from '~/lib/errors';
import { actOf, makePlot, type Plot, testNow } from '../../support/actors';
import { emptyDb, testDb } from '../../support/database/db';

const database = testDb();
let db: Db;
let plot: Plot;
const password = 'một câu chỉ mình biết';
const notice = 'on' as const;
const later = (hours: number) => new Date(testNow.getTime() + hours * 60 * 60 * 1000);
const tokenOf = (url: string) => url.split('/').at(-1)!;

/** The reason for which a command refused. */
async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.refusal.reason;
    throw error;
  }
  return 'none';
}

describe('invitations and resets', () => {
  beforeEach(async () => {
    db = database.db;
    await emptyDb(db);
    plot = await makePlot(db);
  });
  const secretaryId = () => plot.actors.secretary.personId;
  const act = () => actOf(plot.actors.communeOfficer);
  const inviteSecretary = async () => (await invite(db, act(), { personIds: [secretaryId()] }))[0]!;

  test('a link opens once, and only its hash is kept', async () => {
    const { url, name } = await inviteSecretary();
    const token = tokenOf(url);
    expect(name).toBe('Lâm Thị Ngọc Diễm');
    expect(JSON.stringify(await db.select().from(invitation))).not.toContain(token);
    expect(await findLink(db, 'invitation', token, testNow)).toMatchObject({ state: 'live', name });
    await join(db, { token, at: testNow, password, notice });
    expect(await userWithPassword(db, secretaryId(), password)).not.toBeNull();
    expect(await reasonOf(join(db, { token, at: testNow, password, notice }))).toBe('account.linkUsed');
    expect((await findLink(db, 'invitation', token, testNow)).state).toBe('used');
  });

  test('two at once: one gets in', async () => {
    const token = tokenOf((await inviteSecretary()).url);
    const reasons = await Promise.all(
      [1, 2].map(() => reasonOf(join(db, { token, at: testNow, password, notice }))),
    );
    expect(reasons.sort()).toEqual(['account.linkUsed', 'none']);
  });

  test('after seven days, of another kind or unknown, it opens nothing', async () => {
    const token = tokenOf((await inviteSecretary()).url);
    const at = later(7 * 24);
    expect(await reasonOf(join(db, { token, at, password, notice }))).toBe('account.linkExpired');
    expect((await findLink(db, 'invitation', token, at)).state).toBe('expired');
    expect(await reasonOf(resetPassword(db, { token, at: testNow, password }))).toBe('account.linkUnknown');
    expect(await reasonOf(join(db, { token: 'x', at: testNow, password, notice }))).toBe(
      'account.linkUnknown',
    );
    expect(await db.select().from(accountUser)).toEqual([]);
  });

  test('a newer link puts the older one out of use', async () => {
    const older = tokenOf((await inviteSecretary()).url);
    const newer = tokenOf((await inviteSecretary()).url);
    expect((await findLink(db, 'invitation', older, testNow)).state).toBe('expired');
    expect((await findLink(db, 'invitation', newer, testNow)).state).toBe('live');
  });

  test('a link of somebody whose appointment has ended since opens nothing', async () => {
    const token = tokenOf((await inviteSecretary()).url);
    await db.execute(`update appointment set to_on = '2024-11-20' where person_id = ${secretaryId()}`);
    expect(await reasonOf(join(db, { token, at: later(48), password, notice }))).toBe(
      'account.appointmentEndedAlone',
    );
  });

  test('a sheet is all or nothing, and the record names who was invited and the notice read', async () => {
    const { secretary, farSecretary } = plot.actors;
    const personIds = [secretary.personId, farSecretary.personId];
    expect(await reasonOf(invite(db, act(), { personIds }))).toBe('account.notTheirOfficer');
    expect(await db.select().from(invitation)).toEqual([]);
    await join(db, { token: tokenOf((await inviteSecretary()).url), at: testNow, password, notice });
    const actions = (await db.select().from(auditEntry).orderBy(auditEntry.number)).map((row) => row.action);
    expect(actions).toEqual(['account.invite', 'account.readNotice', 'account.join']);
    expect(await reasonOf(inviteSecretary())).toBe('account.alreadyJoined');
  });

  test('a reset link sets a new password; until then the old one works', async () => {
    expect(await reasonOf(createResetLink(db, act(), { personId: secretaryId() }))).toBe('account.notJoined');
    await join(db, { token: tokenOf((await inviteSecretary()).url), at: testNow, password, notice });
    const { url } = await createResetLink(db, act(), { personId: secretaryId() });
    expect(await userWithPassword(db, secretaryId(), password)).not.toBeNull();
    await resetPassword(db, { token: tokenOf(url), at: testNow, password: 'câu mới hoàn toàn' });
    expect(await userWithPassword(db, secretaryId(), password)).toBeNull();
    expect(await userWithPassword(db, secretaryId(), 'câu mới hoàn toàn')).not.toBeNull();
  });

  test('the officer’s list says who was invited and who has joined', async () => {
    const { communeOfficer, branchMember } = plot.actors;
    const [one, two] = await invite(db, act(), { personIds: [secretaryId(), branchMember.personId] });
    expect(two!.isMailed).toBe(false);
    await join(db, { token: tokenOf(one!.url), at: testNow, password, notice });
    const list = async (at: Date) => {
      const unitId = plot.units.commune.id;
      const { people, total } = await listUnitAccounts(db, communeOfficer, { unitId, page: 1, at });
      expect(total).toBe(people.length);
      return Object.fromEntries(people.map((line) => [line.name, line.state]));
    };
    expect(await list(testNow)).toEqual({
      'Lê Văn Phúc': 'none',
      'Võ Minh Triết': 'none',
      'Lâm Thị Ngọc Diễm': 'joined',
      'Thạch Sơn Hiếu': 'none',
      'Trần Thị Mỹ Lệ': 'invited',
      'Sơn Minh Đạt': 'none',
      'Kiên Thị Sa Mết': 'none',
    });
    expect((await list(later(8 * 24)))['Trần Thị Mỹ Lệ']).toBe('expired');
    const { people } = await listUnitAccounts(db, communeOfficer, {
      unitId: plot.units.commune.id,
      page: 1,
      at: testNow,
    });
    const above = people.filter((line) => !line.mayHand).map((line) => line.name);
    expect(above).toEqual(['Lê Văn Phúc', 'Võ Minh Triết']);
  });

  test('a letter waits only for people with an address, and only where there is a post', async () => {
    await db.update(person).set({ email: 'diem@example.vn' }).where(eq(person.id, secretaryId()));
    expect((await inviteSecretary()).isMailed).toBe(false);
    process.env.SMTP_URL = 'smtp://127.0.0.1:1';
    resetEnv();
    try {
      const personIds = [secretaryId(), plot.actors.branchMember.personId];
      const links = await invite(db, act(), { personIds });
      expect(links.map((link) => link.isMailed)).toEqual([true, false]);
      const [letter, ...others] = await db.select().from(mailOutbox);
      expect(others).toEqual([]);
      expect(letter).toMatchObject({ toAddress: 'diem@example.vn' });
      expect(letter!.body).toContain(links[0]!.url);
    } finally {
      delete process.env.SMTP_URL;
      resetEnv();
    }
  });
});

describe('the first set-up', () => {
  beforeEach(async () => {
    db = database.db;
    await emptyDb(db);
  });
  const input = {
    code: '86',
    unitName: 'Tỉnh Đoàn Vĩnh Long',
    validFrom: '2024-01-01',
    fullName: 'Phan Thanh Trúc',
    phone: '0907 000 231',
    email: '',
    password,
    notice,
  };

  test('makes the province, its first officer and their password, once', async () => {
    const token = tokenOf((await createSetupLink(db, testNow))!);
    expect(await setUp(db, { ...input, token, at: testNow })).toBeTruthy();
    const [made] = await db.select().from(person);
    const actor = await findActor(db, made!.id, testNow);
    expect(actor).toMatchObject({
      name: 'Phan Thanh Trúc',
      appointments: [{ title: 'OFFICER', unitLevel: 'province', unitName: 'Tỉnh Đoàn Vĩnh Long' }],
    });
    expect(await reasonOf(setUp(db, { ...input, token, at: testNow }))).toBe('account.linkUsed');
    expect(await createSetupLink(db, testNow)).toBeNull();
  });

  test('the link lasts 24 hours and a restart replaces it', async () => {
    const first = tokenOf((await createSetupLink(db, testNow))!);
    const second = tokenOf((await createSetupLink(db, testNow))!);
    expect(await reasonOf(setUp(db, { ...input, token: first, at: testNow }))).toBe('account.linkExpired');
    expect(await reasonOf(setUp(db, { ...input, token: second, at: later(24) }))).toBe('account.linkExpired');
    expect(await db.select().from(person)).toEqual([]);
  });

  test('a number that is none keeps the link usable', async () => {
    const token = tokenOf((await createSetupLink(db, testNow))!);
    expect(await reasonOf(setUp(db, { ...input, phone: '12', token, at: testNow }))).toBe('app.invalid');
    expect((await findLink(db, 'setup', token, testNow)).state).toBe('live');
  });
});
