import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { installation } from '#db/schema/index';
import { findActor } from '~/features/organisation/actor-queries.server';
import { describeViewer } from '~/frame/viewer';
import { type Persona, personasKey, personasSchema } from './persona';

/**
 * The demo's personas with their seats at `at`, in the order the demo keeps them; people without a seat are left out. The last
 * branch secretary among them is new to the product.
 */
export async function listPersonas(db: Db, at: Date, locale: 'vi' | 'en'): Promise<Persona[]> {
  const [row] = await db.select().from(installation).where(eq(installation.key, personasKey));
  const stored = row ? personasSchema.parse(JSON.parse(row.value)) : [];
  const personas: Persona[] = [];
  let newest: number | null = null;
  for (const { personId, situationVi, situationEn } of stored.slice(0, 20)) {
    const actor = await findActor(db, personId, at);
    if (!actor || actor.appointments.length === 0) continue;
    const { name, role, isSecretary } = describeViewer(actor);
    const situation = locale === 'en' ? situationEn : situationVi;
    personas.push({ personId, name, role, situation, isNew: false });
    if (isSecretary) newest = personId;
  }
  return personas.map((persona) => ({ ...persona, isNew: persona.personId === newest }));
}
