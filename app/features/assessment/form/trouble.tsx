/** What to do when a draft does not reach the server: first what is safe, then the way on. */

import { Button } from '~/components/button';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import type { FormDraft } from './draft';

type TroubleProps = {
  draft: Pick<FormDraft, 'status' | 'text' | 'isKept' | 'retry'>;
  /** Where signing in again leads back to. */
  here: string;
  /** The check was asked for, and the server does not have the draft yet. */
  isOffline: boolean;
};

export function SaveTrouble({ draft, here, isOffline }: TroubleProps) {
  if (draft.status === 'signedOut')
    return (
      <Banner kind="warn" role="alert" title={m.assessment_signed_out_title()}>
        <p>{draft.isKept ? m.assessment_signed_out_text() : m.assessment_nowhere_text()}</p>
        <a className="tap" href={`/sign-in?next=${encodeURIComponent(here)}`}>
          {m.assessment_signed_out_link()}
        </a>
      </Banner>
    );
  if (draft.status === 'refused')
    return (
      <Banner kind="late" role="alert" title={draft.text || m.assessment_refused_title()}>
        {draft.isKept ? m.assessment_refused_text() : m.assessment_nowhere_text()}
      </Banner>
    );
  if (draft.status === 'failed')
    return (
      <Banner kind="warn" role="alert" title={m.assessment_failed_title()}>
        <p>{draft.isKept ? m.assessment_failed_text() : m.assessment_nowhere_text()}</p>
        <Button onClick={draft.retry} small type="button" variant="secondary">
          {m.assessment_failed_retry()}
        </Button>
      </Banner>
    );
  if (draft.status === 'local')
    return (
      <Banner icon="off" kind="warn" title={m.assessment_offline_title()}>
        {isOffline ? m.assessment_offline_check() : m.assessment_offline_text()}
      </Banner>
    );
  return null;
}
