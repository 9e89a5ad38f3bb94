/** Where the draft is, always in words. */
import { SaveLine } from '~/components/draft/save-line';
import { dayOf, showDay, showTime } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { FormAutosaveView } from './autosave';

type DraftLineProps = Pick<FormAutosaveView, 'status' | 'savedAt' | 'isKept'> & {
  /** A draft whose hour is kept nowhere (a peer's), and that has something in it. */
  isBegun: boolean;
};

/** The element stays, so that readers hear its changes; it is empty while there is nothing to say. */
export function DraftLine({ status, savedAt, isKept, isBegun }: DraftLineProps) {
  return <span role="status">{lineOf({ status, savedAt, isKept, isBegun })}</span>;
}

function lineOf({ status, savedAt, isKept, isBegun }: DraftLineProps) {
  switch (status) {
    case 'saving':
      return <SaveLine state="saving">{m.assessment_save_saving()}</SaveLine>;
    case 'saved':
      return <SaveLine state="saved">{savedWords(savedAt)}</SaveLine>;
    case 'local':
      return <SaveLine state="local">{m.assessment_save_local()}</SaveLine>;
    case 'signedOut':
    case 'refused':
    case 'conflict':
    case 'failed':
      return isKept ? (
        <SaveLine state="failed">{m.assessment_save_failed()}</SaveLine>
      ) : (
        <SaveLine state="failed">{m.assessment_save_nowhere()}</SaveLine>
      );
    case 'idle':
      return isBegun ? <SaveLine state="saved">{savedWords(null)}</SaveLine> : null;
  }
}

/** With its day: yesterday’s hour alone reads as the future. */
export function savedWords(savedAt: Date | null): string {
  if (!savedAt) return m.assessment_save_saved();
  return m.assessment_save_at({ time: showTime(savedAt), day: showDay(dayOf(savedAt)).slice(0, 5) });
}
