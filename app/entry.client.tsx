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

// Without a network a link is the browser's: the service worker answers it, and the router would fetch in vain.
window.addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && !navigator.onLine && link.pathname !== window.location.pathname) event.stopPropagation();
  },
  true,
);

// Whoever is signed in can open again without a network what they have opened.
if ('serviceWorker' in navigator && document.body.dataset.person)
  void navigator.serviceWorker.register('/service-worker.js').then(
    async () => {
      if (navigator.serviceWorker.controller) return;
      const { active } = await navigator.serviceWorker.ready;
      const made = performance.getEntriesByType('resource').map(({ name }) => name);
      active?.postMessage({ page: window.location.href, made });
    },
    () => undefined,
  );
