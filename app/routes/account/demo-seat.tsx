import { redirect } from '@remix-run/node';
import { takeSeat } from '~/features/account/persona/commands.server';
import { performPublic } from '~/features/account/request.server';

const missing = () => new Response(null, { status: 404 });

/** Only the demo has seats to take: anywhere else this address does not exist. */
export const loader = ({ context }: { context: { isDemo: boolean } }) => {
  throw context.isDemo ? redirect('/sign-in') : missing();
};

export const action = performPublic(async ({ db, now, form, request, context }) => {
  if (!context.isDemo) throw missing();
  const headers = await takeSeat(db, Number(form.get('personId')), request, now);
  if (!headers) throw missing();
  return redirect('/', { headers });
});
