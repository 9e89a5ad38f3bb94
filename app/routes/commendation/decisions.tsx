import { useLoaderData } from '@remix-run/react';
import { Section } from '~/components/card';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { load, perform } from '~/features/account/request.server';
import { commend } from '~/features/commendation/commendation-commands.server';
import { decisionSchema } from '~/features/commendation/commendation-form';
import { refuseToDecide, refuseToListDecisions } from '~/features/commendation/commendation-policy';
import { listDecisions, listNomineeChoices } from '~/features/commendation/commendation-queries.server';
import { refusalTexts } from '~/features/commendation/commendation-words';
import { DecisionForm } from '~/features/commendation/decision-form';
import { DecisionList } from '~/features/commendation/decision-list';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { Conflict, must } from '~/lib/errors';
import { pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.commendation_list_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  const page = pageParam(url);
  const list = await listDecisions(db, actor, { page });
  const cycle = await running();
  const refusal = cycle ? refuseToDecide(actor, cycle, now) : { reason: 'commendation.phaseClosed' };
  return {
    now,
    page,
    ...list,
    cycle,
    refusal,
    form: cycle && !refusal ? await listNomineeChoices(db, actor, cycle) : null,
  };
});

export const action = perform(async ({ db, act, parse, running }) => {
  const input = parse(decisionSchema);
  const cycle = await running();
  must(refuseToListDecisions(act.actor));
  if (!cycle) throw new Conflict({ reason: 'commendation.phaseClosed' });
  const { id } = await commend(db, act, { cycleId: cycle.id, ...input });
  return redirectSaying(`/commendation/decision/${id}`, 'commendation.decided');
});

export default function DecisionsPage() {
  const { now, page, decisions, total, cycle, refusal, form } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/commendation', label: m.commendation_roll_title() }}
      facts={factsOf(cycle, now, {
        phase: 'decision',
        isDone: form === null,
        next: form ? m.commendation_list_next() : m.commendation_list_next_read(),
        audience: m.commendation_audience_board(),
      })}
      lede={m.commendation_list_lede()}
      title={m.commendation_list_title()}
    >
      <div className="stack-l">
        {total > 0 && (
          <Section id="decisions" title={m.commendation_list_heading()}>
            <DecisionList decisions={decisions} page={page} total={total} />
          </Section>
        )}
        <Section id="new" title={m.commendation_form_title()}>
          {refusal && <Banner title={refusalTexts[refusal.reason]?.() ?? ''} />}
          {form && cycle && form.choices.length > 0 && (
            <DecisionForm awards={cycle.settings.awards} choices={form.choices} decided={form.decided} />
          )}
          {form && form.choices.length === 0 && (
            <EmptyState icon="users" title={m.commendation_form_nobody()}>
              <p>{m.commendation_form_nobody_text()}</p>
            </EmptyState>
          )}
        </Section>
      </div>
    </AppPage>
  );
}
