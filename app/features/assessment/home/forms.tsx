/** The forms a rater was given, each with its state in words. */

import { LinkButton } from '~/components/button';
import { Section } from '~/components/card';
import { Details } from '~/components/details';
import { TaskList } from '~/components/page/task-list';
import { type PhaseWindow, windowOf } from '~/features/cycle/cycle';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { FormTask } from '../assessment-task';
import { checkPath, formPath, receiptPath, recusalPath } from '../form/paths';
import { isOpenTask } from './plan';
import { TaskTag } from './words';

type FormsProps = { tasks: FormTask[]; windows: PhaseWindow[] };

export function PeerForms({ tasks, windows }: FormsProps) {
  const end = windowOf(windows, 'peer')?.endsAt;
  return (
    <Section id="peers" title={m.assessment_peers_title()}>
      <p className="mute sm">{m.assessment_peers_text({ end: end ? showInstant(end) : '' })}</p>
      <Tasks tasks={tasks} />
      {tasks.some(isOpenTask) && (
        <Details summary={m.assessment_recusal_summary()}>
          <div className="prose stack-s">
            <p>{m.assessment_recusal_text()}</p>
            <LinkButton small to={recusalPath()} variant="secondary">
              {m.assessment_recusal_link()}
            </LinkButton>
          </div>
        </Details>
      )}
    </Section>
  );
}

export function SuperiorForms({ tasks, windows }: FormsProps) {
  const window = windowOf(windows, 'superior');
  const links = tasks.filter((task) => task.isLinking).length;
  return (
    <Section id="superiors" title={m.assessment_superiors_title()}>
      {window && (
        <p className="mute sm">
          {m.assessment_superiors_text({
            start: showInstant(window.startsAt),
            end: showInstant(window.endsAt),
          })}
        </p>
      )}
      {links > 0 && <p className="mute sm">{m.assessment_linking_text({ count: links })}</p>}
      <Tasks tasks={tasks} />
    </Section>
  );
}

export function SelfForm({ task }: { task: FormTask }) {
  return (
    <Section id="self" title={m.assessment_self_title()}>
      <Tasks tasks={[task]} />
    </Section>
  );
}

function Tasks({ tasks }: { tasks: FormTask[] }) {
  // Where all are linking forms the sentence above has said so.
  const isMixed = tasks.some((task) => !task.isLinking);
  return (
    <TaskList
      tasks={tasks.map((task) => ({
        key: task.key,
        to: taskPath(task),
        title: task.rateeName,
        text:
          isMixed && task.isLinking ? m.assessment_linking_place({ unit: task.rateeUnit }) : task.rateeUnit,
        state: <TaskTag task={task} />,
      }))}
    />
  );
}

/** The very next page of a form; its receipt once it was sent. */
function taskPath(task: FormTask): string {
  if (task.state === 'submitted') return receiptPath(task.key);
  if (task.refusal) return formPath(task.key);
  return task.nextSkill === null ? checkPath(task.key) : formPath(task.key, task.nextSkill);
}
