import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/page/empty-state';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';
import type { PageHandle } from '~/root';

export const meta = () => [{ title: `${m.app_offline_title()} – ${m.common_brand()}` }];

export const handle: PageHandle = { isStatic: true };

/** What the service worker shows in place of a page that it has no copy of. */
export default function Offline() {
  return (
    <AppPage title={m.app_offline_title()}>
      <EmptyState
        action={<LinkButton to="/">{m.app_error_home()}</LinkButton>}
        icon="off"
        level={2}
        title={m.app_offline_what()}
      >
        {m.app_offline_text()}
      </EmptyState>
    </AppPage>
  );
}
