/** Peer boxes opened in memory: in the thread of a run, and in a release. Nothing else opens them but a rater's own draft. */
import { isScore } from '~/features/assessment/assessment';
import { openFolder } from '~/features/assessment/peer/folder.server';
import { SealBroken } from '~/features/assessment/peer/key.server';
import { peerFormId } from '~/features/assessment/peer/seal.server';
import { Conflict } from '~/lib/errors';

/** A rater's folder of peer forms as it is stored. */
export type StoredBox = { id: string; box: Uint8Array };

/** A sent peer form in memory: its author goes no further than the thread that opened it. */
export type OpenedForm = {
  id: string;
  ratee: number;
  author: number;
  levels: Record<string, number>;
  comment: string;
  sentAt: number | null;
};

/** A rater (person) who was recused of a ratee. */
export type RecusedPair = { rater: number; ratee: number };

/** The forms that were sent, without those of recused raters. Throws `Conflict` when a seal is broken. */
export function openForms(
  boxes: readonly StoredBox[],
  recused: readonly RecusedPair[],
  dataKey: Buffer,
): OpenedForm[] {
  const out = new Set(recused.map(({ rater, ratee }) => `${rater} ${ratee}`));
  return boxes
    .flatMap(({ id, box }) => {
      const { author, forms } = opened(() => openFolder(dataKey, id, box));
      return [...forms].flatMap(([ratee, { answers, comment, submittedAt }]) => {
        if (!submittedAt || out.has(`${author} ${ratee}`)) return [];
        const form = peerFormId(dataKey, ratee, author);
        return [
          { id: form, ratee, author, levels: levelsOf(answers), comment, sentAt: submittedAt.getTime() },
        ];
      });
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Levels only: the two non-scores are missing, never 0. */
export function levelsOf(answers: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, number] => isScore(entry[1] as never)),
  );
}

/** Throws `Conflict` where the seal does not open. */
export function opened<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) throw new Conflict({ reason: 'scoring.keyLost' });
    throw error;
  }
}
