import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/page/empty-state';
import { load } from '~/features/account/request.server';
import { findMyForm, listMyTasks } from '~/features/assessment/assessment-queries.server';
import { phaseOf, readFormRef } from '~/features/assessment/assessment-task';
import { useForgetDraft } from '~/features/assessment/form/draft';
import { formPath } from '~/features/assessment/form/paths';
import { viewOfForm } from '~/features/assessment/form/view.server';
import { NextCard } from '~/features/assessment/home/next';
import { nextTask } from '~/features/assessment/home/plan';
import { findOfficeAbove } from '~/features/assessment/home/queries.server';
import { nextFact } from '~/features/assessment/home/words';
import { ReceiptSlip, ReceiptTitle } from '~/features/assessment/sending/receipt-slip';
import { audienceOf, receivedTitle } from '~/features/assessment/sending/receipt-words';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { describeViewer } from '~/frame/viewer';
import { NotFound } from '~/lib/errors';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.assessment_receipt_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const ref = readFormRef(params.role, params.id);
  if (!ref) throw new NotFound();
  const found = await findMyForm(db, actor, ref, now);
  const view = viewOfForm(found, getLocale());
  if (!view.submittedAt) throw redirect(formPath(view.key));
  const { cycle: _, ...forms } = await listMyTasks(db, actor, now);
  const { name, role } = describeViewer(actor);
  return {
    now,
    personId: actor.personId,
    view,
    sender: { name, role },
    office: await findOfficeAbove(db, actor, found.cycle),
    forms,
  };
});

export default function Receipt() {
  const { now, personId, view, sender, office, forms } = useLoaderData<typeof loader>();
  useForgetDraft(view.key, personId);
  const next = nextTask(forms);
  return (
    <AppPage
      back={{ to: '/', label: m.assessment_back_home() }}
      facts={factsOf(view.cycle, now, {
        next: nextFact(forms),
        audience: audienceOf({ ...view, office }),
        phase: next ? phaseOf(next.role) : undefined,
        deadline: next ? undefined : { text: m.assessment_fact_no_deadline() },
      })}
      title={<ReceiptTitle>{receivedTitle(view)}</ReceiptTitle>}
    >
      <div className="cols">
        <div className="stack">
          <ReceiptSlip office={office} sender={sender} view={view} />
          {view.role === 'SUPERIOR' && (
            <LinkButton to={`/assessment/${view.key}/self`} variant="secondary">
              {m.assessment_beside_link()}
            </LinkButton>
          )}
        </div>
        <aside aria-label={m.assessment_receipt_next()} className="stack">
          {next ? (
            <NextCard office={office} peersNeeded={view.peersNeeded} task={next} year={view.cycle.year} />
          ) : (
            <EmptyState icon="check-c" level={2} title={m.assessment_empty_done()} />
          )}
        </aside>
      </div>
    </AppPage>
  );
}
