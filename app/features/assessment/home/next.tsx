/** The one next thing: the card with the blue edge, its button naming the very next skill. */
import { Actions, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Progress } from '~/components/chart/progress';
import { SaveLine } from '~/components/draft/save-line';
import { Tag } from '~/components/tag';
import { m } from '~/paraglide/messages';
import type { RaterRole } from '../assessment';
import type { FormTask } from '../assessment-task';
import { checkPath, formPath } from '../form/paths';
import { savedWords } from '../form/save-line';
import { formTitle } from '../form/words';

type NextProps = {
  task: FormTask;
  year: number;
  office: string | null;
  peersNeeded: number;
};

export function NextCard({ task, year, office, peersNeeded }: NextProps) {
  const answered = m.assessment_answered({ answered: task.answered, total: task.total });
  const isComplete = task.nextSkill === null;
  return (
    <Card kind="next">
      <div className="row row--between">
        <Tag icon="pen" kind="go">
          {m.assessment_next_tag()}
        </Tag>
        {task.savedAt && task.answered > 0 && <SaveLine state="saved">{savedWords(task.savedAt)}</SaveLine>}
      </div>
      <h2>{task.role === 'SELF' ? m.assessment_next_self({ year }) : formTitle(task)}</h2>
      {task.role !== 'SELF' && <p className="mute">{task.rateeUnit}</p>}
      <Progress
        label={
          task.minutesLeft > 0
            ? `${answered}. ${m.assessment_minutes_left({ count: task.minutesLeft })}`
            : answered
        }
        max={task.total}
        value={task.answered}
      />
      <Actions>
        <LinkButton to={isComplete ? checkPath(task.key) : formPath(task.key, task.nextSkill)}>
          {nextWords(task)}
        </LinkButton>
      </Actions>
      <p className="hint">{fates[task.role]({ task, office, peersNeeded })}</p>
    </Card>
  );
}

type Fate = Pick<NextProps, 'task' | 'office' | 'peersNeeded'>;

/** What becomes of the form once it is sent. */
const fates: Record<RaterRole, (of: Fate) => string> = {
  SELF: ({ office }) => m.assessment_next_fate_self({ office: office ?? m.assessment_office_above() }),
  PEER: ({ peersNeeded }) => m.assessment_next_fate_peer({ needed: peersNeeded }),
  SUPERIOR: ({ task }) => m.assessment_next_fate_superior({ name: task.rateeName }),
};

/** “Chấm tiếp kỹ năng B5”, “Bắt đầu từ kỹ năng A1”, “Kiểm tra và gửi”. */
function nextWords({ nextSkill, answered }: FormTask): string {
  if (nextSkill === null) return m.assessment_next_check();
  return answered === 0
    ? m.assessment_next_start({ skill: nextSkill })
    : m.assessment_next_go_on({ skill: nextSkill });
}
