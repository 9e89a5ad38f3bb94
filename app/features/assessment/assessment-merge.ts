import type { Answer, OpenFormContent } from './form/content';

/** What one save changes; null takes a value away. Parts and skills that are absent stay as they are. */
export type DraftPatch = {
  answers?: Record<string, Answer | null>;
  notes?: Record<string, string | null>;
  evidence?: Record<string, string | null>;
  comment?: string;
};

/** A place in a form: 'answers.A1', 'notes.A1', 'evidence.A1' or 'comment'. */
export type DraftField = string;
export type DraftSide = 'mine' | 'theirs';
export type DraftConflict = {
  field: DraftField;
  part: (typeof PARTS)[number] | 'comment';
  skill: string | null;
  mine: Answer | string | null;
  theirs: Answer | string | null;
};

const PARTS = ['answers', 'notes', 'evidence'] as const;

/** The draft after a save. Empty text is absent text. */
export function applyPatch(draft: OpenFormContent, patch: DraftPatch): OpenFormContent {
  return {
    answers: patched(draft.answers, patch.answers),
    notes: patched(draft.notes, patch.notes),
    evidence: patched(draft.evidence, patch.evidence),
    comment: patch.comment ?? draft.comment,
  };
}

/** The smallest patch that turns `from` into `to`; `{}` when they say the same. */
export function patchBetween(from: OpenFormContent, to: OpenFormContent): DraftPatch {
  const patch: DraftPatch = {};
  for (const part of PARTS) {
    const changed = skillsOf(part, from, to).filter((skill) => from[part][skill] !== to[part][skill]);
    if (changed.length === 0) continue;
    Object.assign(patch, { [part]: Object.fromEntries(changed.map((s) => [s, to[part][s] ?? null])) });
  }
  if (from.comment !== to.comment) patch.comment = to.comment;
  return patch;
}

/**
 * Two devices changed one form: field by field, a change on one side only is taken; the same change on both is no
 * conflict; two different changes are a conflict, where `merged` keeps mine until the person chooses.
 * `base` is the last version both sides had seen.
 */
export function mergeDrafts(base: OpenFormContent, mine: OpenFormContent, theirs: OpenFormContent) {
  const conflicts: DraftConflict[] = [];
  const decide = <T extends Answer | string>(
    at: Pick<DraftConflict, 'part' | 'skill'>,
    was: T | undefined,
    here: T | undefined,
    there: T | undefined,
  ): T | undefined => {
    if (here === there || there === was) return here;
    if (here === was) return there;
    const field = at.skill === null ? at.part : `${at.part}.${at.skill}`;
    conflicts.push({ field, ...at, mine: here ?? null, theirs: there ?? null });
    return here;
  };
  const part = <T extends Answer | string>(
    name: (typeof PARTS)[number],
    pick: (draft: OpenFormContent) => Record<string, T>,
  ): Record<string, T> =>
    present(
      skillsOf(name, base, mine, theirs).map((skill) => [
        skill,
        decide({ part: name, skill }, pick(base)[skill], pick(mine)[skill], pick(theirs)[skill]),
      ]),
    );
  const merged: OpenFormContent = {
    answers: part('answers', (draft) => draft.answers),
    notes: part('notes', (draft) => draft.notes),
    evidence: part('evidence', (draft) => draft.evidence),
    comment: decide({ part: 'comment', skill: null }, base.comment, mine.comment, theirs.comment) ?? '',
  };
  return { merged, conflicts };
}

/** The merged draft with the person's choices put in; a conflict nobody chose for keeps mine. */
export function settleConflicts(
  { merged, conflicts }: ReturnType<typeof mergeDrafts>,
  choices: Record<DraftField, DraftSide>,
): OpenFormContent {
  return conflicts
    .filter((conflict) => choices[conflict.field] === 'theirs')
    .reduce((draft, { part, skill, theirs }) => {
      const patch = skill === null ? { comment: theirs ?? '' } : { [part]: { [skill]: theirs } };
      return applyPatch(draft, patch as DraftPatch);
    }, merged);
}

function patched<T>(values: Record<string, T>, changes: Record<string, T | null> = {}): Record<string, T> {
  const after = Object.entries({ ...values, ...changes });
  return present(after.map(([skill, value]) => [skill, value === null || value === '' ? undefined : value]));
}

function skillsOf(part: (typeof PARTS)[number], ...drafts: OpenFormContent[]): string[] {
  return [...new Set(drafts.flatMap((draft) => Object.keys(draft[part])))].sort();
}

function present<T>(entries: [string, T | undefined][]): Record<string, T> {
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
}
