import { type Actor, isManagerOf, isWithin, managing } from '~/features/organisation/actor';
import { type PersonPlace, refuseToHoldPerson } from '~/features/organisation/organisation-policy';
import type { Refusal } from '~/lib/errors';

/** The list of a unit's people with who has joined: for those who run it. */
export function refuseToListAccounts(actor: Actor, unitPath: string): Refusal | null {
  return isManagerOf(actor, unitPath) ? null : { reason: 'account.notTheirOfficer' };
}

/**
 * Who may hand somebody a one-time link. A link is the person's seat until they use it: it is handed by whoever holds the
 * person (organisation-policy), and whoever runs a unit is invited by the level above it. Above the province there is
 * nobody, so its officers invite one another.
 */
export function refuseToHandLink(actor: Actor, subject: PersonPlace): Refusal | null {
  if (actor.kind === 'system') return null;
  if (actor.personId === subject.personId) return { reason: 'account.ownLink' };
  const seats = subject.seats.filter((seat) => seat.isOpen);
  if (!seats.some((seat) => seat.hasBegun)) return { reason: 'account.noAppointment' };
  const refusal = refuseToHoldPerson(actor, subject);
  if (refusal)
    return {
      reason: refusal.reason === 'people.heldElsewhere' ? 'account.askAbove' : 'account.notTheirOfficer',
    };
  const runs = seats.filter((seat) => seat.power === 'manage' && seat.unitLevel !== 'branch');
  return runs.every((seat) => standsAbove(actor, seat.unitPath)) ? null : { reason: 'account.askAbove' };
}

function standsAbove(actor: Actor, unitPath: string): boolean {
  return managing(actor).some(
    (own) => isWithin(unitPath, own.unitPath) && (own.unitPath !== unitPath || own.unitLevel === 'province'),
  );
}
