import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { revocationSchema } from '~/features/commendation/commendation-form';
import { findHonourCertificate } from '~/features/commendation/commendation-queries.server';
import { revokeCommendation } from '~/features/commendation/publication-commands.server';
import { RevocationForm } from '~/features/commendation/step-forms';
import { AppPage } from '~/frame/app-page';
import { showDay } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.commendation_revoke_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, params }) => {
  const certificate = await findHonourCertificate(db, actor, uuidParam(params.id));
  must(certificate.revokeRefusal);
  const { id, decisionId, name, titleAndUnit, honourName, year, number, publishedOn } = certificate;
  return { id, decisionId, name, titleAndUnit, honourName, year, number, publishedOn };
});

export const action = perform(async ({ db, act, actor, parse, params }) => {
  const id = uuidParam(params.id);
  const { decisionId } = await findHonourCertificate(db, actor, id);
  await revokeCommendation(db, act, { id, ...parse(revocationSchema) });
  return redirectSaying(`/commendation/decision/${decisionId}`, 'commendation.revoked');
});

export default function RevocationPage() {
  const { decisionId, name, titleAndUnit, honourName, year, number, publishedOn } =
    useLoaderData<typeof loader>();
  const back = `/commendation/decision/${decisionId}`;
  return (
    <AppPage
      back={{ to: back, label: m.commendation_show_title({ number }) }}
      facts={{
        phase: { text: m.commendation_roll_published(), detail: publishedOn && showDay(publishedOn) },
        next: { text: m.commendation_revoke_next() },
        deadline: { text: m.commendation_roll_no_deadline() },
        audience: { text: m.commendation_revoke_audience() },
      }}
      lede={m.commendation_revoke_lede({
        honour: m.commendation_honour_of_year({ name: honourName, year }),
        seat: titleAndUnit,
      })}
      title={m.commendation_revoke_heading({ name })}
    >
      <RevocationForm backTo={back} name={name} />
    </AppPage>
  );
}
