/** A result as the screen shows it: skills by name, strengths, what to grow next. Nothing withheld is in it. */

import {
  competenciesFor,
  type FrameworkContent,
  type Locale,
  skillLevelName,
  textIn,
} from '~/features/framework/framework';
import type { BranchKind } from '~/features/organisation/organisation';
import { gapOf, type ResultDetail } from '../scoring';

export type SkillRow = {
  code: string;
  name: string;
  self: number | null;
  peer: number | null;
  superior: number | null;
  /** What others say, by the run's weights. */
  others: number | null;
  /** Self minus others. */
  gap: number | null;
  /** Peers answered, but too few of them to show. */
  isPeerHidden: boolean;
};

/** A skill to grow: the whole level that has been reached, and the next level's own text. */
export type GrowthStep = { code: string; name: string; level: number; next: { level: number; text: string } };

export type ResultView = {
  rows: SkillRow[];
  /** How many of self, peers and superiors have something to show. */
  sources: number;
  /** Up to three, by what others say; first in the framework's order when equal. */
  strengths: SkillRow[];
  /** Lowest by what others say first; a skill at the highest level is not in it. */
  growth: GrowthStep[];
  /** The scale's name for the level nearest to the score: the fair one, where there is one. */
  nearest: { level: number; name: string } | null;
  /** How self and others compare, as shown with one decimal. */
  compared: { same: number; all: number; higher: string[]; lower: string[] };
};

const top = 3;
/** A difference up to this is the same view; from the second on it is a wide one. */
const sameView = 0.2;
const wideView = 0.8;

type ResultRow = {
  total: number | null;
  fair?: number | null;
  detail: ResultDetail;
  isPeerWithheld: boolean;
};

export function describeResult(
  { total, fair, detail, isPeerWithheld }: ResultRow,
  content: FrameworkContent,
  branchKind: BranchKind,
  locale: Locale,
): ResultView {
  const skills = new Map(competenciesFor(content, branchKind).map((skill) => [skill.code, skill]));
  const rows = detail.items.map((item): SkillRow => {
    const skill = skills.get(item.code);
    return {
      code: item.code,
      name: skill ? textIn(skill, locale) : item.code,
      self: item.self.mean,
      peer: item.peer.mean,
      superior: item.superior.mean,
      others: item.total,
      gap: gapOf(item),
      isPeerHidden: isPeerWithheld || item.peer.mean === null,
    };
  });
  const score = fair ?? total;
  const told = rows.filter((row) => row.others !== null);
  const lowest = [...told].sort((a, b) => a.others! - b.others!);
  const gaps = rows.flatMap(({ code, gap }) => (gap === null ? [] : [{ code, gap: Number(gap.toFixed(1)) }]));
  return {
    rows,
    strengths: [...told].sort((a, b) => b.others! - a.others!).slice(0, top),
    growth: lowest.flatMap(({ code, name, others }) => {
      const level = Math.max(1, Math.floor(others!));
      const text = skills.get(code)?.levels[level]?.[locale];
      return level < 5 && text ? [{ code, name, level, next: { level: level + 1, text } }] : [];
    }),
    sources: [
      rows.some(({ self }) => self !== null),
      !isPeerWithheld && rows.some(({ peer }) => peer !== null),
      rows.some(({ superior }) => superior !== null),
    ].filter(Boolean).length,
    nearest: score === null ? null : nearestLevel(score, content, locale),
    compared: {
      same: gaps.filter(({ gap }) => Math.abs(gap) <= sameView).length,
      all: gaps.length,
      higher: gaps.filter(({ gap }) => gap >= wideView).map(({ code }) => code),
      lower: gaps.filter(({ gap }) => gap <= -wideView).map(({ code }) => code),
    },
  };
}

function nearestLevel(score: number, { scale }: FrameworkContent, locale: Locale) {
  const level = Math.min(5, Math.max(1, Math.round(score)));
  return { level, name: skillLevelName(scale, level, locale) };
}
