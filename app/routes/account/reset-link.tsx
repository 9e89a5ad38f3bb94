import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { linkPath } from '~/features/account/account';
import { resetSchema } from '~/features/account/account-form';
import { resetPassword } from '~/features/account/link/commands.server';
import { linkFacts } from '~/features/account/link/facts';
import { loadLink, performLink } from '~/features/account/link/page.server';
import { LinkProblem } from '~/features/account/link/problem';
import { ResetForm, ResetProof } from '~/features/account/link/reset-form';
import { sendResetCode } from '~/features/account/proof/second-proof-commands.server';
import { openSession } from '~/features/account/sign-in/session.server';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_reset_title()} – ${m.common_brand()}` }];

export const loader = loadLink('reset');

export const action = performLink(async ({ db, now, parse, form, request }, token) => {
  if (form.get('intent') === 'code') {
    await sendResetCode(db, { token, at: now });
    return redirect(linkPath('reset', token));
  }
  const userId = await resetPassword(db, { ...parse(resetSchema), token, at: now });
  return redirect('/', { headers: await openSession(db, userId, request, now) });
});

export default function Reset() {
  const { state, name, expiresAt, proof, isCodeSent, now } = useLoaderData<typeof loader>();
  if (state !== 'live') return <LinkProblem now={now} state={state} />;
  return (
    <AppPage
      facts={linkFacts({ expiresAt, now })}
      lede={m.account_reset_lede({ name: name ?? '' })}
      title={m.account_reset_title()}
    >
      <ResetProof isCodeSent={isCodeSent} proof={proof} />
      <ResetForm hasProof={proof !== null} />
    </AppPage>
  );
}
