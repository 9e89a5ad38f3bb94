/** A form as its rater comes to it: where it stands in the URL, which phase it belongs to, what is left to do. */
import type { Phase } from '~/features/cycle/cycle';
import type { Refusal } from '~/lib/errors';
import type { RaterRole } from './assessment';
import type { FormState } from './form/content';

/** The role as a URL says it. */
export type FormRole = 'self' | 'peer' | 'superior';

/**
 * One form: for 'self' and 'superior' `id` is the form's own (a uuid); for 'peer' it is the ratee's place in the cycle
 * (a number), so that no address and no log ever carries the id of a sealed form.
 */
export type FormRef = { role: FormRole; id: string };

/** One line of a rater's work. */
export type FormTask = {
  /** The tail of its URL: 'self/ID', 'peer/RATEE', 'superior/ID'. */
  key: string;
  role: RaterRole;
  rateeName: string;
  /** The ratee's branch; in a linking form with the unit above it, for its rater knows neither. */
  rateeUnit: string;
  /** A superior form by somebody of the province, which links units. */
  isLinking: boolean;
  state: FormState;
  answered: number;
  total: number;
  /** The first skill without an answer, null when none is left. */
  nextSkill: string | null;
  minutesLeft: number;
  /** Null for peer forms: their time is kept nowhere. */
  savedAt: Date | null;
  submittedAt: Date | null;
  /** So few peers that the person may guess who wrote what. Always false for self and superior. */
  isSmallGroup: boolean;
  /** Why it may not be written now (phase not open, person has left …), or null. */
  refusal: Refusal | null;
};

export const raterRoleOf: Record<FormRole, RaterRole> = { self: 'SELF', peer: 'PEER', superior: 'SUPERIOR' };
export const formRoleOf: Record<RaterRole, FormRole> = { SELF: 'self', PEER: 'peer', SUPERIOR: 'superior' };

/** The phase in which forms of a role are written. */
export function phaseOf(role: RaterRole): Phase & FormRole {
  return formRoleOf[role];
}

export function formKey({ role, id }: FormRef): string {
  return `${role}/${id}`;
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The form that two parts of a path name, or null when they can name none. */
export function readFormRef(role: string | undefined, id: string | undefined): FormRef | null {
  if (role === 'peer') return /^\d{1,9}$/.test(id ?? '') ? { role, id: id! } : null;
  if (role === 'self' || role === 'superior') return UUID.test(id ?? '') ? { role, id: id! } : null;
  return null;
}
