/** Who is behind a request. Temporary seam: sign-in fills it. */
import type { AppLoadContext } from '@remix-run/node';
import type { Person } from '~/features/organisation/actor';

export async function viewerOf(
  context: AppLoadContext,
  _request: Request,
  _now: Date,
): Promise<Person | null> {
  return context.viewer ?? null;
}
