import { type Random, shuffled } from '~/lib/prng';
import { hasEnoughPeers } from './assessment';

/** A sent peer form, opened inside a release run: nothing here says who wrote it. */
type OpenedPeerForm = { unit: number; ratee: number; comment: string };

/** One unit's comments, in an order that tells nothing: written in one go, never one by one. */
type CommentBatch = { unit: number; comments: { ratee: number; comment: string }[] };

/**
 * What leaves the boxes as words: the comments about people whom at least `needed` peers assessed (sent forms, with
 * or without a comment), blank ones dropped, the whole unit shuffled. `random` must be chance that nobody can
 * repeat, not a seed. Forms of a ratee must all be present: one batch a unit, so that no second batch shows what is new.
 */
export function releaseComments(
  forms: readonly OpenedPeerForm[],
  random: Random,
  needed = 3,
): CommentBatch[] {
  const sent = new Map<number, number>();
  for (const { ratee } of forms) sent.set(ratee, (sent.get(ratee) ?? 0) + 1);
  const released = forms.filter(
    ({ ratee, comment }) => hasEnoughPeers(sent.get(ratee) ?? 0, needed) && comment.trim() !== '',
  );
  const units = [...new Set(released.map(({ unit }) => unit))].sort((a, b) => a - b);
  return units.map((unit) => ({
    unit,
    comments: shuffled(
      released
        .filter((form) => form.unit === unit)
        .map(({ ratee, comment }) => ({ ratee, comment: comment.trim() })),
      random,
    ),
  }));
}
