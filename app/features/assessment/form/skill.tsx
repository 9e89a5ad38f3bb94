/** One skill of a form: five levels, two answers that are no score, evidence where it is asked for, a note. */
import { memo } from 'react';
import { LevelChoice } from '~/components/form/level-choice';
import { TextArea } from '~/components/form/text-area';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { isScore, MAX_EVIDENCE, MAX_NOTE, mayAnnotate, needsEvidence, readAnswer } from '../assessment';
import type { DraftPatch } from '../assessment-merge';
import type { Answer } from './content';
import type { FormView, SkillView } from './view.server';
import { nonScoreReason, questionOf } from './words';

/** Complaints by field name ('answers.B5', 'evidence.B5', 'notes.B5'). */
export type FieldErrors = Record<string, string | undefined>;

type SkillProps = {
  view: Pick<FormView, 'role' | 'rateeName' | 'levels' | 'nonScores'>;
  skill: SkillView;
  answer: Answer | undefined;
  evidence: string | undefined;
  note: string | undefined;
  errors: FieldErrors;
  /** Alone on its page: the page's h1 says the skill's name. */
  isAlone: boolean;
  /** With a script the evidence comes and goes with the level; without, it always stands there. */
  isLive: boolean;
  onChange: (patch: DraftPatch) => void;
};

export const SkillFields = memo(function SkillFields(props: SkillProps) {
  const { view, skill, answer, errors, isAlone, isLive, onChange } = props;
  const { code } = skill;
  const title = `${code}. ${skill.name}`;
  return (
    <>
      <LevelChoice
        defaultValue={answer === undefined ? '' : String(answer)}
        error={errors[`answers.${code}`]}
        hint={isAlone ? undefined : <SkillHint skill={skill} view={view} />}
        legend={title}
        legendAs={isAlone ? 'hidden' : 'h2'}
        levels={view.levels.map(({ level, name }, index) => ({
          value: String(level),
          level,
          name,
          text: skill.levelTexts[index] ?? '',
        }))}
        name={`answers.${code}`}
        nonLevels={view.nonScores.map((one) => ({
          value: one.code,
          name: one.name,
          text: nonScoreReason(view.role, one.code),
        }))}
        onChange={(event) => onChange({ answers: { [code]: readAnswer(event.target.value) } })}
      />
      {mayAnnotate(view.role) && (
        <>
          {(!isLive || needsEvidence(view.role, answer) || props.evidence) && (
            <TextArea
              defaultValue={props.evidence}
              error={errors[`evidence.${code}`]}
              hint={m.assessment_evidence_hint()}
              label={
                <>
                  {m.assessment_evidence()}{' '}
                  <span className="mute">{evidenceNeed(isLive ? answer : undefined)}</span>
                </>
              }
              maxLength={MAX_EVIDENCE}
              name={`evidence.${code}`}
              onInput={(event) => onChange({ evidence: { [code]: event.currentTarget.value } })}
              rows={2}
            />
          )}
          {skill.guardRail && <Banner kind="warn">{skill.guardRail}</Banner>}
          <TextArea
            defaultValue={props.note}
            error={errors[`notes.${code}`]}
            hint={m.assessment_note_hint()}
            label={m.assessment_note()}
            maxLength={MAX_NOTE}
            name={`notes.${code}`}
            onInput={(event) => onChange({ notes: { [code]: event.currentTarget.value } })}
            optional
          />
        </>
      )}
    </>
  );
});

/** The question, with what the skill means in this kind of branch. */
export function SkillHint({ skill, view }: Pick<SkillProps, 'skill' | 'view'>) {
  return (
    <>
      {questionOf(view)}
      {skill.note && (
        <>
          <br />
          {skill.note}
        </>
      )}
    </>
  );
}

function evidenceNeed(answer: Answer | undefined): string {
  if (isScore(answer) && answer >= 4) return m.assessment_evidence_needed({ level: answer });
  return m.assessment_evidence_when();
}
