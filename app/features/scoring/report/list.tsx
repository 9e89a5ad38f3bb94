import { Link } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { showInstant } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { listRuns, RunRow } from '../scoring-queries.server';
import { RunState } from '../scoring-words';

type Props = { list: Awaited<ReturnType<typeof listRuns>>; to: (page: number) => string };

export function RunList({ list, to }: Props) {
  const { runs } = list;
  return (
    <Section
      aside={
        list.total > 1 ? (
          <Link
            className="tap"
            to={`/scoring/comparison?before=${runs[1]?.id ?? ''}&after=${runs[0]?.id ?? ''}`}
          >
            {m.scoring_run_compare()}
          </Link>
        ) : undefined
      }
      id="runs"
      title={m.scoring_runs_title()}
    >
      {list.total === 0 ? (
        <EmptyState title={m.scoring_runs_none()} />
      ) : (
        <Card kind="flush">
          <Table
            caption={m.scoring_runs_title()}
            captionHidden
            columns={[
              {
                key: 'at',
                head: m.scoring_run_at(),
                rowHead: true,
                cell: (run: RunRow) => (
                  <Link className="tap" to={`/scoring/run/${run.id}`}>
                    {showInstant(run.at)}
                  </Link>
                ),
              },
              { key: 'by', head: m.scoring_run_by(), cell: (run) => run.byName ?? m.scoring_run_system() },
              {
                key: 'forms',
                head: m.scoring_run_forms(),
                cell: ({ forms }) => [forms.self, forms.peer, forms.superior].map(showCount).join(' · '),
              },
              { key: 'state', head: m.scoring_run_state(), cell: (run) => <RunState run={run} /> },
            ]}
            mid
            rowKey={(run) => run.id}
            rows={runs}
          />
        </Card>
      )}
      {list.total > list.pageSize && <Pagination {...list} to={to} />}
    </Section>
  );
}

/** The newest run waits to be reviewed: what scoring leads to. */
export function RunReady({ run }: { run: RunRow | undefined }) {
  if (!run || run.released) return null;
  const { self, peer, superior } = run.forms;
  return (
    <Banner kind="ok" title={m.scoring_run_ready({ at: showInstant(run.at) })}>
      <p>{m.scoring_run_ready_text({ count: showCount(self + peer + superior) })}</p>
      <LinkButton small to={`/scoring/run/${run.id}`} variant="secondary">
        {m.scoring_run_ready_do()}
      </LinkButton>
    </Banner>
  );
}
