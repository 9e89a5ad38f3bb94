import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Icon } from '~/components/icon';
import { showDay, showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { RuleCard } from '../eligibility/rule-list';
import { NominationHistory } from '../nomination-history';
import type { NominationView } from '../nomination-queries.server';
import { nominationStateName } from '../nomination-words';
import { StatementRead } from './statement-text';

/** The file as one paper: who, the statement, the conditions, what happened, room for two pens. */
export function NominationPaper({ file }: { file: NominationView }) {
  const state = nominationStateName(file.state);
  const [last] = file.events;
  const asSent = file.state === 'submitted' ? file.checksAtSubmission : null;
  return (
    <div className="stack">
      <div className="no-print">
        <Link className="tap" to={`/nomination/${file.id}`}>
          <Icon name="left" />
          {m.nomination_file_title({ name: file.name })}
        </Link>
        <p className="hint">{m.nomination_print_hint()}</p>
      </div>
      <Card title={m.nomination_print_person()}>
        <DescriptionList
          items={[
            { key: 'name', term: m.nomination_print_name(), value: file.name },
            {
              key: 'post',
              term: m.nomination_print_post(),
              value: m.nomination_print_post_value({ branch: file.branch, since: showDay(file.appointedOn) }),
            },
            { key: 'unit', term: m.nomination_print_unit(), value: file.unit.name },
            { key: 'honour', term: m.nomination_print_honour(), value: file.cycle.settings.honourName },
            {
              key: 'state',
              term: m.nomination_print_state(),
              value: last ? m.nomination_print_state_sent({ state, at: showInstant(last.at) }) : state,
            },
          ]}
        />
      </Card>
      <StatementRead statement={file.statement} />
      <RuleCard
        cycleName={file.cycle.name}
        outcomes={asSent ?? file.outcomes}
        title={asSent ? m.nomination_rules_title_sent() : undefined}
      />
      <NominationHistory events={file.events} />
      <div className="grid grid--2">
        <SignHere name={file.unit.name} text={m.nomination_print_sign_unit()} />
        <SignHere name={file.name} text={m.nomination_print_sign_person()} />
      </div>
    </div>
  );
}

/** Room for a pen between what is signed and whose name stands under it. */
function SignHere({ text, name }: { text: string; name: string }) {
  return (
    <Card>
      <div className="stack-l">
        <p className="sm">{text}</p>
        <p>
          <b>{name}</b>
        </p>
      </div>
    </Card>
  );
}
