/** Two devices changed the same form: the person chooses, field by field. Nothing is thrown away unseen. */
import { useState } from 'react';
import { Actions, Button } from '~/components/button';
import { Dialog } from '~/components/dialog';
import { RadioGroup } from '~/components/form/choice-field';
import { m } from '~/paraglide/messages';
import type { DraftConflict, DraftSide } from '../assessment-merge';
import type { Answer } from './content';
import type { FormView } from './view.server';
import { answerWords } from './words';

type Scale = Pick<FormView, 'levels' | 'nonScores'>;

type ConflictDialogProps = {
  view: Scale;
  conflicts: DraftConflict[];
  onSettle: (choices: Record<string, DraftSide>) => void;
};

/** Closing it without a choice keeps what this device says. */
export function ConflictDialog({ view, conflicts, onSettle }: ConflictDialogProps) {
  const [choices, setChoices] = useState<Record<string, DraftSide>>({});
  const settle = () => {
    onSettle(choices);
    setChoices({});
  };
  return (
    <Dialog onClose={settle} open={conflicts.length > 0} title={m.assessment_conflict_title()}>
      <p>{m.assessment_conflict_text()}</p>
      {conflicts.map((conflict) => (
        <RadioGroup
          defaultValue="mine"
          key={conflict.field}
          label={conflictLabel(conflict)}
          name={`choice.${conflict.field}`}
          onChange={(event) => setChoices({ ...choices, [conflict.field]: event.target.value as DraftSide })}
          options={[
            { value: 'mine', label: m.assessment_conflict_mine({ value: valueWords(view, conflict.mine) }) },
            {
              value: 'theirs',
              label: m.assessment_conflict_theirs({ value: valueWords(view, conflict.theirs) }),
            },
          ]}
        />
      ))}
      <Actions>
        <Button onClick={settle} type="button">
          {m.assessment_conflict_keep()}
        </Button>
      </Actions>
    </Dialog>
  );
}

type ConflictFieldsProps = { view: Scale; conflicts: DraftConflict[] };

/** The same question on a page without a script: each choice posts as the field itself. */
export function ConflictFields({ view, conflicts }: ConflictFieldsProps) {
  return (
    <>
      {conflicts.map((conflict) => (
        <RadioGroup
          defaultValue={String(conflict.mine ?? '')}
          key={conflict.field}
          label={conflictLabel(conflict)}
          name={conflict.field}
          options={[
            {
              value: String(conflict.mine ?? ''),
              label: m.assessment_conflict_typed({ value: valueWords(view, conflict.mine) }),
            },
            {
              value: String(conflict.theirs ?? ''),
              label: m.assessment_conflict_stored({ value: valueWords(view, conflict.theirs) }),
            },
          ]}
        />
      ))}
    </>
  );
}

const labels: Record<DraftConflict['part'], (of: { skill: string }) => string> = {
  answers: m.assessment_conflict_answer,
  notes: m.assessment_conflict_note,
  evidence: m.assessment_conflict_evidence,
  comment: () => m.assessment_comment_step(),
};

function conflictLabel({ part, skill }: DraftConflict): string {
  return labels[part]({ skill: skill ?? '' });
}

function valueWords(view: Scale, value: Answer | string | null): string {
  if (value === null || value === '') return m.assessment_conflict_nothing();
  const isAnswer = typeof value === 'number' || value === 'NE' || value === 'NA';
  return isAnswer ? answerWords(view, value as Answer) : `“${value}”`;
}
