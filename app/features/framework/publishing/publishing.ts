/** What stands between a draft and its publication, and what changed since the version it was copied from. */
import type { Issue } from '~/lib/errors';
import { type Competency, type FrameworkContent, skillLevels } from '../framework';

/**
 * Everything that keeps a draft from being published; empty when it may be. `path` names the field
 * (`competencies.0.levels.4.vi`), `params` the skill and level for the checklist. `base` is the version the draft
 * was copied from: its source quotes must still stand.
 */
export function checkPublishable(framework: FrameworkContent, base: FrameworkContent | null = null): Issue[] {
  return [
    ...checkNames(framework),
    ...checkScale(framework),
    ...checkGroups(framework),
    ...framework.competencies.flatMap((competency, i) => [
      ...checkCompetency(competency, `competencies.${i}`),
      ...checkQuotes(framework, base, competency, `competencies.${i}`),
    ]),
    ...checkUnique(framework),
  ];
}

function checkNames(framework: FrameworkContent): Issue[] {
  return emptyNames(framework, '', {});
}

function checkScale({ scale }: FrameworkContent): Issue[] {
  const complete = skillLevels.every((level, i) => scale.levels[i]?.level === level);
  if (!complete || scale.levels.length !== skillLevels.length) {
    return [{ path: 'scale.levels', code: 'framework.scaleIncomplete' }];
  }
  return scale.levels.flatMap((level, i) => emptyNames(level, `scale.levels.${i}.`, { level: level.level }));
}

function checkGroups({ groups, competencies }: FrameworkContent): Issue[] {
  if (groups.length === 0) return [{ path: 'groups', code: 'framework.noGroup' }];
  return groups.flatMap((group, i) => {
    const issues = emptyNames(group, `groups.${i}.`, { group: group.code });
    if (!competencies.some((c) => c.group === group.code)) {
      issues.push({ path: `groups.${i}`, code: 'framework.groupEmpty', params: { group: group.code } });
    }
    return issues;
  });
}

function checkCompetency(competency: Competency, path: string): Issue[] {
  const params = { competency: competency.code };
  const issues = emptyNames(competency, `${path}.`, params);
  if (competency.appliesTo.length === 0) {
    issues.push({ path: `${path}.appliesTo`, code: 'framework.appliesToNone', params });
  }
  if (!(Number.isFinite(competency.weight) && competency.weight > 0)) {
    issues.push({ path: `${path}.weight`, code: 'framework.weightNotPositive', params });
  }
  for (const [i, level] of skillLevels.entries()) {
    for (const locale of ['vi', 'en'] as const) {
      if (competency.levels[i]?.[locale].trim()) continue;
      issues.push({
        path: `${path}.levels.${i}.${locale}`,
        code: 'framework.levelEmpty',
        params: { ...params, level, locale },
      });
    }
  }
  for (const [i, wording] of (competency.wordings ?? []).entries()) {
    issues.push(...emptyNames(wording, `${path}.wordings.${i}.`, params));
  }
  return issues;
}

function checkQuotes(
  framework: FrameworkContent,
  base: FrameworkContent | null,
  competency: Competency,
  at: string,
): Issue[] {
  const path = `${at}.sourceQuotes`;
  const params = { competency: competency.code };
  const group = framework.groups.find((g) => g.code === competency.group);
  if (!group) return [{ path: `${at}.group`, code: 'framework.groupUnknown', params }];
  const issues: Issue[] = [];
  if (competency.sourceQuotes.some((quote) => !quote.text || !group.sourceText.includes(quote.text))) {
    issues.push({ path, code: 'framework.quoteAltered', params });
  }
  const before = base?.competencies.find((c) => c.code === competency.code)?.sourceQuotes ?? [];
  const kept = new Set(competency.sourceQuotes.map((quote) => `${quote.number} ${quote.text}`));
  if (before.some((quote) => !kept.has(`${quote.number} ${quote.text}`))) {
    issues.push({ path, code: 'framework.quoteLost', params });
  }
  return issues;
}

function checkUnique({ groups, competencies }: FrameworkContent): Issue[] {
  const seen = new Set<string>();
  const seenGroups = new Set<string>();
  const issues: Issue[] = [];
  for (const [i, { code }] of groups.entries()) {
    if (seenGroups.has(code)) {
      issues.push({ path: `groups.${i}.code`, code: 'framework.codeTwice', params: { code } });
    }
    seenGroups.add(code);
  }
  for (const [i, { code }] of competencies.entries()) {
    if (!code || seen.has(code)) {
      issues.push({ path: `competencies.${i}.code`, code: 'framework.codeTwice', params: { code } });
    }
    seen.add(code);
  }
  return issues;
}

function emptyNames(
  named: { nameVi: string; nameEn: string },
  prefix: string,
  params: NonNullable<Issue['params']>,
): Issue[] {
  return (['nameVi', 'nameEn'] as const)
    .filter((field) => !named[field].trim())
    .map((field) => ({ path: `${prefix}${field}`, code: 'framework.nameEmpty', params }));
}

/**
 * Codes of the skills whose Vietnamese level texts differ between two versions, in the order of `next`: results of
 * such a skill are not drawn in one line.
 */
export function changedCompetencies(
  previous: Pick<FrameworkContent, 'competencies'>,
  next: Pick<FrameworkContent, 'competencies'>,
): string[] {
  const before = new Map(previous.competencies.map((c) => [c.code, c]));
  return next.competencies
    .filter(({ code, levels: texts }) => {
      const old = before.get(code);
      return old !== undefined && texts.some((text, i) => text.vi !== old.levels[i]?.vi);
    })
    .map((c) => c.code);
}
