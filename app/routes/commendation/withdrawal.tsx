import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { withdrawDecision } from '~/features/commendation/commendation-commands.server';
import { decisionWithdrawalSchema } from '~/features/commendation/commendation-form';
import { findDecision } from '~/features/commendation/commendation-queries.server';
import { WithdrawalForm } from '~/features/commendation/step-forms';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.commendation_withdraw_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { id, number, cycle, refusals } = await findDecision(db, actor, uuidParam(params.id), now);
  must(refusals.withdraw);
  return { now, id, number, cycle };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const decisionId = uuidParam(params.id);
  await withdrawDecision(db, act, { decisionId, ...parse(decisionWithdrawalSchema) });
  return redirectSaying(`/commendation/decision/${decisionId}`, 'commendation.withdrawn');
});

export default function WithdrawalPage() {
  const { now, id, number, cycle } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/commendation/decision/${id}`, label: m.commendation_show_title({ number }) }}
      facts={factsOf(cycle, now, {
        phase: 'decision',
        next: m.commendation_next_withdraw(),
        audience: m.commendation_audience_board(),
      })}
      lede={m.commendation_withdraw_lede()}
      title={m.commendation_withdraw_title()}
    >
      <WithdrawalForm backTo={`/commendation/decision/${id}`} number={number} />
    </AppPage>
  );
}
