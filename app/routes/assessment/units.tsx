import { Link, useLoaderData } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { Meter } from '~/components/chart/progress';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { load } from '~/features/account/request.server';
import { refuseToSeeProgress } from '~/features/assessment/assessment-policy';
import { listAssignmentUnits } from '~/features/assessment/assignment/queries.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { readablePaths } from '~/features/organisation/actor';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.assignment_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  must(refuseToSeeProgress(actor, { paths: readablePaths(actor) }));
  const cycle = await running();
  const units = cycle && (await listAssignmentUnits(db, actor, { cycle, page: pageParam(url) }));
  return { now, cycle: cycle && { state: cycle.state, windows: cycle.windows }, units };
});

export default function Assessments() {
  const { now, cycle, units } = useLoaderData<typeof loader>();
  const isMissing = (units?.withoutPeers ?? 0) > 0;
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: isMissing ? m.assignment_next_assign() : m.assignment_next_follow(),
        audience: m.assignment_audience(),
        phase: 'peer',
        isDone: !isMissing,
      })}
      reading={units ? readingOf(units) : undefined}
      title={m.assignment_title()}
    >
      {!units || units.total === 0 ? (
        <EmptyState icon="users" level={2} title={m.assignment_empty()}>
          {m.assignment_empty_text()}
        </EmptyState>
      ) : (
        <Section id="units" title={m.assignment_units()}>
          <Card kind="flush">
            <Table
              caption={m.assignment_units()}
              captionHidden
              columns={[
                {
                  key: 'name',
                  head: m.assignment_unit(),
                  rowHead: true,
                  cell: (row) => (
                    <Link className="tap" to={`/assessment/assignment/${row.unitId}`}>
                      {row.name}
                    </Link>
                  ),
                },
                { key: 'peers', head: m.assignment_peers(), cell: peersTag },
                {
                  key: 'self',
                  head: m.assignment_self(),
                  cell: (row) => (
                    <Sent
                      label={m.assignment_self_of({ unit: row.name })}
                      asked={row.self}
                      sent={row.selfSent}
                    />
                  ),
                },
                {
                  key: 'peer',
                  head: m.assignment_peer(),
                  cell: (row) => (
                    <Sent
                      label={m.assignment_peer_of({ unit: row.name })}
                      asked={row.peer}
                      sent={row.peerSent}
                    />
                  ),
                },
                {
                  key: 'superior',
                  head: m.assignment_superior(),
                  cell: (row) => (
                    <Sent
                      label={m.assignment_superior_of({ unit: row.name })}
                      asked={row.superior}
                      sent={row.superiorSent}
                    />
                  ),
                },
              ]}
              mid
              rowKey={(row) => row.unitId}
              rows={units.rows}
            />
          </Card>
          <Pagination
            page={units.page}
            pageSize={units.pageSize}
            to={(page) => `/assessment?page=${page}`}
            total={units.total}
          />
        </Section>
      )}
    </AppPage>
  );
}

function readingOf(units: { ratees: number; withoutPeers: number; shortOfPeers: number }): string {
  const { ratees, withoutPeers, shortOfPeers } = units;
  if (withoutPeers > 0) return m.assignment_reading_missing({ missing: withoutPeers, ratees });
  if (shortOfPeers > 0) return m.assignment_reading_short({ short: shortOfPeers, ratees });
  return m.assignment_reading_done({ ratees });
}

/** Where nobody was asked there is nothing to measure. */
function Sent({ asked, sent, label }: { asked: number; sent: number; label: string }) {
  if (asked === 0) return <span className="mute">{m.assignment_nobody_asked()}</span>;
  return <Meter label={label} max={asked} value={sent} />;
}

function peersTag({ without, short, ratees }: { without: number; short: number; ratees: number }) {
  if (without > 0) return <Tag kind="late">{m.assignment_tag_without({ count: without, ratees })}</Tag>;
  if (short > 0) return <Tag kind="warn">{m.assignment_tag_short({ count: short })}</Tag>;
  return (
    <Tag icon="check" kind="ok">
      {m.assignment_tag_done()}
    </Tag>
  );
}
