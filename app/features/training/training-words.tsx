/** Words that several pages of this noun say. */
import type { SummaryLine } from '~/components/form/error-summary';
import type { Facts } from '~/components/page/page';
import { Tabs } from '~/components/page/tabs';
import { Tag } from '~/components/tag';
import { titleName } from '~/features/cycle/cycle-words';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';
import type { ClassStanding } from './plan/plan';
import type { PlanState } from './training';

export const trainingIssueTexts: Record<string, () => string> = {
  'training.tooManySkills': m.training_refusal_too_many_skills,
  'training.amount': m.training_refusal_amount,
  'training.nobody': m.training_refusal_nobody,
  'training.yearOrder': m.training_refusal_year_order,
  'training.postsNeeded': m.training_refusal_posts_needed,
  'training.listEnd': m.training_refusal_list_end,
  'training.dayOrder': m.training_refusal_day_order,
  'training.timeOrder': m.training_refusal_time_order,
  'training.replyOrder': m.training_refusal_reply_order,
};

const fieldLabels: Record<string, () => string> = {
  name: m.training_name,
  source: m.training_topic_source,
  skills: m.training_topic_skills,
  reason: m.training_reason,
  fromYear: m.training_from_year,
  toYear: m.training_to_year,
  approvedBy: m.training_approved_by,
  decisionNumber: m.training_decision_number,
  decidedOn: m.training_decided_on,
  target: m.training_goal_target,
  posts: m.training_rule_posts,
  fromOn: m.training_rule_from,
  toOn: m.training_rule_to,
  newSince: m.training_rule_new_since,
  decision: m.training_rule_decision,
  year: m.training_year,
  quarter: m.training_quarter,
  people: m.training_people,
  amount: m.training_amount,
  goals: m.training_class_goals,
  topics: m.training_class_topics,
  heldOn: m.training_held_on,
  label: m.training_cost_label,
  spentOn: m.training_cost_day,
};

/** Complaints for an error summary, each under its field's name. */
export function summaryOf(errors: readonly { name: string; text: string }[]): SummaryLine[] {
  return errors.map(({ name, text }) => {
    const label = fieldLabels[name]?.();
    return { id: name, message: label ? `${label}: ${text}` : text };
  });
}

/** The facts of a page of this noun: it has its own pace, whatever cycle runs. */
export function trainingFacts({
  phase = m.training_fact_all_year(),
  next,
  deadline = m.cycle_fact_no_deadline_here(),
  audience = m.training_audience(),
}: {
  phase?: string;
  next: string;
  deadline?: string;
  audience?: string;
}): Facts {
  return {
    phase: { text: phase },
    next: { text: next },
    deadline: { text: deadline },
    audience: { text: audience },
  };
}

const tabs = {
  plan: { to: '/training', label: m.training_tab_plans },
  topic: { to: '/training/topic', label: m.training_tab_topics },
};

export function TrainingTabs({ current }: { current: keyof typeof tabs }) {
  return (
    <Tabs
      items={Object.entries(tabs).map(([key, { to, label }]) => ({
        to,
        label: label(),
        current: key === current,
      }))}
      label={m.app_line_training()}
    />
  );
}

export function PlanTag({ state }: { state: PlanState }) {
  return state === 'draft' ? (
    <Tag kind="go">{m.training_plan_draft()}</Tag>
  ) : (
    <Tag kind="ok">{m.training_plan_approved()}</Tag>
  );
}

export function ClassTag({ standing }: { standing: ClassStanding }) {
  if (standing.kind === 'late')
    return <Tag kind="late">{m.training_class_late({ days: showCount(standing.days) })}</Tag>;
  if (standing.kind === 'held') return <Tag kind="ok">{m.training_class_done()}</Tag>;
  return standing.kind === 'cancelled' ? (
    <Tag>{m.training_class_cancelled()}</Tag>
  ) : (
    <Tag kind="go">{m.training_class_coming()}</Tag>
  );
}

/** Đồng in full. */
export const showDong = (amount: number) => m.training_dong({ amount: showCount(amount) });

/** “Quý III/2026”. */
export const quarterName = ({ year, quarter }: { year: number; quarter: number }) =>
  m.training_quarter_of({ quarter: ['I', 'II', 'III', 'IV'][quarter - 1] ?? '', year });

const levelNames: Record<string, () => string> = {
  province: m.training_level_province,
  district: m.training_level_district,
  grassroots: m.training_level_grassroots,
  branch: m.training_level_branch,
};

export const levelName = (level: string) => levelNames[level]?.() ?? level;

/** “Bí thư, cấp cơ sở”. */
export function postName(post: string): string {
  const [level = '', title = ''] = post.split(':');
  return m.training_post({ title: titleName(title), level: levelName(level) });
}

/** A name in the reader's language. */
export function localName({ nameVi, nameEn }: { nameVi: string; nameEn: string }): string {
  return getLocale() === 'en' ? nameEn : nameVi;
}
