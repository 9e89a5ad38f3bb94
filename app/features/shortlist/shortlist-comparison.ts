/** Nominees side by side: each skill with its sources, each group with its mean. */

import { describeResult, type SkillRow } from '~/features/scoring/result/view';
import { competenciesFor, type FrameworkContent, type Locale, textIn } from '../framework/framework';
import type { BranchKind } from '../organisation/organisation';
import type { ResultDetail } from '../scoring/scoring';

type Compared = {
  branchKind: BranchKind | null;
  total: number | null;
  isPeerWithheld: boolean | null;
  detail: ResultDetail | null;
};

export type ComparedSkill = {
  code: string;
  name: string;
  /** In the order of the people; null where the skill does not apply or nothing is published. */
  cells: (SkillRow | null)[];
};
export type ComparedGroup = {
  code: string;
  name: string;
  /** Weighted means of the published skill totals, 1–5; null without any. Nothing withheld can be solved from them. */
  means: (number | null)[];
  skills: ComparedSkill[];
};

/** Groups and skills in the framework's order, those that apply to at least one of `people`. */
export function compareSkills(
  people: readonly Compared[],
  content: FrameworkContent,
  locale: Locale,
): ComparedGroup[] {
  const tables = people.map((one) => rowsOf(one, content, locale));
  return content.groups.map((group) => {
    const skills = content.competencies
      .filter((skill) => skill.group === group.code)
      .map((skill) => ({
        code: skill.code,
        name: textIn(skill, locale),
        weight: skill.weight,
        cells: tables.map((rows) => rows.get(skill.code) ?? null),
      }))
      .filter((skill) => skill.cells.some((cell) => cell !== null));
    return {
      code: group.code,
      name: textIn(group, locale),
      means: people.map((_, index) =>
        weightedMean(skills.map(({ cells, weight }) => [cells[index]?.others ?? null, weight])),
      ),
      skills: skills.map(({ weight: _, ...skill }) => skill),
    };
  });
}

function rowsOf(
  { branchKind, detail, total, isPeerWithheld }: Compared,
  content: FrameworkContent,
  locale: Locale,
): Map<string, SkillRow> {
  if (!detail) return new Map();
  const kind = branchKind ?? 'residential';
  const here = new Set(competenciesFor(content, kind).map((skill) => skill.code));
  const { rows } = describeResult(
    { total, detail, isPeerWithheld: isPeerWithheld ?? false },
    content,
    kind,
    locale,
  );
  return new Map(rows.filter((row) => here.has(row.code)).map((row) => [row.code, row]));
}

function weightedMean(parts: readonly (readonly [number | null, number])[]): number | null {
  const known = parts.flatMap(([value, weight]) => (value === null ? [] : [{ value, weight }]));
  const weight = known.reduce((sum, part) => sum + part.weight, 0);
  return weight > 0 ? known.reduce((sum, part) => sum + part.value * part.weight, 0) / weight : null;
}
