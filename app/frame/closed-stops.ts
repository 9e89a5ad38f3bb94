/** Stops of the line that would refuse an officer: each noun's own policy says. */
import type { Noun } from '~/features/flow';
import { type Actor, isProvincialBoard } from '~/features/organisation/actor';
import { refuseToReadTree } from '~/features/organisation/organisation-policy';
import { refuseToReadAnyShortlist } from '~/features/shortlist/shortlist-policy';

const isClosed: Partial<Record<Noun, (actor: Actor) => boolean>> = {
  organisation: (actor) => refuseToReadTree(actor) !== null,
  scoring: (actor) => !isProvincialBoard(actor),
  shortlist: (actor) => refuseToReadAnyShortlist(actor) !== null,
};

/** Nouns whose first page is not open to the actor; the line names them without a link. */
export function closedStops(actor: Actor): Noun[] {
  return (Object.keys(isClosed) as Noun[]).filter((noun) => isClosed[noun]?.(actor));
}
