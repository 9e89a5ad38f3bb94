import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { withdrawNomination } from '~/features/nomination/nomination-commands.server';
import { nominationWithdrawalSchema } from '~/features/nomination/nomination-form';
import { findNomination } from '~/features/nomination/nomination-queries.server';
import { NominationReasonForm } from '~/features/nomination/nomination-reason-form';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_file_withdraw()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const file = await findNomination(db, actor, uuidParam(params.id), now);
  must(file.refusals.withdraw);
  return { now, file };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = uuidParam(params.id);
  await withdrawNomination(db, act, { id, ...parse(nominationWithdrawalSchema) });
  return redirectSaying(`/nomination/${id}`, 'nomination.withdrawn');
});

export default function Withdrawal() {
  const { now, file } = useLoaderData<typeof loader>();
  const backTo = `/nomination/${file.id}`;
  return (
    <AppPage
      back={{ to: backTo, label: m.nomination_file_title({ name: file.name }) }}
      facts={factsOf(file.cycle, now, {
        next: m.nomination_withdrawal_next(),
        audience: m.nomination_audience_file(),
      })}
      lede={file.refusals.consent ? m.nomination_withdrawal_lede() : m.nomination_withdrawal_lede_own()}
      title={m.nomination_withdrawal_title({ name: file.name })}
    >
      <NominationReasonForm
        action={m.nomination_withdrawal_do()}
        backTo={backTo}
        label={m.nomination_withdrawal_reason()}
        typed={file.name}
        variant="danger"
      />
    </AppPage>
  );
}
