/** An office that rates as superior changes hands while a cycle runs. */
import { and, eq, inArray, like } from 'drizzle-orm';
import type { Db } from '#db/client';
import { assessment, cyclePerson } from '#db/schema/index';
import type { Handover } from '~/features/organisation/handover/handover';
import { EMPTY_FORM } from '../assessment';
import type { Carried, HandoverPlace } from './handover';

/**
 * A superior who left the office: what was not sent becomes an empty form of the successor's. Where the successor has a
 * form about the same person already, or nobody came yet, it is only taken away.
 */
export async function carryOffice(
  tx: Db,
  { cycleId, path }: HandoverPlace,
  { leftIds, cameId }: Handover,
): Promise<Partial<Carried>> {
  const forms = await tx
    .select({
      id: assessment.id,
      rateeId: assessment.rateeId,
      rateePersonId: cyclePerson.personId,
      raterId: assessment.raterId,
      state: assessment.state,
    })
    .from(assessment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, assessment.rateeId))
    .where(
      and(
        eq(assessment.cycleId, cycleId),
        eq(assessment.role, 'SUPERIOR'),
        like(cyclePerson.unitPath, `${path}%`),
      ),
    );
  const left = new Set(leftIds);
  const has = new Set(forms.filter(({ raterId }) => raterId === cameId).map(({ rateeId }) => rateeId));
  const unsent = forms.filter(({ raterId, state }) => left.has(raterId) && state !== 'submitted');
  const passed = new Map<number, string>();
  if (cameId !== null)
    for (const form of unsent)
      if (!has.has(form.rateeId) && form.rateePersonId !== cameId) passed.set(form.rateeId, form.id);
  const kept = new Set(passed.values());
  const gone = unsent.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
  if (gone.length > 0) await tx.delete(assessment).where(inArray(assessment.id, gone));
  if (cameId !== null && kept.size > 0)
    await tx
      .update(assessment)
      .set({ raterId: cameId, state: 'assigned', content: EMPTY_FORM, version: 0, savedAt: null })
      .where(inArray(assessment.id, [...kept]));
  return { superior: kept.size };
}
