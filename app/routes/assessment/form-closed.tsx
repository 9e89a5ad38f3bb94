import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { phaseOf, readFormRef } from '~/features/assessment/assessment-task';
import { ClosedForm } from '~/features/assessment/form/closed';
import { formPath, receiptPath } from '~/features/assessment/form/paths';
import { viewOfForm } from '~/features/assessment/form/view.server';
import { formTitle } from '~/features/assessment/form/words';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.assessment_form_page()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const ref = readFormRef(params.role, params.id);
  if (!ref) throw new NotFound();
  const view = viewOfForm(await findMyForm(db, actor, ref, now), getLocale());
  if (view.submittedAt) throw redirect(receiptPath(view.key));
  if (!view.refusal) throw redirect(formPath(view.key));
  return { now, view };
});

/** A form that is not open: its answers as text. A page of its own, so that the open form need not carry it. */
export default function Closed() {
  const { now, view } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/', label: m.assessment_back_home() }}
      facts={factsOf(view.cycle, now, {
        next: m.assessment_fact_closed(),
        audience: m.assessment_fact_only_you(),
        phase: phaseOf(view.role),
      })}
      title={formTitle(view)}
    >
      <ClosedForm view={view} />
    </AppPage>
  );
}
