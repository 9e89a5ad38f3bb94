import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sitePath } from '~/features/account/account';
import { signInSchema } from '~/features/account/account-form';
import { listPersonas } from '~/features/account/persona/queries.server';
import { SeatList } from '~/features/account/persona/seat-list';
import { loadPublic, performPublic } from '~/features/account/request.server';
import { signIn } from '~/features/account/sign-in/commands.server';
import { SignInForm } from '~/features/account/sign-in/form';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.account_sign_in_title()} – ${m.common_brand()}` }];

export const loader = loadPublic(async ({ db, now, url, viewer, context }) => {
  const next = sitePath(url.searchParams.get('next'));
  if (viewer && !context.isDemo) throw redirect(next);
  return { next, personas: context.isDemo ? await listPersonas(db, now, getLocale()) : [] };
});

export const action = performPublic(async ({ db, now, parse, request, context }) => {
  const input = parse(signInSchema);
  const headers = await signIn(db, input, { request, client: context.client, at: now });
  return redirect(sitePath(input.next), { headers });
});

export default function SignIn() {
  const { next, personas } = useLoaderData<typeof loader>();
  return (
    <AppPage lede={m.account_sign_in_lede()} title={m.account_sign_in_title()}>
      <div className="cols">
        <SignInForm next={next} />
        {personas.length > 0 && <SeatList personas={personas} />}
      </div>
    </AppPage>
  );
}
