/** The answers of a form by group, to look over once: on the check page with a way back, elsewhere as text. */
import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { LevelBars } from '~/components/chart/level-bars';
import { AnswerList } from '~/components/description-list';
import { Tag } from '~/components/tag';
import { m } from '~/paraglide/messages';
import { isScore, type MissingPart } from '../assessment';
import { formPath } from '../form/paths';
import { COMMENT_STEP } from '../form/steps';
import type { FormView } from '../form/view.server';
import { answerWords } from '../form/words';

type AnswersProps = {
  view: FormView;
  missing: readonly MissingPart[];
  /** Each line has its way back to the question. */
  isOpen: boolean;
};

export function AnswerGroups({ view, missing, isOpen }: AnswersProps) {
  const { comment } = view.content;
  return (
    <>
      {view.groups.map((group) => (
        <Card key={group.code} title={`${group.code}. ${group.name}`}>
          <AnswerList
            items={view.skills
              .filter((skill) => skill.group === group.code)
              .map(({ code, name }) => ({
                id: code,
                term: `${code}. ${name}`,
                value: (
                  <AnswerValue
                    code={code}
                    missing={missing.find(({ skill }) => skill === code)?.part ?? null}
                    view={view}
                  />
                ),
                action: isOpen && <EditLink code={code} to={formPath(view.key, code)} />,
              }))}
          />
        </Card>
      ))}
      {view.role === 'PEER' && (
        <Card title={m.assessment_comment_step()}>
          <AnswerList
            items={[
              {
                id: COMMENT_STEP,
                term: m.assessment_comment_label({ name: view.rateeName }),
                value: comment || m.assessment_comment_none(),
                action: isOpen && (
                  <EditLink code={m.assessment_comment_step()} to={formPath(view.key, COMMENT_STEP)} />
                ),
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}

function EditLink({ code, to }: { code: string; to: string }) {
  return (
    <Link className="tap" to={to}>
      {m.assessment_edit()}
      <span className="sr"> {code}</span>
    </Link>
  );
}

type ValueProps = { view: FormView; code: string; missing: MissingPart['part'] | null };

function AnswerValue({ view, code, missing }: ValueProps) {
  const { answers, evidence, notes } = view.content;
  const answer = answers[code];
  return (
    <>
      {isScore(answer) && <LevelBars level={answer} />}
      <span>{answer === undefined ? m.assessment_unanswered() : answerWords(view, answer)}</span>
      {missing && (
        <Tag icon="alert" kind="late">
          {missing === 'answer' ? m.assessment_missing_answer_tag() : m.assessment_missing_evidence_tag()}
        </Tag>
      )}
      {evidence[code] && (
        <small className="hint">{m.assessment_evidence_given({ text: evidence[code] })}</small>
      )}
      {notes[code] && <small className="hint">{m.assessment_note_given({ text: notes[code] })}</small>}
    </>
  );
}
