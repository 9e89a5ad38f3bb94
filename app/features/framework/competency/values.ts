/** A skill's words on their way through a form. */
import { type BranchKind, branchKinds } from '~/features/organisation/organisation';
import { type Competency, skillLevels, type Texts, type Wording } from '../framework';

/** A skill's words as the form shows them: as stored, or as they were typed before a complaint. */
export type CompetencyValues = {
  nameVi: string;
  nameEn: string;
  appliesTo: BranchKind[];
  weight: string | number;
  levels: Texts[];
  wordings: Wording[];
};

/** As stored. */
export function valuesOf(skill: Competency): CompetencyValues {
  const { nameVi, nameEn, appliesTo, weight, levels: texts, wordings = [] } = skill;
  return { nameVi, nameEn, appliesTo, weight, levels: texts, wordings };
}

/** A new skill before anything is typed. */
export const emptyValues: CompetencyValues = {
  nameVi: '',
  nameEn: '',
  appliesTo: [...branchKinds],
  weight: 1,
  levels: skillLevels.map(() => ({ vi: '', en: '' })),
  wordings: [],
};

/** What a form sent, in the shape its fields expect; whatever is missing or odd is empty. */
export function typedValues(sent: Record<string, unknown>): CompetencyValues {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const texts = list(sent.levels).map(recordOf);
  return {
    nameVi: textOf(sent.nameVi),
    nameEn: textOf(sent.nameEn),
    appliesTo: branchKinds.filter((kind) => list(sent.appliesTo).includes(kind)),
    weight: textOf(sent.weight),
    levels: skillLevels.map((_, i) => ({ vi: textOf(texts[i]?.vi), en: textOf(texts[i]?.en) })),
    wordings: list(sent.wordings)
      .map(recordOf)
      .map((wording) => ({
        appliesTo: branchKinds.filter((kind) => list(wording.appliesTo).includes(kind)),
        nameVi: textOf(wording.nameVi),
        nameEn: textOf(wording.nameEn),
        noteVi: textOf(wording.noteVi),
        noteEn: textOf(wording.noteEn),
      })),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
