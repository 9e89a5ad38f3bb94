import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { changePassword } from '~/features/account/account-commands.server';
import { passwordChangeSchema } from '~/features/account/account-form';
import { load, perform } from '~/features/account/request.server';
import { PasswordChangeForm } from '~/features/account/sign-in/password-change-form';
import { sessionOf } from '~/features/account/sign-in/session.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { NotSignedIn } from '~/lib/errors';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_password_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ now, running }) => ({
  now,
  cycle: await running(),
}));

export const action = perform(async ({ db, act, now, parse, request }) => {
  const input = parse(passwordChangeSchema);
  const session = await sessionOf(db, request, now);
  if (!session) throw new NotSignedIn();
  await changePassword(db, act, session, input);
  return redirect('/account?done=password');
});

export default function Password() {
  const { now, cycle } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/account', label: m.account_title() }}
      facts={factsOf(cycle, now, {
        next: m.account_password_change(),
        audience: m.account_audience_self(),
        deadline: noDeadline(),
      })}
      title={m.account_password_title()}
    >
      <PasswordChangeForm />
    </AppPage>
  );
}
