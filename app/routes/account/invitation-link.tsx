import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { joinSchema } from '~/features/account/account-form';
import { JoinForm } from '~/features/account/invitation/join-form';
import { join } from '~/features/account/link/commands.server';
import { linkFacts } from '~/features/account/link/facts';
import { loadLink, performLink } from '~/features/account/link/page.server';
import { LinkProblem } from '~/features/account/link/problem';
import { openSession } from '~/features/account/sign-in/session.server';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_join_title()} – ${m.common_brand()}` }];

export const loader = loadLink('invitation');

export const action = performLink(async ({ db, now, parse, request }, token) => {
  const userId = await join(db, { ...parse(joinSchema), token, at: now });
  return redirect('/', { headers: await openSession(db, userId, request, now) });
});

export default function Invitation() {
  const { state, name, expiresAt, now } = useLoaderData<typeof loader>();
  if (state !== 'live') return <LinkProblem now={now} state={state} />;
  return (
    <AppPage
      facts={linkFacts({ expiresAt, now })}
      lede={m.account_join_lede({ name: name ?? '' })}
      title={m.account_join_title()}
    >
      <JoinForm />
    </AppPage>
  );
}
