import { Link } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { type Description, DescriptionList } from '~/components/description-list';
import { Table } from '~/components/page/table';
import { dayOf, showDay, showInstant } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { DecisionView } from './commendation-queries.server';
import { ConsentTag, DecisionTag, refusalTexts } from './commendation-words';

type Person = DecisionView['people'][number];

/** Who decided, when and why; what became of it. */
export function DecisionPaper({ decision }: { decision: DecisionView }) {
  const items: (Description | false)[] = [
    { key: 'state', term: m.commendation_list_state(), value: <DecisionTag state={decision.state} /> },
    {
      key: 'honour',
      term: m.commendation_honour(),
      value: m.commendation_honour_of_year({ name: decision.honourName, year: decision.cycle.year }),
    },
    {
      key: 'paper',
      term: m.commendation_decision(),
      value: m.commendation_roll_decision({
        number: decision.number,
        day: showDay(decision.signedOn),
        issuer: decision.issuer,
      }),
    },
    { key: 'signer', term: m.commendation_form_signer(), value: decision.signer },
    {
      key: 'reason',
      term: m.commendation_form_reason(),
      value: <span className="honour-lines">{decision.reason}</span>,
    },
    decision.excessReason !== '' && {
      key: 'excess',
      term: m.commendation_form_excess(),
      value: <span className="honour-lines">{decision.excessReason}</span>,
    },
    { key: 'decided', term: m.commendation_decided(), value: by(decision.decidedBy, decision.decidedAt) },
    decision.publishedAt !== null && {
      key: 'published',
      term: m.commendation_state_published(),
      value: by(decision.publishedBy, decision.publishedAt),
    },
    decision.withdrawnAt !== null && {
      key: 'withdrawn',
      term: m.commendation_state_withdrawn(),
      value: `${by(decision.withdrawnBy, decision.withdrawnAt)}. ${decision.withdrawnReason ?? ''}`,
    },
  ];
  return (
    <Card title={m.commendation_paper()}>
      <DescriptionList items={items.filter((item) => item !== false)} />
    </Card>
  );
}

/** Publishing is next, or the reason why it is not yet; withdrawing stays beside it until then. */
export function DecisionNext({ decision }: { decision: DecisionView }) {
  if (decision.state !== 'recorded') return null;
  const { publish, withdraw } = decision.refusals;
  const here = `/commendation/decision/${decision.id}`;
  return (
    <Card kind="next" title={m.commendation_next_title()}>
      <p>{publish ? (refusalTexts[publish.reason]?.() ?? '') : m.commendation_next_text()}</p>
      <Actions>
        {!publish && <LinkButton to={`${here}/publication`}>{m.commendation_next_publish()}</LinkButton>}
        {!withdraw && (
          <LinkButton to={`${here}/withdrawal`} variant="secondary">
            {m.commendation_next_withdraw()}
          </LinkButton>
        )}
      </Actions>
    </Card>
  );
}

/** Each person with what stands of it: named or not, revoked by which paper and why. */
export function DecisionPeople({ decision }: { decision: DecisionView }) {
  const named = decision.people.filter((one) => one.consent === 'given').length;
  return (
    <Section id="people" title={m.commendation_people({ count: showCount(decision.people.length) })}>
      <p className="reading">
        {m.commendation_people_named({
          named: showCount(named),
          unnamed: showCount(decision.people.length - named),
        })}
      </p>
      <Card kind="flush">
        <Table
          caption={m.commendation_people_caption()}
          captionHidden
          columns={[
            {
              key: 'name',
              head: m.commendation_people_name(),
              rowHead: true,
              cell: (row) => (
                <>
                  <Link to={`/nomination/${row.nominationId}`}>{row.name}</Link>
                  <p className="hint">{row.titleAndUnit}</p>
                </>
              ),
            },
            { key: 'deed', head: m.commendation_people_deed(), full: true, cell: (row) => row.deed },
            {
              key: 'consent',
              head: m.commendation_people_consent(),
              cell: (row) => <ConsentTag state={row.consent} />,
            },
            {
              key: 'paper',
              head: m.commendation_people_paper(),
              cell: (row) => <PersonPaper decision={decision} row={row} />,
            },
          ]}
          rowKey={(row) => row.id}
          rows={decision.people}
        />
      </Card>
    </Section>
  );
}

function PersonPaper({ decision, row }: { decision: DecisionView; row: Person }) {
  if (row.revokedAt)
    return (
      <span className="sm">
        {m.commendation_roll_revoked({
          day: showDay(dayOf(row.revokedAt)),
          number: row.revocationNumber ?? '',
        })}{' '}
        {m.commendation_people_why({ reason: row.revokedReason ?? '' })}
      </span>
    );
  if (decision.state === 'withdrawn') return '–';
  return (
    <div className="row">
      <Link className="tap" to={`/commendation/${row.id}/certificate`}>
        {m.commendation_people_certificate()}
        <span className="sr"> {row.name}</span>
      </Link>
      {row.mayRevoke && (
        <Link className="tap" to={`/commendation/${row.id}/revocation`}>
          {m.commendation_people_revoke()}
          <span className="sr"> {row.name}</span>
        </Link>
      )}
    </div>
  );
}

function by(name: string | null, at: Date): string {
  return name ? m.commendation_by({ name, at: showInstant(at) }) : showInstant(at);
}
