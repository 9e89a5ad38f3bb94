/** Using one-time links. Each works once: the row is taken in the same statement that checks it. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { accountUser, invitation, person } from '#db/schema/index';
import { dropSealedDrafts } from '~/features/assessment/peer/draft-commands.server';
import { type Act, system } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { splitName } from '~/features/organisation/naming/person-name';
import { parsePhone } from '~/features/organisation/naming/phone';
import { addPerson } from '~/features/organisation/person/commands.server';
import { addUnit } from '~/features/organisation/unit/commands.server';
import { Conflict, Invalid, NotFound, Refused } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { decide, type Record } from '~/lib/record/audit.server';
import type { LinkKind } from '../account';
import { ensureAccount, keepNotice, setPassword } from '../account-commands.server';
import type { JoinInput, ResetInput, SetupInput } from '../account-form';
import { hasNoAccount } from '../account-queries.server';
import { resetUsedLetter } from '../invitation/letter.server';
import { invitationStateOf } from '../invitation/queries.server';
import { noticeEntry } from '../privacy/notice-commands.server';
import { tellPerson } from '../proof/reset-news-commands.server';
import { proveByCode } from '../proof/second-proof-commands.server';
import { findOwner, mustBeOwn } from '../sign-in/password-choice-queries.server';
import { dropAllTextDrafts } from '../text-draft/commands.server';
import { voidLinks } from './making-commands.server';
import { tokenHash } from './token.server';

type Used = { token: string; at: Date };

/**
 * First set-up: the province, its first administrator (an officer of the province) and their password, all or nothing.
 * Answers with the user's id for a session. `account.setupDone` when somebody can already sign in.
 */
export async function setUp(db: Db, { token, at, ...input }: SetupInput & Used): Promise<string> {
  const phone = parsePhone(input.phone);
  if (!phone.ok) throw new Invalid([{ path: 'phone', code: 'phone.invalid' }]);
  await mustBeOwn(input.password, { phone: phone.phone, names: [input.fullName, input.unitName] });
  const act: Act = { actor: system, at };
  return decide(db, act, async (tx, record) => {
    await spend(tx, 'setup', token, at);
    if (!(await hasNoAccount(tx))) throw new Conflict({ reason: 'account.setupDone' });
    const unitId = await addUnit(tx, act, {
      code: input.code,
      name: input.unitName,
      typeCode: 'PROVINCE',
      validFrom: input.validFrom,
      validTo: null,
      parentId: null,
    });
    const personId = await addPerson(tx, act, {
      ...splitName(input.fullName),
      bornOn: null,
      gender: null,
      phone: phone.phone,
      email: input.email ? input.email.toLowerCase() : null,
      memberCode: null,
      joinedUnionOn: null,
      unitId,
      titleCode: 'OFFICER',
      fromOn: input.validFrom,
      toOn: null,
      how: null,
    });
    const userId = await firstPassword(tx, personId, input.password, at, record);
    record({ action: 'account.setUp', subject: `person:${personId}`, after: { unitId } });
    return userId;
  });
}

/** Using an invitation: the first password, with the privacy notice read. Answers with the user's id for a session. */
export async function join(db: Db, { token, at, password }: JoinInput & Used): Promise<string> {
  const personId = await personOf(db, 'invitation', token, at);
  const act = await actOfOwner(db, personId, at);
  await mustBeOwn(password, await findOwner(db, personId));
  return decide(db, act, async (tx, record) => {
    await spend(tx, 'invitation', token, at);
    await voidLinks(tx, personId, at);
    const userId = await firstPassword(tx, personId, password, at, record);
    await shutOut(tx, act, userId, personId);
    record({ action: 'account.join', subject: `person:${personId}` });
    return userId;
  });
}

/**
 * Using a reset link: a new password; every session ends. Without the code from the person's own address the link's
 * holder may be anybody: what was begun under the seal is dropped, and the proof address forgotten. The person is told
 * either way. Answers with the user's id for a session.
 */
export async function resetPassword(
  db: Db,
  { token, at, password, code }: ResetInput & Used,
): Promise<string> {
  const personId = await personOf(db, 'reset', token, at);
  const act = await actOfOwner(db, personId, at);
  await mustBeOwn(password, await findOwner(db, personId));
  const isProven = await proveByCode(db, { token, at, code });
  return decide(db, act, async (tx, record) => {
    const { id, createdBy } = await spend(tx, 'reset', token, at);
    await tx.update(invitation).set({ isProven }).where(eq(invitation.id, id));
    await voidLinks(tx, personId, at);
    const userId = await ensureAccount(tx, personId, at);
    await setPassword(tx, userId, password, at);
    const by = await nameOf(tx, createdBy);
    await tellPerson(tx, personId, resetUsedLetter({ by, at, isProven }), at);
    await tell(tx, act, [personId], { kind: 'account.resetUsed', params: { by }, place: '/account#proof' });
    if (!isProven) await shutOut(tx, act, userId, personId);
    const after = { linkBy: createdBy, isProven };
    record({ action: 'account.resetPassword', subject: `person:${personId}`, after });
    return userId;
  });
}

/** Nothing sealed, and nothing half written, is open to somebody who only held a link. */
async function shutOut(tx: Db, act: Act, userId: string, personId: number): Promise<void> {
  await dropSealedDrafts(tx, act, personId);
  await dropAllTextDrafts(tx, personId);
  await tx
    .update(accountUser)
    .set({ proofEmail: null, proofEmailAt: null })
    .where(eq(accountUser.id, userId));
}

async function nameOf(tx: Db, personId: number | null): Promise<string> {
  const found = personId && (await tx.query.person.findFirst({ where: eq(person.id, personId) }));
  return found ? found.fullName : '';
}

async function firstPassword(tx: Db, personId: number, password: string, at: Date, record: Record) {
  const userId = await ensureAccount(tx, personId, at);
  await setPassword(tx, userId, password, at);
  await keepNotice(tx, userId, at);
  record(noticeEntry(personId));
  return userId;
}

type Spent = { id: number; createdBy: number | null };

/** Takes the link, or says why it is not to be had: `account.linkUsed`, `linkExpired`, `linkUnknown`. */
async function spend(tx: Db, kind: LinkKind, token: string, at: Date): Promise<Spent> {
  const [taken] = await tx
    .update(invitation)
    .set({ usedAt: at })
    .where(
      and(
        eq(invitation.tokenHash, tokenHash(token)),
        eq(invitation.kind, kind),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, at),
      ),
    )
    .returning({ id: invitation.id, createdBy: invitation.createdBy });
  return taken ?? refuseLink(tx, kind, token, at);
}

async function personOf(db: Db, kind: LinkKind, token: string, at: Date): Promise<number> {
  const row = await linkRow(db, kind, token);
  if (!row?.personId || invitationStateOf(row, at) !== 'live') return refuseLink(db, kind, token, at);
  return row.personId;
}

async function refuseLink(db: Db, kind: LinkKind, token: string, at: Date): Promise<never> {
  const state = invitationStateOf(await linkRow(db, kind, token), at);
  if (state === 'unknown') throw new NotFound('account.linkUnknown');
  throw new Conflict({ reason: state === 'used' ? 'account.linkUsed' : 'account.linkExpired' });
}

async function linkRow(db: Db, kind: LinkKind, token: string) {
  return db.query.invitation.findFirst({
    where: and(eq(invitation.tokenHash, tokenHash(token)), eq(invitation.kind, kind)),
  });
}

/** Whoever holds the link acts as the person it was made for; without an appointment it opens nothing. */
async function actOfOwner(db: Db, personId: number, at: Date): Promise<Act> {
  const actor = await findActor(db, personId, at);
  if (!actor || actor.appointments.length === 0)
    throw new Refused({ reason: 'account.appointmentEndedAlone' });
  return { actor, at };
}
