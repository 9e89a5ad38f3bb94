import { type Actor, isManagerOf, isProvincialBoard } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import { type FrameworkState, nextState, type WordingState } from './framework';

/** What a policy needs to know of a version. `unitPath`: the province it belongs to; `isInUse`: a cycle has locked it. */
export type FrameworkStanding = {
  unitPath: string;
  state: FrameworkState;
  wording: WordingState;
  isInUse: boolean;
};

/** Drafts are the provincial board's; a published or retired version may be read by anyone signed in. */
export function refuseToReadFramework(
  actor: Actor,
  framework: Pick<FrameworkStanding, 'unitPath' | 'state'>,
): Refusal | null {
  return framework.state === 'draft' ? refuseOutsiders(actor, framework.unitPath) : null;
}

/** Starting a framework from the catalogue or from nothing, and copying any version into a new draft. */
export function refuseToDraftFramework(actor: Actor): Refusal | null {
  return refuseOutsiders(actor);
}

export function refuseToEditFramework(actor: Actor, framework: FrameworkStanding): Refusal | null {
  const outsider = refuseOutsiders(actor, framework.unitPath);
  if (outsider) return outsider;
  if (framework.isInUse) return { reason: 'framework.inUse' };
  return framework.state === 'draft' ? null : { reason: 'framework.notDraft' };
}

/** Whether the content is complete is `checkPublishable`'s question. */
export function refuseToPublishFramework(actor: Actor, framework: FrameworkStanding): Refusal | null {
  const outsider = refuseOutsiders(actor, framework.unitPath);
  if (outsider) return outsider;
  return nextState(framework.state, 'publish') ? null : { reason: 'framework.notDraft' };
}

/** A retired version serves no new cycle; cycles that locked it keep it. */
export function refuseToRetireFramework(actor: Actor, framework: FrameworkStanding): Refusal | null {
  const outsider = refuseOutsiders(actor, framework.unitPath);
  if (outsider) return outsider;
  return nextState(framework.state, 'retire') ? null : { reason: 'framework.notPublished' };
}

/** The province makes the draft wording its own: only of a published version, whose words no longer move. */
export function refuseToAdoptFramework(actor: Actor, framework: FrameworkStanding): Refusal | null {
  const outsider = refuseOutsiders(actor, framework.unitPath);
  if (outsider) return outsider;
  if (framework.state !== 'published') return { reason: 'framework.notPublished' };
  return framework.wording === 'adopted' ? { reason: 'framework.alreadyAdopted' } : null;
}

/** A board decides in its own province only. */
function refuseOutsiders(actor: Actor, unitPath?: string): Refusal | null {
  const isBoard = isProvincialBoard(actor) && (unitPath === undefined || isManagerOf(actor, unitPath));
  return isBoard ? null : { reason: 'framework.boardOnly' };
}
