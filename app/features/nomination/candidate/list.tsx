import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card, Section } from '~/components/card';
import { TextField } from '~/components/form/field';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { figuresText } from '~/features/scoring/report/fair-figures';
import { m } from '~/paraglide/messages';
import { RuleTags } from '../eligibility/rule-list';
import { nominationPageSize } from '../nomination';
import { NominationTag } from '../nomination-words';
import type { Candidate } from './list-queries.server';

type Props = {
  candidates: Candidate[];
  total: number;
  page: number;
  search: string;
  cycleId: number;
  unitId: number;
};

/** The unit's secretaries by name, with what the rules say of each before anybody is nominated. */
export function CandidateList({ candidates, total, page, search, cycleId, unitId }: Props) {
  return (
    <Section id="candidates" title={m.nomination_unit_candidates()}>
      <p className="mute prose">{m.nomination_unit_candidates_lede()}</p>
      <Form action={`/nomination/unit/${unitId}`} className="stack" method="get" role="search">
        <input name="cycle" type="hidden" value={cycleId} />
        <TextField
          autoComplete="off"
          defaultValue={search}
          hint={m.nomination_unit_search_hint()}
          label={m.nomination_unit_search()}
          maxLength={100}
          name="search"
          type="search"
        />
        <Button icon="search" variant="secondary">
          {m.nomination_unit_search_do()}
        </Button>
      </Form>
      {total === 0 ? <Nobody isSearch={search !== ''} /> : <Candidates candidates={candidates} />}
      {total > 0 && (
        <Pagination
          page={page}
          pageSize={nominationPageSize}
          to={(to) =>
            `/nomination/unit/${unitId}?${new URLSearchParams({ cycle: String(cycleId), search, page: String(to) })}`
          }
          total={total}
        />
      )}
    </Section>
  );
}

function Candidates({ candidates }: { candidates: Candidate[] }) {
  return (
    <Card kind="flush">
      <Table
        caption={m.nomination_unit_candidates()}
        captionHidden
        columns={[
          {
            key: 'name',
            head: m.nomination_unit_name(),
            rowHead: true,
            cell: (row: Candidate) => (
              <Link className="tap" to={`/nomination/candidate/${row.rateeId}`}>
                {row.name}
              </Link>
            ),
          },
          { key: 'branch', head: m.nomination_unit_branch(), cell: (row) => row.branch },
          {
            key: 'score',
            head: m.nomination_unit_score(),
            cell: (row) => (row.score ? figuresText(row.score) : <span className="mute">–</span>),
          },
          {
            key: 'rules',
            head: m.nomination_unit_rules(),
            cell: (row) => <RuleTags outcomes={row.outcomes} />,
          },
          {
            key: 'file',
            head: m.nomination_unit_state(),
            cell: (row) => <NominationTag state={row.file?.state ?? null} />,
          },
        ]}
        mid
        rowKey={(row) => row.rateeId}
        rows={candidates}
      />
    </Card>
  );
}

function Nobody({ isSearch }: { isSearch: boolean }) {
  if (!isSearch) return <EmptyState icon="users" title={m.nomination_unit_nobody()} />;
  return (
    <EmptyState icon="search" title={m.nomination_unit_search_none()}>
      {m.nomination_unit_search_none_text()}
    </EmptyState>
  );
}
