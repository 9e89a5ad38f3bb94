import { type LoaderFunctionArgs, redirectDocument } from '@remix-run/node';
import { sitePath } from '~/features/account/account';
import { env } from '~/lib/env.server';

const yearSeconds = 365 * 24 * 60 * 60;

/** `/language?to=en&back=/help`: remembers the language and goes back, by the address given or the page one came from. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = searchParams.get('to') === 'en' ? 'en' : 'vi';
  const secure = env().publicOrigin.startsWith('https:') ? '; Secure' : '';
  // A whole new page: the browser holds its words in the old language.
  return redirectDocument(sitePath(searchParams.get('back'), cameFrom(request)), {
    headers: { 'Set-Cookie': `lang=${to}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}` },
  });
}

function cameFrom(request: Request): string {
  const referer = request.headers.get('Referer') ?? '';
  if (!URL.canParse(referer) || new URL(referer).origin !== env().publicOrigin) return '/';
  const { pathname, search } = new URL(referer);
  return pathname === '/language' ? '/' : sitePath(pathname + search);
}
