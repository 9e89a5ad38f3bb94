/** A draft of named texts: what becomes of it when two devices change it at once. */
import type { DraftKind, Side } from './autosave';

export type DraftTexts = Record<string, string>;
export type TextConflict = { field: string; mine: string; theirs: string };

export const textKind: DraftKind<DraftTexts, DraftTexts, TextConflict> = {
  applyPatch: (draft, patch) => ({ ...draft, ...patch }),
  patchBetween: (from, to) =>
    Object.fromEntries(Object.entries(to).filter(([field, text]) => plain(text) !== plain(from[field]))),
  mergeDrafts: (base, mine, theirs) => {
    const conflicts: TextConflict[] = [];
    const merged: DraftTexts = {};
    for (const field of Object.keys({ ...theirs, ...mine })) {
      const [was, here, there] = [base, mine, theirs].map((draft) => draft[field] ?? '') as [
        string,
        string,
        string,
      ];
      const isMine = plain(here) !== plain(was);
      if (isMine && plain(there) !== plain(was) && plain(there) !== plain(here))
        conflicts.push({ field, mine: here, theirs: there });
      merged[field] = isMine ? here : there;
    }
    return { merged, conflicts };
  },
  settleConflicts: ({ merged, conflicts }, choices: Record<string, Side>) => ({
    ...merged,
    ...Object.fromEntries(
      conflicts
        .filter(({ field }) => choices[field] === 'theirs')
        .map(({ field, theirs }) => [field, theirs]),
    ),
  }),
};

export function isTexts(value: unknown): value is DraftTexts {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

/** Line ends and the spaces around aside: a browser posts them its own way, the server trims. */
function plain(text: string | undefined): string {
  return (text ?? '').replaceAll('\r\n', '\n').trim();
}
