import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { Chips } from '~/components/page/tabs';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { falseAlarms } from '../method/figures';
import type { RunFlagKind } from '../scoring';
import type { FlagRow, findFlags } from './flag-queries.server';
import { flagMeaning, flagQuestion, flagTag } from './flag-words';
import { runPath } from './tabs';

type Found = Awaited<ReturnType<typeof findFlags>>;

/** Kinds to choose from, then the one chosen: the question, what it may mean, where it was seen. */
export function FlagList({ found, kind }: { found: Found; kind: RunFlagKind }) {
  const { run, kinds, rows, total, page, pageSize } = found;
  const path = (one: RunFlagKind, at = 1) => `${runPath(run.id, 'flags')}?kind=${one}&page=${at}`;
  return (
    <div className="stack">
      <Chips
        items={kinds.map((one) => ({
          to: path(one.kind),
          label: m.scoring_flag_chip({ name: flagTag(one.kind), count: showCount(one.count) }),
          current: one.kind === kind,
        }))}
        label={m.scoring_flag_kinds()}
      />
      <Card title={flagQuestion(kind)}>
        <p className="prose">{flagMeaning(kind)}</p>
        <p className="hint">{falseAlarmText(kind)}</p>
      </Card>
      <Card kind="flush">
        <Table
          caption={flagTag(kind)}
          captionHidden
          columns={[
            {
              key: 'who',
              head: m.scoring_flag_who(),
              rowHead: true,
              cell: (row: FlagRow) =>
                row.rateeId === null ? (
                  labelsText(row.labels, kind)
                ) : (
                  <Link className="tap" to={`/result/${row.rateeId}`}>
                    {row.fullName}
                  </Link>
                ),
            },
            {
              key: 'where',
              head: m.scoring_flag_where(),
              cell: (row) => row.branch ?? row.unitName ?? m.scoring_flag_nowhere(),
            },
            { key: 'strength', head: m.scoring_flag_strength(), cell: (row) => strengthText(row) },
          ]}
          rowKey={(row) => row.id}
          rows={rows}
        />
      </Card>
      {total > pageSize && (
        <Pagination page={page} pageSize={pageSize} to={(at) => path(kind, at)} total={total} />
      )}
    </div>
  );
}

function falseAlarmText(kind: RunFlagKind): string {
  const measured = falseAlarms[kind];
  if (!measured) return m.scoring_flag_alarm_none();
  return m.scoring_flag_alarm({ flagged: showCount(measured.flagged), of: showCount(measured.of) });
}

function labelsText(labels: number[], kind: RunFlagKind): string {
  const isOfSeveral = kind === 'reciprocal_pair' || kind === 'ring';
  if (labels.length === 0) return isOfSeveral ? m.scoring_flag_unnamed_many() : m.scoring_flag_unnamed();
  return isOfSeveral
    ? m.scoring_flag_labels({ labels: labels.join(', ') })
    : m.scoring_flag_label({ label: labels[0]! });
}

/** How rarely chance alone gives as much, in whole numbers; without such a figure, that it stands out. */
function strengthText({ p }: FlagRow): string {
  if (p === null) return m.scoring_flag_strength_clear();
  const rare = Math.min(1_000_000, Math.max(1, Math.round(1 / Math.max(p, 1e-6))));
  const round = 10 ** Math.floor(Math.log10(rare));
  return m.scoring_flag_strength_chance({ one: showCount(Math.floor(rare / round) * round) });
}
