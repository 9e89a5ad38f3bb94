import { loadPublic } from '~/features/account/request.server';
import { NotFound } from '~/lib/errors';

/** An address that names no page. Being a route, it knows the viewer: bar, seat and language stay as they were. */
export const loader = loadPublic(async () => {
  throw new NotFound();
});

export default function NoSuchPage() {
  return null;
}
