import type { LinksFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/page/banner';
import { load } from '~/features/account/request.server';
import { CertificateBar } from '~/features/commendation/certificate-bar';
import { CertificateSheet } from '~/features/commendation/certificate-sheet';
import { showCode } from '~/features/commendation/commendation';
import { findCertificate } from '~/features/training/class/certificate-queries.server';
import { completionPaper } from '~/features/training/class/paper';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { showDay } from '~/lib/date';
import { env } from '~/lib/env.server';
import { uuidParam } from '~/lib/http/param';
import { qrModules } from '~/lib/qr-code.server';
import { m } from '~/paraglide/messages';
import styles from '~/styles/certificate.css?url';

export const meta = () => [{ title: `${m.training_certificate()} – ${m.common_brand()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = load(async ({ db, actor, params, context }) => {
  const certificate = await findCertificate(db, actor, uuidParam(params.id));
  const text = showCode(certificate.verifyCode);
  const modules = qrModules(`${env().publicOrigin}/commendation/verify/${text}`);
  return { ...certificate, isDemo: context.isDemo, code: { text, modules } };
});

export default function CompletionPage() {
  const certificate = useLoaderData<typeof loader>();
  const { name, seat, isOwn, classId, className, revokedOn, code, isDemo } = certificate;
  return (
    <AppPage
      back={
        isOwn
          ? { to: '/account', label: m.app_my_data() }
          : { to: `/training/class/${classId}`, label: className }
      }
      facts={trainingFacts({
        next: m.training_certificate_next(),
        audience: m.training_certificate_audience(),
      })}
      title={m.training_certificate_of({ name })}
    >
      {revokedOn ? (
        <Banner kind="warn" title={m.training_certificate_revoked()}>
          <p>{m.training_verified_revoked({ day: showDay(revokedOn) })}</p>
        </Banner>
      ) : (
        <div className="certpage">
          <CertificateBar hasCode isSample={false} />
          <CertificateSheet
            code={code}
            mark={isDemo ? 'demo' : null}
            name={name}
            paper={completionPaper(certificate)}
            titleAndUnit={seat}
          />
        </div>
      )}
    </AppPage>
  );
}
