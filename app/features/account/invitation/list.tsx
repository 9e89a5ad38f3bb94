import { Form } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { EmptyState } from '~/components/page/empty-state';
import { type Column, Table } from '~/components/page/table';
import { Tag, type TagKind } from '~/components/tag';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { LastReset } from '../proof/reset-news-queries.server';
import type { JoinState } from './invitation';

type Line = {
  personId: number;
  name: string;
  titleName: string;
  unitName: string;
  state: JoinState;
  expiresAt: Date | null;
  mayHand: boolean;
};

type ListProps = {
  unitName: string;
  people: Line[];
  /** By person: their newest reset, so that those above see who opened whose account. */
  resets: Record<number, LastReset>;
};

/** People of a unit with who has joined; one form makes links for those chosen, or for all who have not joined. */
export function InvitationList({ unitName, people, resets }: ListProps) {
  if (people.length === 0)
    return <EmptyState title={m.account_invitation_empty()}>{m.account_invitation_empty_text()}</EmptyState>;
  const waiting = people.filter((line) => line.mayHand && line.state !== 'joined');
  return (
    <Form className="stack" method="post">
      {waiting.map((line) => (
        <input key={line.personId} name="shown[]" type="hidden" value={line.personId} />
      ))}
      <Table
        caption={m.account_invitation_table({ unit: unitName })}
        columns={columnsOf(resets)}
        mid
        rowKey={(line) => line.personId}
        rows={people}
      />
      {waiting.length > 0 && (
        <Actions>
          <Button>{m.account_invitation_make()}</Button>
          <Button name="all" value="1" variant="secondary">
            {m.account_invitation_make_all({ count: waiting.length })}
          </Button>
        </Actions>
      )}
    </Form>
  );
}

/** Built while rendering: words depend on the request's language. */
const columnsOf = (resets: ListProps['resets']): Column<Line>[] => [
  {
    key: 'choose',
    head: m.account_invitation_choose(),
    headHidden: true,
    cell: (line) =>
      line.state !== 'joined' &&
      line.mayHand && (
        <label className="choice">
          <input name="personIds[]" type="checkbox" value={line.personId} />
          <span className="sr">{m.account_invitation_choose_person({ name: line.name })}</span>
        </label>
      ),
  },
  { key: 'name', head: m.account_invitation_person(), rowHead: true, cell: (line) => line.name },
  {
    key: 'seat',
    head: m.account_invitation_seat(),
    cell: (line) => `${line.titleName} ${line.unitName}`,
  },
  {
    key: 'state',
    head: m.account_invitation_state(),
    cell: (line) => (
      <>
        <StateTag line={line} />
        <ResetNote reset={resets[line.personId]} />
      </>
    ),
  },
  {
    key: 'act',
    head: m.account_invitation_act(),
    headHidden: true,
    cell: (line) => <LinkAction line={line} />,
  },
];

function LinkAction({ line }: { line: Line }) {
  if (!line.mayHand) return <span className="sm mute">{m.account_invitation_above()}</span>;
  if (line.state !== 'joined') return null;
  return (
    <Button name="reset" small value={line.personId} variant="secondary">
      {m.account_invitation_reset()}
    </Button>
  );
}

function ResetNote({ reset }: { reset: LastReset | undefined }) {
  if (!reset) return null;
  const by = reset.by ?? m.account_news_system();
  return (
    <small className="hint">
      {reset.usedAt
        ? m.account_invitation_reset_used({ by, at: showInstant(reset.usedAt) })
        : m.account_invitation_reset_made({ by, at: showInstant(reset.at) })}
    </small>
  );
}

const kinds: Record<JoinState, TagKind> = { none: 'plain', invited: 'go', expired: 'warn', joined: 'ok' };

function StateTag({ line }: { line: Line }) {
  return <Tag kind={kinds[line.state]}>{stateText(line)}</Tag>;
}

function stateText({ state, expiresAt }: Line): string {
  if (state === 'invited' && expiresAt) return m.account_state_invited({ until: showInstant(expiresAt) });
  if (state === 'joined') return m.account_state_joined();
  return state === 'expired' ? m.account_state_expired() : m.account_state_none();
}
