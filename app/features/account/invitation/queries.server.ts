/** One-time links as their pages and the officer's list read them. */
import { and, asc, count, desc, eq, isNull, like, max, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { accountUser, appointment, invitation, person, title, unit, unitType } from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import { placesOfPeople } from '~/features/organisation/person/place-queries.server';
import { openOn } from '~/features/organisation/unit/queries.server';
import { dayOf } from '~/lib/date';
import { env } from '~/lib/env.server';
import { must, NotFound } from '~/lib/errors';
import type { LinkKind } from '../account';
import { refuseToHandLink, refuseToListAccounts } from '../account-policy';
import { tokenHash } from '../link/token.server';
import { maskEmail } from '../proof/second-proof';
import { type JoinState, joinState } from './invitation';

type LinkState = 'live' | 'used' | 'expired' | 'unknown';

/** What a link's page says before anything is sent: whether it still works, and for whom it is. */
export async function findLink(db: Db, kind: LinkKind, token: string, at: Date) {
  const [found] = await db
    .select({
      expiresAt: invitation.expiresAt,
      usedAt: invitation.usedAt,
      name: person.fullName,
      proofEmail: accountUser.proofEmail,
      codeSentAt: invitation.codeSentAt,
    })
    .from(invitation)
    .leftJoin(person, eq(person.id, invitation.personId))
    .leftJoin(accountUser, eq(accountUser.personId, invitation.personId))
    .where(and(eq(invitation.tokenHash, tokenHash(token)), eq(invitation.kind, kind)));
  const state = invitationStateOf(found, at);
  const isLive = state === 'live';
  return {
    state,
    name: found?.name ?? null,
    expiresAt: isLive ? found!.expiresAt : null,
    /** Where a code can be sent, as its owner knows it; null where there is no second proof. */
    proof: isLive && found!.proofEmail && env().smtpUrl ? maskEmail(found!.proofEmail) : null,
    isCodeSent: isLive && found!.codeSentAt !== null,
  };
}

/** The state of a link's row. */
export function invitationStateOf(
  row: { expiresAt: Date; usedAt: Date | null } | undefined,
  at: Date,
): LinkState {
  if (!row) return 'unknown';
  if (row.usedAt) return 'used';
  return row.expiresAt > at ? 'live' : 'expired';
}

export const invitationsPerPage = 50;
const mostUnits = 200;

type AccountLine = {
  personId: number;
  name: string;
  titleName: string;
  /** A branch with the unit above it: hamlets of two communes often share a name. */
  unitName: string;
  state: JoinState;
  expiresAt: Date | null;
  /** The officer who looks may make a link for this person. */
  mayHand: boolean;
};

/** People of a unit and all below it, with who has joined; 50 a page, unit by unit. For those who run the unit. */
export async function listUnitAccounts(
  db: Db,
  actor: Actor,
  { unitId, page, at }: { unitId: number; page: number; at: Date },
) {
  const place = await db.query.unit.findFirst({ where: eq(unit.id, unitId) });
  if (!place) throw new NotFound();
  must(refuseToListAccounts(actor, place.path));
  const today = dayOf(at);
  const above = alias(unit, 'above');
  const seats = db
    .selectDistinctOn([appointment.personId], {
      personId: appointment.personId,
      unitName: sql<string>`case when ${unitType.level} = 'branch' and ${above.id} <> ${place.id}
        then ${unit.name} || ', ' || ${above.name} else ${unit.name} end`.as('unit_name'),
      unitPath: unit.path,
      unitSort: unit.sortKey,
      titleName: title.nameVi,
      position: title.position,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .leftJoin(above, eq(above.id, unit.parentId))
    .where(and(like(unit.path, `${place.path}%`), openOn(appointment.fromOn, appointment.toOn, today)))
    .orderBy(appointment.personId, asc(title.position), asc(unit.path))
    .as('seats');
  const links = db
    .select({ personId: invitation.personId, expiresAt: max(invitation.expiresAt).as('expires_at') })
    .from(invitation)
    .where(and(eq(invitation.kind, 'invitation'), isNull(invitation.usedAt)))
    .groupBy(invitation.personId)
    .as('links');
  const rows = await db
    .select({
      personId: seats.personId,
      name: person.fullName,
      titleName: seats.titleName,
      unitName: seats.unitName,
      userId: accountUser.id,
      expiresAt: links.expiresAt,
    })
    .from(seats)
    .innerJoin(person, eq(person.id, seats.personId))
    .leftJoin(accountUser, eq(accountUser.personId, seats.personId))
    .leftJoin(links, eq(links.personId, seats.personId))
    .orderBy(
      sql`${seats.unitPath} = ${place.path} desc`,
      asc(seats.unitSort),
      asc(seats.unitPath),
      asc(seats.position),
      asc(person.sortKey),
    )
    .limit(invitationsPerPage)
    .offset((page - 1) * invitationsPerPage);
  const places = await placesOfPeople(
    db,
    rows.map((row) => row.personId),
    today,
  );
  const [total] = await db.select({ n: count() }).from(seats);
  const people: AccountLine[] = rows.map(({ userId, ...row }) => ({
    ...row,
    state: joinState(userId !== null, row.expiresAt, at),
    mayHand: refuseToHandLink(actor, places.get(row.personId)!) === null,
  }));
  const units = await db
    .select({ id: unit.id, name: unit.name })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        eq(unit.parentId, place.id),
        ne(unitType.level, 'branch'),
        openOn(unit.validFrom, unit.validTo, today),
      ),
    )
    .orderBy(asc(unit.sortKey))
    .limit(mostUnits);
  return { unit: { id: place.id, name: place.name }, units, people, total: total?.n ?? 0 };
}

/** The newest link of each kind that a person was given: when, and what became of it. */
export async function listLinksOf(db: Db, personId: number) {
  return db
    .select({
      kind: invitation.kind,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
      usedAt: invitation.usedAt,
    })
    .from(invitation)
    .where(eq(invitation.personId, personId))
    .orderBy(desc(invitation.createdAt))
    .limit(20);
}
