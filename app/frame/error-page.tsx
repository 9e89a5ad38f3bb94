import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useEffect } from 'react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/page/empty-state';
import { m } from '~/paraglide/messages';
import { AppPage } from './app-page';

/** Not found, not permitted (the same page whether the thing exists or not), or our own mistake. */
export function ErrorPage() {
  const error = useRouteError();
  useEffect(() => {
    // A step that the network did not answer: the service worker has the page, or says that there is no network.
    if (error instanceof TypeError && navigator.serviceWorker?.controller) window.location.reload();
  }, [error]);
  const response = isRouteErrorResponse(error) ? error : null;
  const hidden = response?.status === 403 || response?.status === 404;
  const text: unknown = response?.data && typeof response.data === 'object' ? response.data.text : null;
  return (
    <AppPage title={hidden ? m.app_error_hidden_title() : m.app_error_title()}>
      <EmptyState
        action={<LinkButton to="/">{m.app_error_home()}</LinkButton>}
        icon={hidden ? 'lock' : 'alert'}
        level={2}
        title={typeof text === 'string' ? text : hidden ? m.app_error_hidden() : m.app_error_text()}
      />
    </AppPage>
  );
}
