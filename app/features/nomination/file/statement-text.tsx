import { Card } from '~/components/card';
import { m } from '~/paraglide/messages';
import { type Statement, statementParts } from '../nomination';
import { partName } from '../nomination-words';

/** Typed text with its lines as they were typed. */
export function StatementText({ text, empty }: { text: string; empty?: string }) {
  if (text.trim() === '') return <p className="mute">{empty ?? m.common_no_data()}</p>;
  return (
    <>
      {text.split('\n').map((line, index) => (
        <p key={`${index}-${line.slice(0, 12)}`}>{line}</p>
      ))}
    </>
  );
}

/** The statement to be read: sent, withdrawn, printed, or somebody else's. */
export function StatementRead({ statement }: { statement: Statement }) {
  return (
    <Card id="statement" title={m.nomination_file_statement()}>
      {statementParts.map((part) => (
        <section aria-labelledby={`part-${part}`} className="stack-s" key={part}>
          <h3 id={`part-${part}`}>{partName(part)}</h3>
          <div className="prose">
            <StatementText text={statement[part]} />
          </div>
        </section>
      ))}
    </Card>
  );
}
