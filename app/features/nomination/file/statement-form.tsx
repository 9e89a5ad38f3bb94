import { useRevalidator } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { Actions, Button, LinkButton } from '~/components/button';
import { useDraft } from '~/components/draft/use-draft';
import { ErrorSummary } from '~/components/form/error-summary';
import { FormProblem } from '~/components/form/form-problem';
import { TextArea } from '~/components/form/text-area';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { DraftLine } from '~/features/assessment/form/save-line';
import { SaveTrouble } from '~/features/assessment/form/trouble';
import { isTexts, textKind } from '~/lib/draft/text-draft';
import { m } from '~/paraglide/messages';
import { type Statement, type StatementPart, statementLengths, statementParts } from '../nomination';
import { partHint, partName } from '../nomination-words';
import { StatementText } from './statement-text';

/** Two writers at once are rare: the dialog comes when it is needed, and the network is there then. */
const TextConflictDialog = lazy(async () => ({
  default: (await import('~/components/draft/draft-conflict')).TextConflictDialog,
}));

type Props = {
  id: string;
  personId: number | null;
  version: number;
  statement: Statement;
  savedAt: Date | null;
};
/** What the server holds when somebody else saved first. */
type Standing = { version: number; statement: Statement };

const rows: Record<StatementPart, number> = {
  background: 4,
  achievements: 8,
  initiative: 4,
  evidence: 4,
  deed: 2,
};

/**
 * The five parts. With a script they save themselves as one writes; without one they are saved by the button, and when
 * somebody saved in between, what stands on the server is shown under each part that differs.
 */
export function StatementForm({ id, personId, version, statement, savedAt }: Props) {
  const problem = useProblem();
  const { revalidate } = useRevalidator();
  const sent = problem?.values as Partial<Statement> | undefined;
  const draft = useDraft({
    kind: textKind,
    isDraft: isTexts,
    formKey: `nomination/${id}`,
    path: `/nomination/${id}/draft`,
    personId,
    isOpen: problem === null,
    version,
    content: statement as Record<string, string>,
    savedAt,
  });
  const standing = standingOf(problem?.current);
  const differing = statementParts.filter(
    (part) => standing && differs(standing.statement[part], sent?.[part] ?? ''),
  );
  const errors = (problem?.issues ?? []).map(({ path, text }) => ({ name: path, text }));
  return (
    <form
      action={`/nomination/${id}#statement`}
      aria-labelledby="statement-title"
      className="card"
      id="statement"
      method="post"
      noValidate
      onSubmit={(event) => {
        if (!draft.isLive) return;
        event.preventDefault();
        // What is missing beside the form is judged by the server.
        void draft.flush().then((isSaved) => isSaved && revalidate());
      }}
    >
      <div className="row row--between">
        <h2 id="statement-title">{m.nomination_file_statement()}</h2>
        <DraftLine isBegun={false} isKept={draft.isKept} savedAt={draft.savedAt} status={draft.status} />
      </div>
      <div className="stack">
        {standing && differing.length > 0 ? (
          <ErrorSummary
            lines={differing.map((part) => ({ id: part, message: partName(part) }))}
            safe={m.nomination_file_conflict_text()}
            title={m.nomination_file_conflict()}
          />
        ) : (
          <FormProblem errors={errors} problem={problem} />
        )}
        <SaveTrouble draft={draft} here={`/nomination/${id}`} isOffline={false} />
        <input name="version" type="hidden" value={standing?.version ?? draft.version} />
        {statementParts.map((part) => (
          <div className="stack-s" key={`${part}.${draft.revision}`}>
            <TextArea
              defaultValue={sent?.[part] ?? draft.draft[part]}
              error={errors.find(({ name }) => name === part)?.text}
              hint={m.nomination_hint_fewest({ hint: partHint(part), fewest: statementLengths[part][0] })}
              label={partName(part)}
              maxLength={statementLengths[part][1]}
              name={part}
              onInput={(event) => draft.change({ [part]: event.currentTarget.value })}
              rows={rows[part]}
            />
            {standing && differing.includes(part) && (
              <Banner icon="cloud" title={m.nomination_file_conflict_other({ part: partName(part) })}>
                <StatementText empty={m.nomination_file_conflict_empty()} text={standing.statement[part]} />
              </Banner>
            )}
          </div>
        ))}
        <Actions>
          <Button>{standing ? m.nomination_file_save_mine() : m.nomination_file_save()}</Button>
          {standing && (
            <LinkButton reloadDocument to={`/nomination/${id}`} variant="secondary">
              {m.nomination_file_take_other()}
            </LinkButton>
          )}
        </Actions>
        <p className="hint">
          {draft.isLive ? m.nomination_file_autosave_hint() : m.nomination_file_save_hint()}
        </p>
      </div>
      {draft.conflicts.length > 0 && (
        <Suspense fallback={null}>
          <TextConflictDialog
            conflicts={draft.conflicts}
            nameOf={(field) => partName(field as StatementPart)}
            onSettle={draft.settle}
          />
        </Suspense>
      )}
    </form>
  );
}

function standingOf(current: unknown): Standing | null {
  return current !== null && typeof current === 'object' && 'statement' in current
    ? (current as Standing)
    : null;
}

/** Line ends aside: a browser posts them its own way. */
function differs(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return plain(one) !== plain(other);
}
