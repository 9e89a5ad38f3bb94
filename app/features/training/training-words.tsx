/** Words that several pages of this noun say. */
import type { SummaryLine } from '~/components/form/error-summary';
import type { Facts } from '~/components/page/page';
import { Tabs } from '~/components/page/tabs';
import { m } from '~/paraglide/messages';

export const trainingIssueTexts: Record<string, () => string> = {
  'training.tooManySkills': m.training_refusal_too_many_skills,
};

const fieldLabels: Record<string, () => string> = {
  name: m.training_topic_name,
  source: m.training_topic_source,
  skills: m.training_topic_skills,
  reason: m.training_reason,
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

const tabs = { topic: { to: '/training/topic', label: m.training_tab_topics } };

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
