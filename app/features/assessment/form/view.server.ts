/** What the screens of one form are given: one language, resolved texts, nothing of the framework they do not show. */
import { type Locale, nonScoreName, nonScores, skillLevelName, textIn } from '~/features/framework/framework';
import { say } from '~/lib/words.server';
import { LEVELS } from '../assessment';
import type { MyForm } from '../assessment-queries.server';

export type FormView = ReturnType<typeof viewOfForm>;
export type SkillView = FormView['skills'][number];

export function viewOfForm(found: MyForm, locale: Locale) {
  const { form, ratee, skills, scale, groups, cycle, isSmallGroup, refusal } = found;
  return {
    ...form,
    rateeName: ratee.name,
    rateeUnit: ratee.unit,
    isSmallGroup,
    peersNeeded: cycle.settings.peersNeeded,
    refusal: refusal && { reason: refusal.reason, text: say(refusal) },
    cycle: { name: cycle.name, year: cycle.year, state: cycle.state, windows: cycle.windows },
    framework: textIn({ nameVi: cycle.frameworkNameVi, nameEn: cycle.frameworkNameEn }, locale),
    frameworkVersion: cycle.frameworkVersion,
    levels: LEVELS.map((level) => ({ level, name: skillLevelName(scale, level, locale) })),
    nonScores: nonScores.map((code) => ({ code, name: nonScoreName(scale, code, locale) })),
    groups: groups.map((group) => ({ code: group.code, name: textIn(group, locale) })),
    skills: skills.map((skill) => ({
      code: skill.code,
      group: skill.group,
      name: textIn(skill, locale),
      note: (locale === 'en' && skill.noteEn) || skill.noteVi,
      guardRail: skill.guardRail ? skill.guardRail[locale] || skill.guardRail.vi : null,
      levelTexts: skill.levels.map((texts) => texts[locale] || texts.vi),
    })),
  };
}
