import { redirect } from '@remix-run/node';
import {
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
  useSearchParams,
} from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { load, perform } from '~/features/account/request.server';
import { saveDraft } from '~/features/assessment/assessment-commands.server';
import { applyPatch } from '~/features/assessment/assessment-merge';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { type FormRef, formKey, phaseOf, readFormRef } from '~/features/assessment/assessment-task';
import type { OpenFormContent } from '~/features/assessment/form/content';
import { useFormDraft } from '~/features/assessment/form/draft';
import { FormPage, StepHint, StepTitle } from '~/features/assessment/form/page';
import {
  checkPath,
  closedPath,
  formPath,
  receiptPath,
  wholeFormPath,
} from '~/features/assessment/form/paths';
import { readPostedSave } from '~/features/assessment/form/reading';
import { COMMENT_STEP, neighboursOf, patchOfValues, stepIn, stepsOf } from '~/features/assessment/form/steps';
import { viewOfForm } from '~/features/assessment/form/view.server';
import { formTitle, writingAudience } from '~/features/assessment/form/words';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { Conflict, NotFound } from '~/lib/errors';
import type { Problem } from '~/lib/http/respond.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.assessment_form_page()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const view = viewOfForm(await findMyForm(db, actor, refOf(params), now), getLocale());
  if (view.submittedAt) throw redirect(receiptPath(view.key));
  if (view.refusal) throw redirect(closedPath(view.key));
  return { now, personId: actor.personId, view };
});

/** Another skill of the same form is already here: stepping through it needs no network. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => (currentUrl.pathname === nextUrl.pathname && !formMethod ? false : defaultShouldRevalidate);

/** Without a script: saves what the page holds, then goes where its button says. */
export const action = perform(async ({ db, act, params, form, url }) => {
  const ref = refOf(params);
  const key = formKey(ref);
  try {
    await saveDraft(db, act, { ...ref, ...readPostedSave(form.entries()) });
  } catch (error) {
    if (error instanceof Conflict && (error.current as { submittedAt?: Date })?.submittedAt)
      return redirect(receiptPath(key));
    throw error;
  }
  const to = form.get('to');
  if (to === 'check') return redirect(checkPath(key));
  const { form: mine, skills } = await findMyForm(db, act.actor, ref, act.at);
  const steps = stepsOf(mine.role, codesOf(skills));
  const step = stepIn(url.searchParams, steps);
  if (step === null) return redirect(wholeFormPath(key));
  const { next } = neighboursOf(steps, step);
  return redirect(formPath(key, to === 'next' && next ? next : step));
});

function refOf(params: Record<string, string | undefined>): FormRef {
  const ref = readFormRef(params.role, params.id);
  if (!ref) throw new NotFound();
  return ref;
}

function codesOf(skills: readonly { code: string }[]): string[] {
  return skills.map(({ code }) => code);
}

/** Only a page without a script comes to it. */
const StaleForm = lazy(async () => ({
  default: (await import('~/features/assessment/form/stale')).StaleForm,
}));

type Stored = { version: number; content: OpenFormContent };

export default function Form() {
  const { now, personId, view } = useLoaderData<typeof loader>();
  const problem = useActionData<{ problem?: Problem }>()?.problem ?? null;
  const [search] = useSearchParams();
  const steps = stepsOf(view.role, codesOf(view.skills));
  const step = stepIn(search, steps);
  const posted = patchOfValues(problem?.values ?? {});
  const draft = useFormDraft({
    formKey: view.key,
    personId,
    isOpen: problem === null,
    version: view.version,
    // What was typed on a page without a script and refused stands there again.
    content: applyPatch(view.content, posted),
    savedAt: view.savedAt,
  });
  const skill = view.skills.find(({ code }) => code === step);
  const stored = problem?.status === 409 ? (problem.current as Stored | undefined) : undefined;
  const title = skill
    ? `${skill.code}. ${skill.name}`
    : step === COMMENT_STEP
      ? m.assessment_comment_step()
      : formTitle(view);
  return (
    <AppPage
      task
      back={{ to: '/', label: m.assessment_back_home() }}
      facts={factsOf(view.cycle, now, {
        next: m.assessment_fact_choose(),
        audience: writingAudience(view.role),
        phase: phaseOf(view.role),
      })}
      lede={
        stored ? undefined : skill ? (
          <StepHint step={step} view={view} />
        ) : step === null ? (
          m.assessment_whole_lede()
        ) : undefined
      }
      title={<StepTitle step={step}>{stored ? formTitle(view) : title}</StepTitle>}
    >
      {stored ? (
        <Suspense fallback={null}>
          <StaleForm here={formPath(view.key, step)} patch={posted} stored={stored} view={view} />
        </Suspense>
      ) : (
        <FormPage draft={draft} issues={problem?.issues ?? []} step={step} steps={steps} view={view} />
      )}
    </AppPage>
  );
}
