import { Link } from '@remix-run/react';
import { Section } from '~/components/card';
import { Table } from '~/components/page/table';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { OwnCompletion } from './queries.server';

/** What the reader finished, on the page of their own data. */
export function OwnCompletions({ completions }: { completions: OwnCompletion[] }) {
  if (completions.length === 0) return null;
  return (
    <Section id="training" title={m.training_own_title()}>
      <Table
        caption={m.training_own_title()}
        captionHidden
        columns={[
          { key: 'name', head: m.training_class(), rowHead: true, cell: nameOf },
          { key: 'unit', head: m.training_unit(), cell: (row) => row.unitName },
          { key: 'seat', head: m.training_seat_then(), cell: (row) => row.seat },
          { key: 'day', head: m.training_held_on(), cell: (row) => showDay(row.completedOn) },
        ]}
        rowKey={(row) => row.id}
        rows={completions}
      />
    </Section>
  );
}

function nameOf({ id, name, revokedOn, revokedReason }: OwnCompletion) {
  if (revokedOn)
    return `${name}. ${m.training_revoked({ day: showDay(revokedOn), reason: revokedReason ?? '' })}`;
  return <Link to={`/training/completion/${id}`}>{name}</Link>;
}
