import { m } from '~/paraglide/messages';
import { rulesDiffer } from '../eligibility/eligibility';
import { RuleCard } from '../eligibility/rule-list';
import { NominationAside } from '../nomination-aside';
import { NominationHistory, NominationNotice } from '../nomination-history';
import type { NominationView } from '../nomination-queries.server';
import { StatementForm } from './statement-form';
import { StatementRead } from './statement-text';

/**
 * The file: notices, rules, statement (to write or to read), history; beside it what is missing and the ways on.
 * `note` tells officers why it cannot be written now.
 */
export function NominationFile({ file, note }: { file: NominationView; note: string | null }) {
  const asSent = file.state === 'submitted' ? file.checksAtSubmission : null;
  const pages = file.readsAsOfficer
    ? { personId: file.standing.personId, branchId: file.branchId }
    : undefined;
  return (
    <div className="stack">
      <NominationNotice file={file} />
      <div className="cols">
        <div className="stack">
          <RuleCard cycleName={file.cycle.name} outcomes={file.outcomes} pages={pages} />
          {asSent && rulesDiffer(asSent, file.outcomes) && (
            <RuleCard
              cycleName={file.cycle.name}
              id="rules-sent"
              outcomes={asSent}
              title={m.nomination_rules_title_sent()}
            />
          )}
          {file.refusals.edit === null ? (
            <StatementForm
              id={file.id}
              personId={file.readerId}
              savedAt={file.version > 0 ? file.updatedAt : null}
              statement={file.statement}
              version={file.version}
            />
          ) : (
            <>
              {note && <p className="hint">{note}</p>}
              <StatementRead statement={file.statement} />
            </>
          )}
          <NominationHistory events={file.events} />
        </div>
        <NominationAside file={file} />
      </div>
    </div>
  );
}

/** What this reader does next with the file. */
export function nextOf({ refusals, consent, state }: NominationView): string {
  if (!refusals.consent && !consent) return m.nomination_file_next_consent();
  if (!refusals.edit)
    return state === 'returned' ? m.nomination_file_next_supplement() : m.nomination_file_next_write();
  if (!refusals.return) return m.nomination_file_next_board();
  return state === 'submitted' ? m.nomination_file_next_sent() : m.nomination_file_next_none();
}
