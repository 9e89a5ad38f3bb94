import type { LinkKind } from '../account';

/** How far a person is from signing in. */
export type JoinState = 'none' | 'invited' | 'expired' | 'joined';

/** `account`: they have joined. `expiresAt`: of their newest unused invitation. */
export function joinState(hasJoined: boolean, expiresAt: Date | null, now: Date): JoinState {
  if (hasJoined) return 'joined';
  if (!expiresAt) return 'none';
  return expiresAt > now ? 'invited' : 'expired';
}

/** A link just made: shown once, to the officer who made it. */
export type HandedLink = {
  kind: LinkKind;
  personId: number;
  name: string;
  role: string;
  unitName: string;
  url: string;
  expiresAt: Date;
  isMailed: boolean;
};
