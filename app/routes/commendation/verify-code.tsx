import { useLoaderData } from '@remix-run/react';
import { loadPublic } from '~/features/account/request.server';
import { readCode } from '~/features/commendation/commendation';
import { findByVerifyCode } from '~/features/commendation/roll-queries.server';
import { VerifyFacts, VerifyForm, VerifyTitle } from '~/features/commendation/verify-answer';
import { findByCompletionCode } from '~/features/training/class/certificate-queries.server';
import { CompletionFacts } from '~/features/training/class/verified';
import { AppPage } from '~/frame/app-page';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { PageHandle } from '~/root';

export const meta = () => [
  { title: `${m.commendation_verify_title()} – ${m.common_brand()}` },
  { name: 'robots', content: 'noindex' },
];

export const handle: PageHandle = { isStatic: true };

export const loader = loadPublic(async ({ db, now, params }) => {
  const code = readCode(params.code ?? '');
  const verified = code ? await findByVerifyCode(db, code) : ({ state: 'unknown' } as const);
  // Certificates of honours and of classes are verified at one address.
  const completion = code && verified.state === 'unknown' ? await findByCompletionCode(db, code) : null;
  return { verified, completion, code: code ?? '', now };
});

export default function VerifyCodePage() {
  const { verified, completion, code, now } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/commendation', label: m.commendation_roll_title() }}
      facts={{
        phase: { text: m.commendation_verify_phase() },
        next: { text: m.commendation_verify_next() },
        deadline: { text: m.commendation_verify_at({ at: showInstant(now) }) },
        audience: { text: m.commendation_verify_audience() },
      }}
      title={<VerifyTitle state={completion?.state ?? verified.state} />}
    >
      <div className="verify stack">
        {completion ? (
          <CompletionFacts code={code} verified={completion} />
        ) : (
          <VerifyFacts code={code} verified={verified} />
        )}
        <VerifyForm />
      </div>
    </AppPage>
  );
}
