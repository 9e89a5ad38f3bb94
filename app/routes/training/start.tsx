import { redirect } from '@remix-run/node';
import { load } from '~/features/account/request.server';
import { refuseToReadTraining } from '~/features/training/training-policy';
import { must } from '~/lib/errors';

export const loader = load(async ({ actor }) => {
  must(refuseToReadTraining(actor));
  return redirect('/training/topic');
});
