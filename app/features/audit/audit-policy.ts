import { type Actor, isProvincialBoard } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';

/** The record is read by the provincial board and by the centre's readers; nobody writes it but the product itself. */
export function refuseToReadRecord(actor: Actor): Refusal | null {
  if (isProvincialBoard(actor)) return null;
  const reads =
    actor.kind === 'person' &&
    actor.appointments.some((a) => a.unitLevel === 'centre' && a.power !== 'member');
  return reads ? null : { reason: 'audit.boardOnly' };
}
