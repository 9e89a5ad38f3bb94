import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { setupSchema } from '~/features/account/account-form';
import { setUp } from '~/features/account/link/commands.server';
import { linkFacts } from '~/features/account/link/facts';
import { loadLink, performLink } from '~/features/account/link/page.server';
import { LinkProblem } from '~/features/account/link/problem';
import { SetupForm } from '~/features/account/link/setup-form';
import { openSession } from '~/features/account/sign-in/session.server';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_setup_title()} – ${m.common_brand()}` }];

export const loader = loadLink('setup');

export const action = performLink(async ({ db, now, parse, request }, token) => {
  const userId = await setUp(db, { ...parse(setupSchema), token, at: now });
  return redirect('/', { headers: await openSession(db, userId, request, now) });
});

export default function Setup() {
  const { state, expiresAt, now } = useLoaderData<typeof loader>();
  if (state !== 'live') return <LinkProblem isSetup now={now} state={state} />;
  return (
    <AppPage
      facts={linkFacts({ expiresAt, now, isSetup: true })}
      lede={m.account_setup_lede()}
      title={m.account_setup_title()}
    >
      <SetupForm />
    </AppPage>
  );
}
