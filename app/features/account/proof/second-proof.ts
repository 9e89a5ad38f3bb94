/**
 * The second proof at a reset. A link comes from an officer, so it proves nothing: a code does, sent to an address that
 * the person named as their own while signed in with their password. The address that the organisation keeps of them is
 * never one, however long it stood there: officers write it, by hand and by import. A reset without the code forgets the
 * proof address as well, for whoever opened the account could have named it.
 */
export const codeLifeMinutes = 15;
export const codeDigits = 8;
/** Wrong codes a sent code bears, and codes a link may send: 25 guesses of a hundred million. */
export const mostTries = 5;
export const mostCodes = 5;

/** For how long a reset is shown to the person and to the officers above, in days. */
export const newsDays = 90;

/** Enough of an address for its owner to know it: 'd•••@example.vn'. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}•••${email.slice(at)}`;
}

export type ResetLine = {
  id: number;
  createdAt: Date;
  /** Who made the link; null for the product itself. */
  by: string | null;
  expiresAt: Date;
  usedAt: Date | null;
  isProven: boolean | null;
  acknowledgedAt: Date | null;
};

/** Has the person still to be told? A use after they said they know is news again. */
export function isNews({ usedAt, acknowledgedAt }: Pick<ResetLine, 'usedAt' | 'acknowledgedAt'>): boolean {
  return acknowledgedAt === null || (usedAt !== null && usedAt > acknowledgedAt);
}
