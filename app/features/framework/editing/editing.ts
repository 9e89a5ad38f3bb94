/** Changes to a draft's document, and which of them may overwrite what. */
import type { Refusal } from '~/lib/errors';
import {
  type Competency,
  type FrameworkContent,
  type FrameworkEdits,
  nextCode,
  type Texts,
} from '../framework';
import type { CompetencyForm, FrameworkForm, NewCompetencyForm } from '../framework-form';

/** The part of `edits` that holds the names of the framework and its groups. */
export const namesPart = 'names';

/** Was this part of the draft saved by somebody after `seen`, the revision a form was filled in on? */
export function isStale(edits: FrameworkEdits, part: string, seen: number): boolean {
  return (edits[part]?.revision ?? 0) > seen;
}

/** A skill with a form's words; its code, group, source quotes and guard-rail stay. Null when there is no such skill. */
export function withCompetency(
  content: FrameworkContent,
  code: string,
  form: CompetencyForm,
): FrameworkContent | null {
  const before = content.competencies.find((c) => c.code === code);
  if (!before) return null;
  const { wordings: _, ...kept } = before;
  const after: Competency = { ...kept, ...wordsOf(form) };
  return {
    ...content,
    competencies: content.competencies.map((c) => (c.code === code ? after : c)),
  };
}

/** A skill more, last in its group, with the next free code. Null when there is no such group. */
export function withNewCompetency(
  content: FrameworkContent,
  form: NewCompetencyForm,
): { content: FrameworkContent; code: string } | null {
  if (!content.groups.some((group) => group.code === form.group)) return null;
  const code = nextCode(content, form.group);
  const added: Competency = { code, group: form.group, ...wordsOf(form), sourceQuotes: [] };
  const all = [...content.competencies, added];
  const competencies = content.groups.flatMap((group) => all.filter((c) => c.group === group.code));
  return { content: { ...content, competencies }, code };
}

/** A skill that carries phrases of the source stays: no phrase is lost. */
export function refuseToRemove(competency: Pick<Competency, 'code' | 'sourceQuotes'>): Refusal | null {
  return competency.sourceQuotes.length > 0
    ? { reason: 'framework.quoteKept', params: { competency: competency.code } }
    : null;
}

export function withoutCompetency(content: FrameworkContent, code: string): FrameworkContent {
  return { ...content, competencies: content.competencies.filter((c) => c.code !== code) };
}

/**
 * New names of the framework and its groups; a named group without a code joins with the next letter, a group the
 * province added itself leaves when its name is emptied and it has no skill.
 */
export function withNames(content: FrameworkContent, form: FrameworkForm): FrameworkContent {
  const kept = content.groups.flatMap((group) => {
    const named = form.groups.find((g) => g.code === group.code);
    if (!named) return [group];
    const isEmpty =
      !named.nameVi && !group.sourceText && !content.competencies.some((c) => c.group === group.code);
    return isEmpty ? [] : [{ ...group, nameVi: named.nameVi, nameEn: named.nameEn }];
  });
  const added = form.groups.find((g) => !g.code && g.nameVi);
  const code = nextGroupCode(content);
  const groups =
    added && code ? [...kept, { code, nameVi: added.nameVi, nameEn: added.nameEn, sourceText: '' }] : kept;
  return { ...content, nameVi: form.nameVi, nameEn: form.nameEn, groups };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The first letter no group has; null after Z. */
function nextGroupCode({ groups }: Pick<FrameworkContent, 'groups'>): string | null {
  return [...letters].find((letter) => !groups.some((group) => group.code === letter)) ?? null;
}

function wordsOf(form: CompetencyForm) {
  return {
    nameVi: form.nameVi,
    nameEn: form.nameEn,
    appliesTo: form.appliesTo,
    weight: form.weight,
    levels: form.levels as Texts[],
    ...(form.wordings.length > 0 ? { wordings: form.wordings } : {}),
  };
}
