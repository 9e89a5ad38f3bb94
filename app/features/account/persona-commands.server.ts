import type { Db } from '#db/client';
import { installation } from '#db/schema/index';
import { ensureAccount } from './account-commands.server';
import { personasKey, type StoredPersona } from './persona';
import { listPersonas } from './persona-queries.server';
import { openSession } from './session.server';

/** Keeps whom the demo offers to enter as. Only the demo's loader calls it. */
export async function keepPersonas(db: Db, personas: StoredPersona[]): Promise<void> {
  const value = JSON.stringify(personas);
  await db
    .insert(installation)
    .values({ key: personasKey, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } });
}

/** A real session as one of the demo's personas; null for anybody else. The route answers only in the demo. */
export async function takeSeat(
  db: Db,
  personId: number,
  request: Request,
  at: Date,
): Promise<Headers | null> {
  const personas = await listPersonas(db, at, 'vi');
  if (!personas.some((persona) => persona.personId === personId)) return null;
  const userId = await db.transaction((tx) => ensureAccount(tx as unknown as Db, personId, at));
  return openSession(db, userId, request, at);
}
