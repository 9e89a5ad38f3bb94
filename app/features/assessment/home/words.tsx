/** Sentences of the home page. */
import type { ReactNode } from 'react';
import { weekdayOf } from '~/components/form/day-words';
import { Tag } from '~/components/tag';
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { FormTask } from '../assessment-task';
import { type FormsToFill, isComing, nextTask, openCounts } from './plan';

/** What the day asks, in one sentence. */
export function dayWords(forms: FormsToFill, now: Date): string {
  const { self, peers, superiors } = openCounts(forms);
  const today = { weekday: weekdayOf(dayOf(now)), day: showDay(dayOf(now)) };
  const work = [
    self > 0 && m.assessment_day_self(),
    superiors > 0 && m.assessment_day_superiors({ count: superiors }),
    peers > 0 && m.assessment_day_peers({ count: peers }),
  ].filter((words) => words !== false);
  if (work.length === 0) return m.assessment_day_none(today);
  const [last, ...others] = [...work].reverse();
  const list =
    others.length === 0 ? last : m.assessment_and({ list: others.reverse().join(', '), last: last! });
  return m.assessment_day_work({ ...today, work: list! });
}

/** “Hôm nay, Thứ Tư 20/11/2024.” */
export function todayWords(now: Date): string {
  return m.assessment_day_today({ weekday: weekdayOf(dayOf(now)), day: showDay(dayOf(now)) });
}

/** State of a form in a word or two. */
export function TaskTag({ task }: { task: FormTask }): ReactNode {
  if (task.state === 'submitted')
    return (
      <Tag icon="check" kind="ok">
        {task.submittedAt
          ? m.assessment_task_sent_on({ day: showDay(dayOf(task.submittedAt)).slice(0, 5) })
          : m.assessment_task_sent()}
      </Tag>
    );
  if (isComing(task)) return <Tag icon="cal">{m.assessment_task_coming()}</Tag>;
  if (task.refusal) return <Tag icon="lock">{m.assessment_task_closed()}</Tag>;
  if (task.answered === 0) return <Tag>{m.assessment_task_unopened()}</Tag>;
  if (task.answered === task.total)
    return (
      <Tag icon="clock" kind="warn">
        {m.assessment_task_unsent()}
      </Tag>
    );
  return (
    <Tag icon="clock" kind="warn">
      {m.assessment_task_begun({ answered: task.answered, total: task.total })}
    </Tag>
  );
}

/** The next step as the facts bar says it. */
export function nextFact(forms: FormsToFill): string {
  const next = nextTask(forms);
  if (!next) return m.assessment_fact_nothing();
  if (next.nextSkill === null) return m.assessment_fact_send();
  if (next.role === 'SELF' && next.answered > 0)
    return m.assessment_fact_rest({ count: next.total - next.answered });
  return next.role === 'SELF' ? m.assessment_fact_self() : m.assessment_fact_other({ name: next.rateeName });
}
