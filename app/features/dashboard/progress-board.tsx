import { Link } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { Kpis } from '~/components/chart/kpis';
import { SourceLine } from '~/components/chart/legend';
import { Meter } from '~/components/chart/progress';
import { Pagination } from '~/components/page/pagination';
import { type Column, Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { showInstant } from '~/lib/date';
import { showCount, showPercent } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { furthestBehind, isCallTime, type LateKind } from './dashboard';
import { dashboardPath } from './dashboard-frame';
import { formKindName } from './dashboard-words';
import { DownloadLinks } from './download-links';
import type { ProgressRow, readProgress } from './progress-queries.server';

type Progress = Awaited<ReturnType<typeof readProgress>>;

type Props = {
  progress: Progress;
  cycle: Pick<CycleView, 'id' | 'state' | 'windows'>;
  kinds: LateKind[];
  late: number;
  now: Date;
};

/** Four figures, then each unit below with what it has sent. */
export function ProgressBoard({ progress, cycle, kinds, late, now }: Props) {
  const { own, rows } = progress;
  const share = (kind: LateKind) =>
    kinds.includes(kind) ? showPercent(own[kind].sent, own[kind].asked) : m.dashboard_not_open();
  const label = (kind: LateKind) => (kinds.includes(kind) ? sentLabels[kind]() : formKindName(kind));
  return (
    <>
      <Kpis
        items={[
          { key: 'self', value: share('self'), label: label('self') },
          { key: 'peer', value: share('peer'), label: label('peer') },
          { key: 'superior', value: share('superior'), label: label('superior') },
          {
            key: 'late',
            value: showCount(late),
            label: m.dashboard_kpi_late(),
            late: late > 0 && isCallTime(cycle, now),
          },
        ]}
      />
      {rows.length > 0 && (
        <Section
          aside={<DownloadLinks cycleId={cycle.id} unitId={own.unitId} what="progress" />}
          id="children"
          title={m.dashboard_children()}
        >
          <Card kind="flush">
            <Table
              caption={m.dashboard_children()}
              captionHidden
              columns={columnsOf(cycle.id, kinds)}
              mid
              rowKey={(row) => row.unitId}
              rows={rows}
            />
          </Card>
          {progress.total > progress.pageSize && (
            <Pagination
              page={progress.page}
              pageSize={progress.pageSize}
              to={(page) => dashboardPath(own.unitId, 'progress', { cycle: cycle.id, page })}
              total={progress.total}
            />
          )}
        </Section>
      )}
      <SourceLine>{m.dashboard_updated({ at: showInstant(now) })}</SourceLine>
    </>
  );
}

const sentLabels: Record<LateKind, () => string> = {
  self: m.dashboard_kpi_self,
  peer: m.dashboard_kpi_peer,
  superior: m.dashboard_kpi_superior,
};

/** What the page means, in a sentence. */
export function progressReading({ own, rows }: Progress, kinds: LateKind[], late: number): string {
  if (kinds.length === 0) return m.dashboard_reading_not_begun();
  const worst = furthestBehind(rows, kinds);
  const isAllSent = kinds.every((kind) => own[kind].sent >= own[kind].asked);
  if (isAllSent) return m.dashboard_reading_all_sent({ unit: own.name });
  const counts = { sent: showCount(own.self.sent), asked: showCount(own.self.asked) };
  return worst
    ? m.dashboard_reading_behind({ ...counts, worst: worst.name })
    : m.dashboard_reading_plain({ ...counts, people: showCount(late) });
}

function columnsOf(cycleId: number, kinds: LateKind[]): Column<ProgressRow>[] {
  const meter = (kind: LateKind): Column<ProgressRow> => ({
    key: kind,
    head: formKindName(kind),
    cell: (row) =>
      kinds.includes(kind) ? (
        <Meter
          label={m.dashboard_meter({ kind: formKindName(kind), unit: row.name })}
          max={row[kind].asked}
          value={row[kind].sent}
        />
      ) : (
        <span className="mute">{m.dashboard_not_open()}</span>
      ),
  });
  return [
    {
      key: 'unit',
      head: m.dashboard_unit(),
      rowHead: true,
      cell: (row) => (
        <Link className="tap" to={dashboardPath(row.unitId, 'progress', { cycle: cycleId })}>
          {row.name}
        </Link>
      ),
    },
    { key: 'ratees', head: m.dashboard_ratees(), right: true, cell: (row) => showCount(row.ratees) },
    meter('self'),
    meter('peer'),
    meter('superior'),
    { key: 'state', head: m.dashboard_state(), cell: (row) => <State kinds={kinds} row={row} /> },
  ];
}

function State({ row, kinds }: { row: ProgressRow; kinds: LateKind[] }) {
  const missing = kinds.reduce((sum, kind) => sum + Math.max(0, row[kind].asked - row[kind].sent), 0);
  if (kinds.length === 0) return <span className="mute">{m.dashboard_state_wait()}</span>;
  if (missing > 0) return <Tag kind="warn">{m.dashboard_state_missing({ count: showCount(missing) })}</Tag>;
  return (
    <Tag icon="check" kind="ok">
      {m.dashboard_state_done()}
    </Tag>
  );
}
