import { Conflict, Invalid } from '~/lib/errors';

/** The constraint that a statement broke, whichever driver says so; null for any other error. */
function brokenConstraint(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { constraint, constraint_name: name } = at as { constraint?: string; constraint_name?: string };
    if (constraint ?? name) return constraint ?? name ?? null;
    // PGlite names the constraint of RAISE only in its text.
    if (/\bunit_cycle\b/.test(at.message)) return 'unit_cycle';
  }
  return null;
}

const taken: Record<string, { path: string; code: string }> = {
  unit_code_key: { path: 'code', code: 'people.codeTaken' },
  person_phone_key: { path: 'phone', code: 'people.phoneTaken' },
  person_email_key: { path: 'email', code: 'people.emailTaken' },
  person_member_code_key: { path: 'memberCode', code: 'people.memberCodeTaken' },
  appointment_open_key: { path: 'titleCode', code: 'people.seatTaken' },
  official_grade_person_key: { path: 'year', code: 'people.gradeTaken' },
  official_grade_unit_key: { path: 'year', code: 'people.gradeTaken' },
};

/** Runs a command; what the database refuses comes back as a complaint beside its field, not as a crash. */
export async function withConstraints<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const name = brokenConstraint(error);
    if (name === 'unit_cycle') throw new Conflict({ reason: 'people.unitCycle' });
    const issue = name ? taken[name] : undefined;
    if (issue) throw new Invalid([issue], { reason: issue.code });
    throw error;
  }
}
