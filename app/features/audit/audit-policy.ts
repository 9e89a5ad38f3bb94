import { type Actor, centrePaths, managing } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';

/**
 * Where the actor reads the record: the provinces whose board they sit on, and all below the centre for its readers.
 * Nobody writes it but the product itself.
 */
export function recordPaths(actor: Actor): string[] {
  if (actor.kind === 'system') return ['/'];
  const boards = managing(actor).filter((a) => a.unitLevel === 'province');
  return [...boards.map((a) => a.unitPath), ...centrePaths(actor)];
}

export function refuseToReadRecord(actor: Actor): Refusal | null {
  return recordPaths(actor).length > 0 ? null : { reason: 'audit.boardOnly' };
}
