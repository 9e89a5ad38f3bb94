import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { proofEmailSchema } from '~/features/account/account-form';
import { findAccount } from '~/features/account/account-queries.server';
import { ProofEmailForm } from '~/features/account/proof/proof-email-form';
import { nameProofEmail } from '~/features/account/proof/second-proof-commands.server';
import { load, perform } from '~/features/account/request.server';
import { sessionOf } from '~/features/account/sign-in/session.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { NotSignedIn } from '~/lib/errors';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_proof_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, running }) => ({
  now,
  email: (await findAccount(db, actor.personId))?.proofEmail ?? null,
  cycle: await running(),
}));

export const action = perform(async ({ db, act, now, parse, request }) => {
  const input = parse(proofEmailSchema);
  const session = await sessionOf(db, request, now);
  if (!session) throw new NotSignedIn();
  await nameProofEmail(db, act, session, input);
  return redirect('/account?done=email');
});

/** One's own address for codes: the second proof that no officer can set. */
export default function ProofEmail() {
  const { now, email, cycle } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/account', label: m.account_title() }}
      facts={factsOf(cycle, now, { next: m.account_proof_next(), audience: m.account_audience_self() })}
      lede={m.account_proof_lede()}
      title={m.account_proof_title()}
    >
      <ProofEmailForm email={email} />
    </AppPage>
  );
}
