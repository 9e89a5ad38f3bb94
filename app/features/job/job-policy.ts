import { type Actor, isProvincialBoard } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';

/** What could not be done in the background is the province's to look after. */
export function refuseToKeepJobs(actor: Actor): Refusal | null {
  return isProvincialBoard(actor) ? null : { reason: 'job.boardOnly' };
}
