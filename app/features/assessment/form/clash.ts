/** What a stale post of a page without JavaScript disagrees about with the form as it stands. */

import {
  applyPatch,
  type DraftConflict,
  type DraftPatch,
  mergeDrafts,
  patchBetween,
} from '../assessment-merge';
import type { OpenFormContent } from './content';

/**
 * The page does not know which version it was drawn from, so every posted field that differs is asked about, but a
 * field that was empty on one side only is not: the side that says something is kept. `kept` are posted fields to send
 * along unasked, as names and values.
 */
export function clashOf(stored: OpenFormContent, patch: DraftPatch) {
  const posted = applyPatch(stored, patch);
  const { conflicts } = mergeDrafts(EMPTY, posted, stored);
  const asked: DraftConflict[] = conflicts.filter(({ mine, theirs }) => mine !== theirs && theirs !== null);
  const told = new Set(asked.map(({ field }) => field));
  const kept = fieldsOf(patchBetween(stored, posted)).filter(
    ({ name, value }) => value !== '' && !told.has(name),
  );
  return { asked, kept };
}

const EMPTY: OpenFormContent = { answers: {}, notes: {}, evidence: {}, comment: '' };

function fieldsOf({ answers = {}, notes = {}, evidence = {}, comment }: DraftPatch) {
  const named = Object.entries({ answers, notes, evidence }).flatMap(([part, values]) =>
    Object.entries(values).map(([skill, value]) => ({
      name: `${part}.${skill}`,
      value: String(value ?? ''),
    })),
  );
  return comment === undefined ? named : [...named, { name: 'comment', value: comment }];
}
