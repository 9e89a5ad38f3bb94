/** Accounts of people, and whom they may call. */
import { and, desc, eq, gte, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { accountUser, appointment, person, title, unit, unitType } from '#db/schema/index';
import { parsePhone } from '~/features/organisation/naming/phone';
import { dayOf } from '~/lib/date';
import { tidy } from '~/lib/text';
import { noticeVersion } from './account';

/** The person whom a telephone number in any shape, or an e-mail address, names. */
export async function findPersonBySignInName(db: Db, name: string): Promise<number | null> {
  const text = tidy(name);
  const phone = text.includes('@') ? null : parsePhone(text);
  if (phone && !phone.ok) return null;
  const [found] = await db
    .select({ id: person.id })
    .from(person)
    .where(phone ? eq(person.phone, phone.phone) : inArray(person.email, [text, text.toLowerCase()]))
    .limit(1);
  return found?.id ?? null;
}

/** The auth library's user of a person, or null when they have never joined. */
export async function findAccount(db: Db, personId: number) {
  const [found] = await db.select().from(accountUser).where(eq(accountUser.personId, personId));
  return found ?? null;
}

/** Has the person read the privacy notice as it stands? True for people without an account: nobody is in as them. */
export async function hasReadNotice(db: Db, personId: number): Promise<boolean> {
  const account = await findAccount(db, personId);
  return account === null || account.noticeVersion === noticeVersion;
}

/** True while nobody can sign in: the first set-up is open. */
export async function hasNoAccount(db: Db): Promise<boolean> {
  const found = await db.select({ id: accountUser.id }).from(accountUser).limit(1);
  return found.length === 0;
}

export type Contact = { name: string; titleName: string; unitName: string; phone: string | null };

/** The officers to call: of the unit of the person's present or last appointment, or of the nearest one above that has any. */
export async function findContacts(db: Db, personId: number, at: Date): Promise<Contact[]> {
  const today = dayOf(at);
  const [last] = await db
    .select({ path: unit.path })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .where(eq(appointment.personId, personId))
    .orderBy(desc(isNull(appointment.toOn)), desc(appointment.toOn), desc(appointment.fromOn))
    .limit(1);
  const ids = (last?.path ?? '').split('/').filter(Boolean).map(Number);
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      unitId: unit.id,
      name: person.fullName,
      titleName: title.nameVi,
      unitName: unit.name,
      phone: person.phone,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(
      and(
        inArray(unit.id, ids),
        ne(unitType.level, 'branch'),
        eq(title.power, 'manage'),
        ne(person.id, personId),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
      ),
    )
    .orderBy(title.position, person.sortKey)
    .limit(50);
  const nearest = ids.reverse().find((id) => rows.some((row) => row.unitId === id));
  return rows
    .filter((row) => row.unitId === nearest)
    .slice(0, 3)
    .map(({ unitId: _, ...contact }) => contact);
}
