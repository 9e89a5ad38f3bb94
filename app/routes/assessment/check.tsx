import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { submitForm } from '~/features/assessment/assessment-commands.server';
import { submissionSchema, valuesOfFields } from '~/features/assessment/assessment-form';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { type FormRef, formKey, phaseOf, readFormRef } from '~/features/assessment/assessment-task';
import { closedPath, formPath, receiptPath } from '~/features/assessment/form/paths';
import { viewOfForm } from '~/features/assessment/form/view.server';
import { findOfficeAbove } from '~/features/assessment/home/queries.server';
import { CheckPage } from '~/features/assessment/sending/check-page';
import { audienceOf } from '~/features/assessment/sending/receipt-words';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { Invalid, NotFound } from '~/lib/errors';
import { issuesOf } from '~/lib/http/form';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.assessment_check_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const found = await findMyForm(db, actor, refOf(params), now);
  const view = viewOfForm(found, getLocale());
  if (view.submittedAt) throw redirect(receiptPath(view.key));
  if (view.refusal) throw redirect(closedPath(view.key));
  const office = view.role === 'SELF' ? await findOfficeAbove(db, actor, found.cycle) : null;
  return { now, personId: actor.personId, view, office };
});

export const action = perform(async ({ db, act, params, form }) => {
  const ref = refOf(params);
  const parsed = submissionSchema.safeParse(valuesOfFields(form.entries()));
  if (!parsed.success) throw new Invalid(issuesOf(parsed.error));
  const { isEarlier } = await submitForm(db, act, { ...ref, ...parsed.data });
  const receipt = receiptPath(formKey(ref));
  return isEarlier ? redirectSaying(receipt, 'assessment.sentEarlier') : redirect(receipt);
});

function refOf(params: Record<string, string | undefined>): FormRef {
  const ref = readFormRef(params.role, params.id);
  if (!ref) throw new NotFound();
  return ref;
}

export default function Check() {
  const { now, personId, view, office } = useLoaderData<typeof loader>();
  return (
    <AppPage
      task
      back={{ to: formPath(view.key, view.skills[0]?.code), label: m.assessment_back_form() }}
      facts={factsOf(view.cycle, now, {
        next: m.assessment_fact_check(),
        audience: audienceOf({ ...view, office }),
        phase: phaseOf(view.role),
      })}
      lede={view.isShownOnce ? m.assessment_check_lede_once() : m.assessment_check_lede()}
      title={
        view.role === 'SELF' ? m.assessment_check_title() : `${m.assessment_check_title()}: ${view.rateeName}`
      }
    >
      <CheckPage office={office} personId={personId} view={view} />
    </AppPage>
  );
}
