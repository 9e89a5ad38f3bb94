/** One-time links for people: a first password, a new one. */
import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { person, unit } from '#db/schema/index';
import type { Act, Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { placeOfPerson } from '~/features/organisation/person/place-queries.server';
import { describeViewer } from '~/frame/viewer';
import { dayOf } from '~/lib/date';
import { env } from '~/lib/env.server';
import { Conflict, must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { writeLetters } from '~/lib/job/outbox.server';
import { decide } from '~/lib/record/audit.server';
import { type LinkKind, linkPath } from '../account';
import { refuseToHandLink } from '../account-policy';
import { findAccount } from '../account-queries.server';
import { voidLinks, writeLink } from '../link/making-commands.server';
import { tellPerson } from '../proof/reset-news-commands.server';
import type { HandedLink } from './invitation';
import { letterOf, resetMadeLetter } from './letter.server';

/** People of one sheet at most. */
const mostAtOnce = 200;

/** First links for people who have never joined, all or none. Earlier unused links of theirs stop working. */
export async function invite(
  db: Db,
  act: Act,
  { personIds }: { personIds: number[] },
): Promise<HandedLink[]> {
  const ids = [...new Set(personIds)].slice(0, mostAtOnce);
  return decide(db, act, async (tx, record) => {
    const links: HandedLink[] = [];
    for (const personId of ids) {
      links.push(await handLink(tx, act, 'invitation', personId));
      record({ action: 'account.invite', subject: `person:${personId}` });
    }
    return links;
  });
}

/** A link with which somebody who has joined sets a new password; the old one works until then. */
export async function createResetLink(
  db: Db,
  act: Act,
  { personId }: { personId: number },
): Promise<HandedLink> {
  return decide(db, act, async (tx, record) => {
    const link = await handLink(tx, act, 'reset', personId);
    const by = act.actor.kind === 'person' ? act.actor.name : '';
    const letter = resetMadeLetter({ by, at: act.at });
    await tellPerson(tx, personId, letter, act.at, link.isMailed ? await emailOf(tx, personId) : null);
    await tell(tx, act, [personId], { kind: 'account.resetMade', params: { by }, place: '/account#proof' });
    record({ action: 'account.resetLink', subject: `person:${personId}` });
    return link;
  });
}

async function handLink(tx: Db, act: Act, kind: LinkKind, personId: number): Promise<HandedLink> {
  const subject = await findActor(tx, personId, act.at);
  if (!subject) throw new NotFound();
  must(refuseToHandLink(act.actor, await placeOfPerson(tx, personId, dayOf(act.at))));
  // Asked last: who has joined, and under which name, is not for everybody.
  const hasJoined = Boolean(await findAccount(tx, personId));
  if (hasJoined && kind === 'invitation')
    throw new Conflict({ reason: 'account.alreadyJoined', params: { name: subject.name } });
  if (!hasJoined && kind === 'reset') throw new Conflict({ reason: 'account.notJoined' });
  await voidLinks(tx, personId, act.at);
  const { token, expiresAt } = await writeLink(tx, act, kind, personId);
  const { role } = describeViewer(subject);
  const link = {
    personId,
    name: subject.name,
    role,
    unitName: await unitNameOf(tx, subject.appointments[0]!),
    url: env().publicOrigin + linkPath(kind, token),
    expiresAt,
  };
  return { kind, ...link, isMailed: await mail(tx, act, kind, link) };
}

/** The heading of a sheet: a branch with the unit above it, for hamlets of two communes often share a name. */
async function unitNameOf(tx: Db, seat: Person['appointments'][number]): Promise<string> {
  if (seat.unitLevel !== 'branch') return seat.unitName;
  const above = alias(unit, 'above');
  const [found] = await tx
    .select({ name: above.name })
    .from(unit)
    .innerJoin(above, eq(above.id, unit.parentId))
    .where(eq(unit.id, seat.unitId));
  return found ? `${seat.unitName}, ${found.name}` : seat.unitName;
}

/** True when a letter with the link waits for the post: the person has an address and SMTP_URL is set. */
async function mail(
  tx: Db,
  act: Act,
  kind: LinkKind,
  link: Omit<HandedLink, 'isMailed' | 'kind'>,
): Promise<boolean> {
  const to = await emailOf(tx, link.personId);
  return Boolean(to) && (await writeLetters(tx, [{ ...letterOf(kind, link), to: to! }], act.at)) > 0;
}

async function emailOf(tx: Db, personId: number): Promise<string | null> {
  const [found] = await tx.select({ email: person.email }).from(person).where(eq(person.id, personId));
  return found?.email ?? null;
}
