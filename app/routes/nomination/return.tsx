import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { returnNomination } from '~/features/nomination/nomination-commands.server';
import { nominationReasonSchema } from '~/features/nomination/nomination-form';
import { findNomination } from '~/features/nomination/nomination-queries.server';
import { NominationReasonForm } from '~/features/nomination/nomination-reason-form';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_file_return()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const file = await findNomination(db, actor, uuidParam(params.id), now);
  must(file.refusals.return);
  return { now, file };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = uuidParam(params.id);
  await returnNomination(db, act, { id, ...parse(nominationReasonSchema) });
  return redirectSaying(`/nomination/${id}`, 'nomination.returned');
});

export default function Return() {
  const { now, file } = useLoaderData<typeof loader>();
  const backTo = `/nomination/${file.id}`;
  return (
    <AppPage
      back={{ to: backTo, label: m.nomination_file_title({ name: file.name }) }}
      facts={factsOf(file.cycle, now, {
        next: m.nomination_return_next(),
        audience: m.nomination_audience_file(),
      })}
      lede={m.nomination_return_lede()}
      title={m.nomination_return_title({ name: file.name })}
    >
      <NominationReasonForm
        action={m.nomination_return_do()}
        backTo={backTo}
        label={m.nomination_return_reason()}
      />
    </AppPage>
  );
}
