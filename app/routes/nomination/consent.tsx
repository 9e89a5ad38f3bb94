import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { windowOf } from '~/features/cycle/cycle';
import { factsOf, until } from '~/features/cycle/phase/facts';
import { giveConsent } from '~/features/nomination/consent/commands.server';
import { ConsentForm, consentParagraphs } from '~/features/nomination/consent/form';
import { consentSchema } from '~/features/nomination/nomination-form';
import { findNomination } from '~/features/nomination/nomination-queries.server';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_consent_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const file = await findNomination(db, actor, uuidParam(params.id), now);
  must(file.refusals.consent);
  return { now, file };
});

export const action = perform(async ({ db, actor, act, now, parse, params }) => {
  const nominationId = uuidParam(params.id);
  const { answer } = parse(consentSchema);
  const file = await findNomination(db, actor, nominationId, now);
  await giveConsent(db, act, { nominationId, answer, text: consentParagraphs(file).join('\n') });
  return redirectSaying(
    `/nomination/${nominationId}`,
    answer === 'given' ? 'nomination.consented' : 'nomination.consentRefused',
  );
});

export default function Consent() {
  const { now, file } = useLoaderData<typeof loader>();
  const publication = windowOf(file.cycle.windows, 'publication');
  const isBefore = publication !== undefined && now < publication.startsAt;
  return (
    <AppPage
      back={{ to: `/nomination/${file.id}`, label: m.nomination_file_title({ name: file.name }) }}
      facts={factsOf(file.cycle, now, {
        next: m.nomination_consent_next(),
        audience: m.nomination_audience_own(),
        deadline: isBefore ? until(publication.startsAt, now) : { text: m.nomination_consent_deadline() },
      })}
      lede={m.nomination_consent_lede()}
      title={m.nomination_consent_title()}
    >
      <ConsentForm file={file} />
    </AppPage>
  );
}
