/** New passwords against the list of common ones and what is known of their owner. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, person, unit } from '#db/schema/index';
import { Invalid } from '~/lib/errors';
import { type Owner, refusePassword } from './password-choice';

/** Throws `Invalid` beside the field when anybody would guess it. */
export async function mustBeOwn(password: string, owner: Owner): Promise<void> {
  const code = refusePassword(password, owner, await commonPasswords());
  if (code) throw new Invalid([{ path: 'password', code }]);
}

/** What a person's colleagues know: telephone, name, the units of their last seats and those above. */
export async function findOwner(db: Db, personId: number): Promise<Owner> {
  const found = await db.query.person.findFirst({
    where: eq(person.id, personId),
    columns: { phone: true, fullName: true },
  });
  const seats = await db
    .select({ path: unit.path })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .where(and(eq(appointment.personId, personId)))
    .limit(20);
  const ids = [...new Set(seats.flatMap(({ path }) => path.split('/').filter(Boolean).map(Number)))];
  const units = ids.length
    ? await db.select({ name: unit.name }).from(unit).where(inArray(unit.id, ids)).limit(100)
    : [];
  return {
    phone: found?.phone ?? null,
    names: [...(found ? [found.fullName] : []), ...units.map(({ name }) => name)],
  };
}

let read: Promise<ReadonlySet<string>> | undefined;

/** Read at the first new password: some megabytes that most processes of the product never need. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  read ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((word) => String(word).toLowerCase())),
  );
  return read;
}
