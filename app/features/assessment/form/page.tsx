/**
 * A form being written, one skill a page or all on one. It is a plain form that posts; with a script the draft saves
 * itself and steps change without the network. React Hook Form is not used here: nothing is validated before the check
 * page, the autosave already holds every value, and a second copy would cost a cheap phone 19 kB.
 */
import { useNavigate } from '@remix-run/react';
import { type FormEvent, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Button, LinkButton, StickyActions } from '~/components/button';
import { Progress } from '~/components/chart/progress';
import { ErrorSummary } from '~/components/form/error-summary';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { minutesLeft, progress } from '../assessment';
import { CommentField } from './comment';
import type { FormDraft } from './draft';
import { SkillList } from './list';
import { checkPath, formPath } from './paths';
import { DraftLine } from './save-line';
import { type FieldErrors, SkillFields, SkillHint } from './skill';
import { COMMENT_STEP, neighboursOf } from './steps';
import { SaveTrouble } from './trouble';
import type { FormView, SkillView } from './view.server';

/** Two devices at once are rare: the dialog comes when it is needed, and the network is there then. */
const ConflictDialog = lazy(async () => ({ default: (await import('./conflict')).ConflictDialog }));

type FormPageProps = {
  view: FormView;
  steps: string[];
  /** Null: the whole form on one page. */
  step: string | null;
  draft: FormDraft;
  /** What the last post without a script got wrong, in the order of the form. */
  issues: { path: string; text: string }[];
};

export function FormPage({ view, steps, step, draft, issues }: FormPageProps) {
  const { previous, next } = neighboursOf(steps, step ?? '');
  const [isOffline, setIsOffline] = useState(false);
  const navigate = useNavigate();
  const codes = useMemo(() => view.skills.map(({ code }) => code), [view.skills]);
  const errors: FieldErrors = Object.fromEntries(issues.map(({ path, text }) => [path, text]));
  const { answers } = draft.draft;
  // Whoever comes back to mend one answer goes to the check again; a peer form still has its comment.
  const { answered, total } = progress(codes, answers);
  const isLast = step === null || next === null || (view.role !== 'PEER' && answered === total);

  const goOn = (event: FormEvent<HTMLFormElement>) => {
    if (!draft.isLive) return;
    event.preventDefault();
    if (next && !isLast) {
      void draft.flush();
      navigate(formPath(view.key, next));
      return;
    }
    // The check page is drawn by the server: it must have everything first.
    void draft.flush().then((isSaved) => {
      if (isSaved) navigate(checkPath(view.key));
      else setIsOffline(true);
    });
  };

  return (
    <form className="cols" method="post" onSubmit={goOn}>
      <input name="version" type="hidden" value={draft.version} />
      <div className="stack">
        <div className="row row--between">
          <Place answers={answers} codes={codes} step={step} view={view} />
          <DraftLine
            isBegun={view.state === 'draft'}
            isKept={draft.isKept}
            savedAt={draft.savedAt}
            status={draft.status}
          />
        </div>
        <FormProgress answers={answers} codes={codes} />
        <ErrorSummary
          lines={issues.map(({ path, text }) => ({ id: path, message: text }))}
          safe={m.assessment_errors_safe()}
        />
        <SaveTrouble draft={draft} here={formPath(view.key, step)} isOffline={isOffline} />
        {shownSkills(view, step).map(({ skill, heading }) => (
          <Skill
            draft={draft}
            errors={errors}
            heading={step === null ? heading : null}
            isAlone={step !== null}
            key={skill.code}
            skill={skill}
            view={view}
          />
        ))}
        {(step === COMMENT_STEP || (step === null && view.role === 'PEER')) && (
          <CommentField
            comment={draft.draft.comment}
            error={errors.comment}
            key={draft.revision}
            onChange={draft.change}
            view={view}
          />
        )}
        <StickyActions>
          {isLast ? (
            <Button iconAfter="right" name="to" value="check">
              {m.assessment_to_check()}
            </Button>
          ) : (
            <Button iconAfter="right" name="to" value="next">
              {m.assessment_to_next()}
            </Button>
          )}
          {step === null && !draft.isLive && (
            <Button name="to" value="stay" variant="secondary">
              {m.assessment_save()}
            </Button>
          )}
          {previous && (
            <LinkButton to={formPath(view.key, previous)} variant="secondary">
              {m.assessment_to_previous()}
              {previous !== COMMENT_STEP && (
                <span className="sr">{m.assessment_to_previous_skill({ skill: previous })}</span>
              )}
            </LinkButton>
          )}
        </StickyActions>
      </div>
      <aside aria-label={m.assessment_list()} className="stack">
        <SkillList answers={answers} current={step} view={view} />
        {view.role === 'PEER' && <PeerPrivacy needed={view.peersNeeded} />}
      </aside>
      {draft.conflicts.length > 0 && (
        <Suspense fallback={null}>
          <ConflictDialog conflicts={draft.conflicts} onSettle={draft.settle} view={view} />
        </Suspense>
      )}
    </form>
  );
}

/** The page's h1; with a script it takes the focus when the step changes. */
export function StepTitle({ step, children }: { step: string | null; children: string }) {
  const [first] = useState(step);
  const [heading, setHeading] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (heading && step !== first) heading.focus();
  }, [heading, step, first]);
  return (
    <span ref={setHeading} tabIndex={-1}>
      {children}
    </span>
  );
}

/** The question under the h1 of one skill's page. */
export function StepHint({ view, step }: { view: FormView; step: string | null }) {
  const skill = view.skills.find(({ code }) => code === step);
  return skill ? <SkillHint skill={skill} view={view} /> : null;
}

type SkillProps = Pick<FormPageProps, 'view' | 'draft'> & {
  skill: SkillView;
  errors: FieldErrors;
  heading: string | null;
  isAlone: boolean;
};

function Skill({ view, draft, skill, errors, heading, isAlone }: SkillProps) {
  const { code } = skill;
  const { answers, evidence, notes } = draft.draft;
  return (
    <>
      {heading && <p className="mute">{heading}</p>}
      <SkillFields
        answer={answers[code]}
        errors={errors}
        evidence={evidence[code]}
        isAlone={isAlone}
        isLive={draft.isLive}
        key={`${code}.${draft.revision}`}
        note={notes[code]}
        onChange={draft.change}
        skill={skill}
        view={view}
      />
    </>
  );
}

/** The skills of the page; the first of a group with the group's name, for the page of all. */
function shownSkills({ skills, groups }: FormView, step: string | null) {
  return skills
    .map((skill, index) => {
      const isFirst = skills[index - 1]?.group !== skill.group;
      const name = groups.find(({ code }) => code === skill.group)?.name ?? '';
      return { skill, heading: isFirst ? m.assessment_group({ code: skill.group, name }) : null };
    })
    .filter(({ skill }) => step === null || skill.code === step);
}

type PlaceProps = {
  view: FormView;
  step: string | null;
  codes: string[];
  answers: FormDraft['draft']['answers'];
};

/** “Kỹ năng 10 trong 15 · nhóm B, Tổ chức hoạt động · còn khoảng 4 phút”. */
function Place({ view, step, codes, answers }: PlaceProps) {
  const minutes = minutesLeft(codes, answers);
  const skill = view.skills.find(({ code }) => code === step);
  const group = view.groups.find(({ code }) => code === skill?.group);
  const where = skill
    ? m.assessment_place({
        at: codes.indexOf(skill.code) + 1,
        total: codes.length,
        group: skill.group,
        name: group?.name ?? '',
      })
    : m.assessment_place_all({ total: codes.length });
  return (
    <p className="sm mute">
      {where}
      {minutes > 0 && <> · {m.assessment_minutes({ count: minutes })}</>}
    </p>
  );
}

function FormProgress({ codes, answers }: Pick<PlaceProps, 'codes' | 'answers'>) {
  const { answered, total } = progress(codes, answers);
  return (
    <Progress label={m.assessment_answered({ answered, total })} labelHidden max={total} value={answered} />
  );
}

function PeerPrivacy({ needed }: { needed: number }) {
  return <Banner icon="shield">{m.assessment_peer_privacy({ needed })}</Banner>;
}
