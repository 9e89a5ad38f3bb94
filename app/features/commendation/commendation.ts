/**
 * A decision is recorded, then published; one that was recorded in error is withdrawn and stays readable. A published
 * person's commendation may later be revoked, and says so from then on.
 */
export const decisionStates = ['recorded', 'published', 'withdrawn'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** What stands of one person's commendation. */
export type CommendationState = 'recorded' | 'published' | 'revoked' | 'withdrawn';

export function commendationState(decision: DecisionState, revokedAt: Date | null): CommendationState {
  return decision === 'published' && revokedAt ? 'revoked' : decision;
}

/** People on a page of the honour roll: deeds are read, not scanned. */
export const rollPageSize = 12;
/** Decisions on a page of the board's list. */
export const decisionPageSize = 50;

/** What the nominee said about being named in public, as it stands now. */
export type ConsentState = 'given' | 'refused' | 'withdrawn' | 'unasked';

export function consentState(
  consent: { answer: 'given' | 'refused'; withdrawnAt: Date | null } | null,
): ConsentState {
  if (!consent) return 'unasked';
  if (consent.withdrawnAt) return 'withdrawn';
  return consent.answer;
}

/**
 * Codes of certificates: 16 signs of Crockford's base 32 (80 random bits). It has no I, L, O or U, so that what is
 * read from paper can be mended.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;

/** The code of 10 random bytes. */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let sign = 0; sign < codeLength; sign++, bits >>= 5n) code = signs[Number(bits & 31n)]! + code;
  return code;
}

/** A code as typed: spaces and dashes dropped, O read as 0, I and L as 1. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s.\-–]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((sign) => signs.includes(sign)) ? code : null;
}

/** In fours, as printed: 'ABCD-EFGH-JKMN-PQRS'. */
export function showCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}
