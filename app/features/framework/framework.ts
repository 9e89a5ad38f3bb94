/** The words of a competency framework: groups, skills, five described levels, and the states a version passes. */
import type { BranchKind } from '~/features/organisation/organisation';

export type Locale = 'vi' | 'en';
export type Texts = Record<Locale, string>;

/** 1–5, developmental; never an official grade and never an award. */
export const skillLevels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof skillLevels)[number];

/** Answers that are not scores and enter no mean: NE “chưa đủ căn cứ”, NA “không áp dụng”. */
export const nonScores = ['NE', 'NA'] as const;
export type NonScore = (typeof nonScores)[number];

export type Scale = {
  /** Five, ascending. */
  levels: { level: number; nameVi: string; nameEn: string }[];
  nonScores: { code: NonScore; nameVi: string; nameEn: string }[];
  /** From this level a self or superior form asks for one piece of evidence. */
  evidenceFrom: number;
};

/**
 * A phrase of the source, misspellings kept; never edited, never deleted. `lead` is the word the sentence of the
 * source shares with an earlier phrase; `appliesTo` narrows a phrase that speaks of one kind of branch only.
 */
export type SourceQuote = { number: number; text: string; lead?: string; appliesTo?: BranchKind[] };

/** How a skill is called in some kinds of branches, and whom it means there. */
export type Wording = {
  appliesTo: BranchKind[];
  nameVi: string;
  nameEn: string;
  noteVi: string;
  noteEn: string;
};

/** `sourceText` is the group as published, word for word; empty when a province adds a group of its own. */
export type CompetencyGroup = { code: string; nameVi: string; nameEn: string; sourceText: string };

export type Competency = {
  code: string;
  /** Code of its group. */
  group: string;
  nameVi: string;
  nameEn: string;
  appliesTo: BranchKind[];
  /** > 0; means are weighted by it, its share is of the group. */
  weight: number;
  sourceQuotes: SourceQuote[];
  /** Five, for levels 1–5. */
  levels: Texts[];
  wordings?: Wording[];
  /** What a rater must not write; shown above the note. */
  guardRail?: Texts;
};

export type Source = {
  titleVi: string;
  titleEn: string;
  /** The date the page carries, which is not the date of what it tells. */
  bannerOn: string;
  contentFrom: number;
  contentTo: number;
  frame: string;
  noteVi: string;
  noteEn: string;
};

/** One version's content. `source` is null for a framework a province writes from nothing. */
export type FrameworkContent = {
  nameVi: string;
  nameEn: string;
  source: Source | null;
  scale: Scale;
  groups: CompetencyGroup[];
  competencies: Competency[];
};

/** 'draft' until the province adopts the level texts as its own; screens then drop the label “bản thảo”. */
export type WordingState = 'draft' | 'adopted';

/**
 * The last save of each part of a draft, by the skill's code or 'names': the revision it made, who (null: the
 * machine) and when (ISO instant).
 */
export type FrameworkEdit = { revision: number; by: number | null; at: string };
export type FrameworkEdits = Record<string, FrameworkEdit>;

export type FrameworkTemplate = FrameworkContent & { key: string; wording: WordingState };

export const frameworkStates = ['draft', 'published', 'retired'] as const;
export type FrameworkState = (typeof frameworkStates)[number];
export type FrameworkMove = 'publish' | 'retire';

/**
 * The state after a move, or null when the state does not allow it. A draft is published, a published version is
 * retired (running cycles keep it); nothing goes back: to change a published version it is copied.
 */
export function nextState(state: FrameworkState, move: FrameworkMove): FrameworkState | null {
  if (move === 'publish') return state === 'draft' ? 'published' : null;
  return state === 'published' ? 'retired' : null;
}

/** A skill as one kind of branch reads it: name and note resolved, quotes narrowed. */
export type CompetencyHere = Omit<Competency, 'wordings' | 'appliesTo'> & { noteVi: string; noteEn: string };

/** The skills that count for a kind of branch, in the order of the framework, called as that branch calls them. */
export function competenciesFor(
  framework: Pick<FrameworkContent, 'competencies'>,
  branchKind: BranchKind,
): CompetencyHere[] {
  return framework.competencies
    .filter((competency) => competency.appliesTo.includes(branchKind))
    .map(({ wordings, appliesTo: _, ...competency }) => {
      const here = wordings?.find((wording) => wording.appliesTo.includes(branchKind));
      return {
        ...competency,
        nameVi: here?.nameVi ?? competency.nameVi,
        nameEn: here?.nameEn ?? competency.nameEn,
        noteVi: here?.noteVi ?? '',
        noteEn: here?.noteEn ?? '',
        sourceQuotes: competency.sourceQuotes.filter((q) => q.appliesTo?.includes(branchKind) ?? true),
      };
    });
}

/** Name of level `n` on a scale; '' when the scale has no such level. */
export function skillLevelName(scale: Scale, n: number, locale: Locale): string {
  const named = scale.levels.find((level) => level.level === n);
  return named ? textIn(named, locale) : '';
}

/** Name of a non-score on a scale; '' when the scale has no such answer. */
export function nonScoreName(scale: Scale, code: NonScore, locale: Locale): string {
  const named = scale.nonScores.find((answer) => answer.code === code);
  return named ? textIn(named, locale) : '';
}

/** `nameVi` or `nameEn`; an empty English name falls back to Vietnamese. */
export function textIn(named: { nameVi: string; nameEn: string }, locale: Locale): string {
  return locale === 'en' && named.nameEn ? named.nameEn : named.nameVi;
}

/** Share of a skill in the weights of its group, 0–100; 0 when unknown or the group weighs nothing. */
export function weightShare(framework: Pick<FrameworkContent, 'competencies'>, code: string): number {
  const competency = framework.competencies.find((c) => c.code === code);
  const total = framework.competencies
    .filter((c) => c.group === competency?.group)
    .reduce((sum, c) => sum + c.weight, 0);
  return competency && total > 0 ? (100 * competency.weight) / total : 0;
}

/** A code not yet used in the group: its letter and the number after the highest. */
export function nextCode(framework: Pick<FrameworkContent, 'competencies'>, group: string): string {
  const numbers = framework.competencies
    .filter((c) => c.code.startsWith(group))
    .map((c) => Number(c.code.slice(group.length)))
    .filter(Number.isInteger);
  return `${group}${Math.max(0, ...numbers) + 1}`;
}

/** What is typed before an act on a version that cannot be undone: versions of one name differ by their number. */
export function versionMark({ nameVi }: Pick<FrameworkContent, 'nameVi'>, version: number): string {
  return `${nameVi} v${version}`;
}
