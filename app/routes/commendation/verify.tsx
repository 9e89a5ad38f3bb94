import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadPublic } from '~/features/account/request.server';
import { readCode, showCode } from '~/features/commendation/commendation';
import { VerifyForm } from '~/features/commendation/verify-answer';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';
import type { PageHandle } from '~/root';

export const meta = () => [{ title: `${m.commendation_verify_title()} – ${m.common_brand()}` }];

export const handle: PageHandle = { isStatic: true };

export const loader = loadPublic(async ({ url }) => {
  const typed = (url.searchParams.get('code') ?? '').slice(0, 40);
  const code = readCode(typed);
  if (code) throw redirect(`/commendation/verify/${showCode(code)}`);
  return { typed };
});

export default function VerifyPage() {
  const { typed } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/commendation', label: m.commendation_roll_title() }}
      facts={{
        phase: { text: m.commendation_verify_title() },
        next: { text: m.commendation_verify_next_type() },
        deadline: { text: m.commendation_roll_no_deadline() },
        audience: { text: m.commendation_roll_everyone() },
      }}
      lede={m.commendation_verify_lede()}
      title={m.commendation_verify_title()}
    >
      <div className="verify">
        <VerifyForm problem={typed ? m.commendation_refusal_code_shape() : undefined} typed={typed} />
      </div>
    </AppPage>
  );
}
