import { type Actor, isManagerOf, isWithin, managing } from '~/features/organisation/actor';
import type { Power, UnitLevel } from '~/features/organisation/organisation';
import type { Refusal } from '~/lib/errors';

/** A person as these rules read them: the seats they hold today. */
export type LinkSubject = {
  personId: number;
  seats: readonly { unitPath: string; unitLevel: UnitLevel; power: Power }[];
};

/** The list of a unit's people with who has joined: for those who run it. */
export function refuseToListAccounts(actor: Actor, unitPath: string): Refusal | null {
  return isManagerOf(actor, unitPath) ? null : { reason: 'account.notTheirOfficer' };
}

/**
 * Who may hand somebody a one-time link. A link is the person's seat until they use it, so nobody gets one for more than
 * they run themselves: every seat of the person must lie in the actor's units, and whoever runs a unit is invited by the
 * level above. Above the province there is nobody, so its officers invite one another.
 */
export function refuseToHandLink(actor: Actor, subject: LinkSubject): Refusal | null {
  if (actor.kind === 'system') return null;
  if (actor.personId === subject.personId) return { reason: 'account.ownLink' };
  if (subject.seats.length === 0) return { reason: 'account.noAppointment' };
  if (!subject.seats.every((seat) => isManagerOf(actor, seat.unitPath)))
    return {
      reason: subject.seats.some((seat) => isManagerOf(actor, seat.unitPath))
        ? 'account.askAbove'
        : 'account.notTheirOfficer',
    };
  const runs = subject.seats.filter((seat) => seat.power === 'manage' && seat.unitLevel !== 'branch');
  return runs.every((seat) => standsAbove(actor, seat.unitPath)) ? null : { reason: 'account.askAbove' };
}

function standsAbove(actor: Actor, unitPath: string): boolean {
  return managing(actor).some(
    (own) => isWithin(unitPath, own.unitPath) && (own.unitPath !== unitPath || own.unitLevel === 'province'),
  );
}
