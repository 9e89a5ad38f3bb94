import { Link } from '@remix-run/react';
import { IntervalAxis, IntervalRow } from '~/components/chart/interval-bar';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { flagTag } from '../report/flag-words';
import type { StandingRow } from './queries.server';
import { domainOf, inHundred, largeShift, ticksOf } from './standing';

type Props = {
  caption: string;
  rows: StandingRow[];
  /** The stretch of the scale all tables of the page share. */
  domain: [number, number];
  /** Fair score at the last place. */
  cut: number | undefined;
  rowClass?: (row: StandingRow) => string | undefined;
};

/** People with their intervals on one axis; what is worth a look stands beside the figures. */
export function StandingTable({ caption, rows, domain, cut, rowClass }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      className="room"
      columns={[
        {
          key: 'name',
          head: m.scoring_standing_person(),
          rowHead: true,
          cell: (row: StandingRow) => (
            <>
              <Link className="tap" to={`/result/${row.rateeId}`}>
                {row.fullName}
              </Link>
              <span className="hint blk">{[row.unitName, row.parentName].filter(Boolean).join(' · ')}</span>
            </>
          ),
        },
        {
          key: 'interval',
          head: (
            <>
              <IntervalAxis cut={cut} domain={domain} ticks={ticksOf(domain)} />
              <span className="sr">
                {m.scoring_standing_axis({ low: showScore(domain[0]), high: showScore(domain[1]) })}
              </span>
            </>
          ),
          full: true,
          cellClass: () => 'plot',
          cell: (row) =>
            row.fair === null ? (
              <span className="mute">{m.scoring_standing_no_fair()}</span>
            ) : (
              <IntervalRow cut={cut} domain={domain} high={row.high!} low={row.low!} value={row.fair} />
            ),
        },
        {
          key: 'fair',
          head: m.scoring_standing_fair(),
          right: true,
          cell: (row) => <b>{showScore(row.fair)}</b>,
        },
        { key: 'raw', head: m.scoring_standing_raw(), right: true, cell: (row) => showScore(row.total) },
        {
          key: 'times',
          head: m.scoring_standing_times(),
          right: true,
          cell: (row) => (row.pTop === null ? showScore(null) : timesText(row.pTop)),
        },
        {
          key: 'looks',
          head: m.scoring_standing_looks(),
          cellClass: (row) => (looksOf(row).length === 0 ? 'none' : undefined),
          cell: (row) => <Looks looks={looksOf(row)} />,
        },
      ]}
      dense
      mid
      rowClass={rowClass}
      rowKey={(row) => row.rateeId}
      rows={rows}
    />
  );
}

/** The axis of all tables of a page. */
export function pageDomain(rows: readonly StandingRow[], cut: number | undefined): [number, number] {
  const intervals = rows.flatMap(({ low, high }) => (low === null || high === null ? [] : [{ low, high }]));
  return domainOf(cut === undefined ? intervals : [...intervals, { low: cut, high: cut }]);
}

/** "63", "dưới 1", "trên 99". */
function timesText(p: number): string {
  const { times, edge } = inHundred(p);
  if (edge === 'none') return m.scoring_standing_times_none();
  return edge === 'all' ? m.scoring_standing_times_all() : String(times);
}

function looksOf(row: StandingRow): string[] {
  const shift = row.fair !== null && row.total !== null ? row.fair - row.total : 0;
  return [
    ...(row.link === 'weak' ? [m.scoring_link_weak()] : []),
    ...(row.link === 'disconnected' ? [m.scoring_link_disconnected()] : []),
    ...(Math.abs(shift) >= largeShift
      ? [shift > 0 ? m.scoring_standing_shift_up() : m.scoring_standing_shift_down()]
      : []),
    ...(row.isPeerWithheld ? [m.scoring_standing_peers_few()] : []),
    ...row.flags.map(flagTag),
  ];
}

function Looks({ looks }: { looks: string[] }) {
  if (looks.length === 0) return <span className="mute">–</span>;
  return (
    <span className="row">
      {looks.map((text) => (
        <Tag icon="flag" key={text} kind="warn">
          {text}
        </Tag>
      ))}
    </span>
  );
}
