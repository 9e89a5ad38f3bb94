import type { Db } from '#db/client';
import { installation } from '#db/schema/index';
import { ensureAccount, keepNotice } from '../account-commands.server';
import { hasReadNotice } from '../account-queries.server';
import { openSession } from '../sign-in/session.server';
import { personasKey, type StoredPersona } from './persona';
import { listPersonas } from './queries.server';

/** Keeps whom the demo offers to enter as. Only the demo's loader calls it. */
export async function keepPersonas(db: Db, personas: StoredPersona[]): Promise<void> {
  const value = JSON.stringify(personas);
  await db
    .insert(installation)
    .values({ key: personasKey, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } });
}

/** A real session as one of the demo's personas, who have all read the privacy notice but the new one; null for anybody else. The route answers only in the demo. */
export async function takeSeat(
  db: Db,
  personId: number,
  request: Request,
  at: Date,
): Promise<Headers | null> {
  const personas = await listPersonas(db, at, 'vi');
  const persona = personas.find((one) => one.personId === personId);
  if (!persona) return null;
  const userId = await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const id = await ensureAccount(tx, personId, at);
    if (!persona.isNew && !(await hasReadNotice(tx, personId))) await keepNotice(tx, id, at);
    return id;
  });
  return openSession(db, userId, request, at);
}
