import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { overwriteGetLocale, toLocale } from '~/paraglide/runtime';

// The server has already chosen; the page says which.
overwriteGetLocale(() => toLocale(document.documentElement.lang) ?? 'vi');

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
