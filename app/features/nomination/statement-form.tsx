import { Banner } from '~/components/banner';
import { Actions, Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { FormProblem } from '~/components/form-problem';
import { SaveLine } from '~/components/save-line';
import { TextArea } from '~/components/text-area';
import { usePostForm } from '~/components/use-post-form';
import { m } from '~/paraglide/messages';
import { type Statement, type StatementPart, statementLengths, statementParts } from './nomination';
import { statementSchema, type StatementForm as Values } from './nomination-form';
import { partHint, partName } from './nomination-words';
import { StatementText } from './statement-text';

type Props = { id: string; version: number; statement: Statement; savedText: string };
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
 * The five parts, saved when the writer says so. When somebody saved in between, what stands on the server is shown
 * under each part that differs; saving again replaces it, knowingly.
 */
export function StatementForm({ id, version, statement, savedText }: Props) {
  const { form, field, errors, problem, isSending, getValues } = usePostForm<Values>(
    statementSchema as never,
    {
      version,
      ...statement,
    },
  );
  const standing = standingOf(problem?.current);
  const base = standing?.version ?? version;
  const differing = statementParts.filter(
    (part) => standing && differs(standing.statement[part], getValues(part)),
  );
  return (
    <form
      {...form}
      action={`/nomination/${id}#statement`}
      aria-labelledby="statement-title"
      className="card"
      id="statement"
    >
      <div className="row row--between">
        <h2 id="statement-title">{m.nomination_file_statement()}</h2>
        <SaveLine live state={standing ? 'failed' : version > 0 ? 'saved' : 'local'}>
          {standing ? m.nomination_file_not_saved() : savedText}
        </SaveLine>
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
        <input name="version" type="hidden" value={base} />
        {statementParts.map((part) => (
          <div className="stack-s" key={part}>
            <TextArea
              {...field(part)}
              hint={m.nomination_hint_fewest({ hint: partHint(part), fewest: statementLengths[part][0] })}
              label={partName(part)}
              maxLength={statementLengths[part][1]}
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
          <Button disabled={isSending}>
            {standing ? m.nomination_file_save_mine() : m.nomination_file_save()}
          </Button>
          {standing && (
            <LinkButton reloadDocument to={`/nomination/${id}`} variant="secondary">
              {m.nomination_file_take_other()}
            </LinkButton>
          )}
        </Actions>
        <p className="hint">{m.nomination_file_save_hint()}</p>
      </div>
    </form>
  );
}

function standingOf(current: unknown): Standing | null {
  return current !== null && typeof current === 'object' && 'statement' in current
    ? (current as Standing)
    : null;
}

/** Line ends aside: a browser posts them its own way. */
function differs(one: string, other: unknown): boolean {
  const plain = (text: unknown) =>
    String(text ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
  return plain(one) !== plain(other);
}
