import { data, type LinksFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { useNonce } from '~/components/page/nonce';
import { loadPublic } from '~/features/account/request.server';
import { countUnread } from '~/features/inbox/inbox-queries.server';
import { ErrorPage } from '~/frame/error-page';
import { describeViewer, type Viewer } from '~/frame/viewer';
import { dayOf, showDay, showInstant } from '~/lib/date';
import { readSaid, type Said } from '~/lib/http/said.server';
import { getLocale } from '~/paraglide/runtime';
import styles from './styles/index.css?url';

export const links: LinksFunction = () => [
  {
    rel: 'preload',
    href: '/fonts/be-vietnam-pro-latin-400-normal.woff2',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
  },
  {
    rel: 'preload',
    href: '/fonts/be-vietnam-pro-vietnamese-400-normal.woff2',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
  },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** What a page may say of itself: `isStatic`, read and left by links and plain forms, it is sent without any script. */
export type PageHandle = { isStatic?: boolean };

export type RootData = {
  locale: 'vi' | 'en';
  viewer: Viewer | null;
  /** What the viewer was told and has not opened, counted to a hundred. */
  unread: number;
  demoDay: string | null;
  /** When this page was made, in words. */
  at: string;
  /** What the act before this page did: told once, on this path. */
  said: Said | null;
};

export const loader = loadPublic(async ({ db, context, viewer, now, request }) => {
  const { said, headers } = await readSaid(request);
  const root: RootData = {
    locale: getLocale(),
    viewer: viewer ? describeViewer(viewer) : null,
    unread: viewer ? await countUnread(db, viewer, now) : 0,
    demoDay: context.isDemo ? showDay(dayOf(now)) : null,
    at: showInstant(now),
    said,
  };
  return data(root, { headers });
});

/** Steps inside one page (the skills of a form) need no new answer: they work offline. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => (currentUrl.pathname === nextUrl.pathname && !formMethod ? false : defaultShouldRevalidate);

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const root = useRouteLoaderData<RootData>('root');
  const isStatic = useMatches().some(({ handle }) => (handle as PageHandle | undefined)?.isStatic);
  return (
    <html lang={root?.locale ?? getLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta content="width=device-width, initial-scale=1" name="viewport" />
        <Meta />
        <Links />
      </head>
      {/* Whose device drafts these are: nobody else's are read. */}
      <body data-person={root?.viewer?.personId}>
        {children}
        {!isStatic && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
