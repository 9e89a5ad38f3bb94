import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';
import { Banner } from '~/components/page/banner';
import { copiedAt } from '~/lib/draft/copy';
import { m } from '~/paraglide/messages';

/**
 * In every page, and seen only in a copy that the service worker shows for want of a network, which marks the body (pages
 * that run no script have it, too). `at` is when the page was made, in words.
 */
export function CopyNotice({ at }: { at: string }) {
  const { pathname } = useLocation();
  useEffect(() => {
    if (pathname && copiedAt() === null) delete document.body.dataset.kept;
  }, [pathname]);
  return (
    <div className="copy-notice">
      <Banner icon="off" kind="warn" title={m.app_copy_title({ at })}>
        <a href={pathname}>{m.app_copy_again()}</a>
      </Banner>
    </div>
  );
}
