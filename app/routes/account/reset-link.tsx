import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { resetSchema } from '~/features/account/account-form';
import { AppPage } from '~/features/account/app-page';
import { ResetForm } from '~/features/account/join-form';
import { resetPassword } from '~/features/account/link-commands.server';
import { linkFacts } from '~/features/account/link-facts';
import { loadLink, performLink } from '~/features/account/link-page.server';
import { LinkProblem } from '~/features/account/link-problem';
import { openSession } from '~/features/account/session.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_reset_title()} – ${m.common_brand()}` }];

export const loader = loadLink('reset');

export const action = performLink(async ({ db, now, parse, request }, token) => {
  const userId = await resetPassword(db, { ...parse(resetSchema), token, at: now });
  return redirect('/', { headers: await openSession(db, userId, request, now) });
});

export default function Reset() {
  const { state, name, expiresAt, now } = useLoaderData<typeof loader>();
  if (state !== 'live') return <LinkProblem now={now} state={state} />;
  return (
    <AppPage
      facts={linkFacts({ expiresAt, now })}
      lede={m.account_reset_lede({ name: name ?? '' })}
      title={m.account_reset_title()}
    >
      <ResetForm />
    </AppPage>
  );
}
