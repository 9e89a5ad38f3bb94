import type { LinksFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { paperOf } from '~/features/commendation/certificate';
import { CertificateBar, CertificateRevoked } from '~/features/commendation/certificate-bar';
import { CertificateSheet } from '~/features/commendation/certificate-sheet';
import { type CommendationState, showCode } from '~/features/commendation/commendation';
import { findHonourCertificate } from '~/features/commendation/commendation-queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf, showDay } from '~/lib/date';
import { env } from '~/lib/env.server';
import { uuidParam } from '~/lib/http/param';
import { qrModules } from '~/lib/qr-code.server';
import { m } from '~/paraglide/messages';
import styles from '~/styles/certificate.css?url';

export const meta = () => [{ title: `${m.commendation_certificate_title()} – ${m.common_brand()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = load(async ({ db, actor, params, context }) => {
  const {
    verifyCode,
    revokeRefusal: _,
    ...certificate
  } = await findHonourCertificate(db, actor, uuidParam(params.id));
  const text = verifyCode && certificate.state !== 'revoked' ? showCode(verifyCode) : null;
  return {
    ...certificate,
    isDemo: context.isDemo,
    code: text ? { text, modules: qrModules(`${env().publicOrigin}/commendation/verify/${text}`) } : null,
  };
});

export default function CertificatePage() {
  const certificate = useLoaderData<typeof loader>();
  const { state, isOwn, decisionId, number, name, titleAndUnit, code, isDemo } = certificate;
  const isRevoked = state === 'revoked';
  return (
    <AppPage
      back={
        isOwn
          ? { to: '/commendation', label: m.commendation_roll_title() }
          : { to: `/commendation/decision/${decisionId}`, label: m.commendation_show_title({ number }) }
      }
      facts={{
        phase: {
          text: state === 'recorded' ? m.commendation_state_recorded() : m.commendation_roll_published(),
          detail: certificate.publishedOn && showDay(certificate.publishedOn),
        },
        next: {
          text: nextOf(state),
        },
        deadline: { text: m.commendation_roll_no_deadline() },
        audience: { text: m.commendation_certificate_audience() },
      }}
      title={m.commendation_certificate_of({ name })}
    >
      {isRevoked ? (
        <CertificateRevoked
          day={showDay(dayOf(certificate.revokedAt!))}
          number={certificate.revocationNumber ?? ''}
        />
      ) : (
        <div className="certpage">
          <CertificateBar hasCode={code !== null} isSample={state === 'recorded'} />
          <CertificateSheet
            code={code}
            mark={state === 'recorded' ? 'sample' : isDemo ? 'demo' : null}
            name={name}
            paper={paperOf(certificate)}
            titleAndUnit={titleAndUnit}
          />
        </div>
      )}
    </AppPage>
  );
}

function nextOf(state: CommendationState): string {
  if (state === 'published') return m.commendation_certificate_next();
  return state === 'recorded' ? m.commendation_next_publish() : m.commendation_certificate_next_none();
}
