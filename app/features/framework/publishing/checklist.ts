/** The publishing checklist: complaints gathered under five questions, each with the place that cures it. */
import type { Issue } from '~/lib/errors';
import type { FrameworkContent } from '../framework';
import { changedCompetencies, checkPublishable } from './publishing';

export const checkTopics = ['names', 'skills', 'levels', 'quotes', 'scale'] as const;
export type CheckTopic = (typeof checkTopics)[number];

/** Where a complaint is cured: a skill's field, the naming page, or a new skill for an empty group. */
export type CheckPlace =
  | { at: 'skill'; code: string; field: string; level?: number; locale?: string }
  | { at: 'names'; field: string; group?: string }
  | { at: 'newSkill'; group: string }
  | { at: 'none' };

export type CheckItem = { topic: CheckTopic; places: CheckPlace[] };

export type Checklist = {
  items: CheckItem[];
  /** How many complaints there are; 0 = may be published. */
  missing: number;
  /** Skills whose level texts differ from the version this was copied from. */
  changed: string[];
};

export function checklistOf(content: FrameworkContent, base: FrameworkContent | null): Checklist {
  const issues = checkPublishable(content, base);
  const topics = new Map(checkTopics.map((topic) => [topic, [] as CheckPlace[]]));
  for (const issue of issues) topics.get(topicOf(issue))?.push(placeOf(issue, content));
  return {
    items: checkTopics.map((topic) => ({ topic, places: topics.get(topic) ?? [] })),
    missing: issues.length,
    changed: base ? changedCompetencies(base, content) : [],
  };
}

function topicOf({ path, code }: Issue): CheckTopic {
  if (code === 'framework.levelEmpty') return 'levels';
  if (code === 'framework.quoteAltered' || code === 'framework.quoteLost') return 'quotes';
  if (path.startsWith('scale')) return 'scale';
  return path.startsWith('competencies') ? 'skills' : 'names';
}

function placeOf({ path, code, params = {} }: Issue, content: FrameworkContent): CheckPlace {
  const [noun, index, ...rest] = path.split('.');
  if (noun === 'competencies') {
    const skill = content.competencies[Number(index)];
    if (!skill) return { at: 'none' };
    const level = typeof params.level === 'number' ? params.level : undefined;
    const locale = typeof params.locale === 'string' ? params.locale : undefined;
    return { at: 'skill', code: skill.code, field: rest.join('.'), level, locale };
  }
  if (code === 'framework.groupEmpty') return { at: 'newSkill', group: String(params.group) };
  if (noun === 'scale') return { at: 'none' };
  if (noun === 'groups') {
    const group = content.groups[Number(index)]?.code;
    return { at: 'names', field: group ? path : `groups.${content.groups.length}.nameVi`, group };
  }
  return { at: 'names', field: path };
}
