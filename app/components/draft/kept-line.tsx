/** Under a long text: where its draft is, and the older one that may be taken back. */
import { lazy, Suspense } from 'react';
import { dayOf, showDay, showTime } from '~/lib/date';
import { isGoneElsewhere } from '~/lib/draft/kept-text';
import { m } from '~/paraglide/messages';
import { Actions, Button } from '../button';
import { Banner } from '../page/banner';
import { SaveLine } from './save-line';
import type { useKeptText } from './use-kept-text';

/** Two devices at once are rare: the dialog comes when it is needed, and the network is there then. */
const TextConflictDialog = lazy(async () => ({
  default: (await import('./draft-conflict')).TextConflictDialog,
}));

type Kept = ReturnType<typeof useKeptText>;

export function KeptLine({ kept, name }: { kept: Kept; name: string }) {
  const { draft, found } = kept;
  const { conflicts } = draft;
  return (
    <>
      <span role="status">{kept.hasTyped && lineOf(kept)}</span>
      {found !== null && (
        <Banner icon="cloud" title={foundTitle(draft.savedAt)}>
          <p>{found.length > 160 ? `${found.slice(0, 160)}…` : found}</p>
          <Actions>
            <Button onClick={kept.takeBack} small type="button" variant="secondary">
              {m.common_kept_take()}
            </Button>
            <Button onClick={kept.forget} small type="button" variant="quiet">
              {m.common_kept_drop()}
            </Button>
          </Actions>
        </Banner>
      )}
      {conflicts.length > 0 && !isGoneElsewhere(conflicts) && (
        <Suspense fallback={null}>
          <TextConflictDialog conflicts={conflicts} nameOf={() => name} onSettle={draft.settle} />
        </Suspense>
      )}
    </>
  );
}

function lineOf({ draft: { status, savedAt, isKept, draft } }: Kept) {
  if (!draft.text) return null;
  if (status === 'saving') return <SaveLine state="saving">{m.common_kept_saving()}</SaveLine>;
  if (status === 'saved' && savedAt)
    return <SaveLine state="saved">{m.common_kept_saved({ time: showTime(savedAt) })}</SaveLine>;
  if (isKept) return <SaveLine state="local">{m.common_kept()}</SaveLine>;
  return <SaveLine state="failed">{m.common_unkept()}</SaveLine>;
}

function foundTitle(savedAt: Date | null): string {
  if (!savedAt) return m.common_kept_found_here();
  return m.common_kept_found({ time: showTime(savedAt), day: showDay(dayOf(savedAt)) });
}
