import { Card, Section } from '~/components/card';
import { Dumbbell, DumbbellAxis } from '~/components/chart/dumbbell';
import { GapChip } from '~/components/chart/gap-chip';
import { Legend, LegendItem, Reading } from '~/components/chart/legend';
import { Banner } from '~/components/page/banner';
import { type Column, Table } from '~/components/page/table';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { FoundResult, ShownResult } from './queries.server';
import type { ResultView, SkillRow } from './view';

/** Three sources a skill: the table is the chart, the dots only repeat it. */
export function ResultTable({ found, shown }: { found: FoundResult; shown: ShownResult }) {
  const { view, isPeerWithheld, options } = shown;
  return (
    <Section id="sources" title={headOf(view.sources)}>
      <Reading>{comparedText(view.compared, found.isOwn)}</Reading>
      {isPeerWithheld && (
        <Banner title={m.scoring_result_few_peers_head()}>
          {m.scoring_result_few_peers_why({ needed: options.peersNeeded })}
        </Banner>
      )}
      <Legend>
        <LegendItem mark="self">{m.scoring_result_self()}</LegendItem>
        {!isPeerWithheld && <LegendItem mark="peer">{m.scoring_result_peer()}</LegendItem>}
        <LegendItem mark="superior">{m.scoring_result_superior()}</LegendItem>
        <span>
          <GapChip gap={0.5} /> {m.scoring_result_gap_higher()}
        </span>
        <span>
          <GapChip gap={-0.5} /> {m.scoring_result_gap_lower()}
        </span>
      </Legend>
      <Card kind="flush">
        <Table
          caption={m.scoring_result_table_caption()}
          captionHidden
          className="tri"
          columns={columns}
          dense
          mid
          rowKey={(row) => row.code}
          rows={view.rows}
        />
      </Card>
    </Section>
  );
}

/** Only as many sources as have something to show. */
function headOf(sources: number): string {
  if (sources === 3) return m.scoring_result_sources_three();
  return sources === 2 ? m.scoring_result_sources_two() : m.scoring_result_sources();
}

const columns: Column<SkillRow>[] = [
  {
    key: 'skill',
    get head() {
      return m.scoring_result_skill();
    },
    rowHead: true,
    cell: (row) => `${row.code}. ${row.name}`,
  },
  {
    key: 'plot',
    get head() {
      return (
        <>
          <span className="sr">{m.scoring_result_plot()}</span>
          <DumbbellAxis />
        </>
      );
    },
    full: true,
    cellClass: () => 'plot',
    cell: (row) => <Dumbbell peer={row.peer} self={row.self} superior={row.superior} />,
  },
  source('self', m.scoring_result_self, (row) => scoreOf(row.self)),
  source('peer', m.scoring_result_peer, (row) =>
    row.isPeerHidden ? <span className="mute">{m.scoring_result_few_peers()}</span> : showScore(row.peer),
  ),
  source('superior', m.scoring_result_superior, (row) => scoreOf(row.superior)),
  source('gap', m.scoring_result_gap, (row) => <GapChip gap={row.gap} />),
];

/** Heads are read at render, in the language of the request. */
function source(key: string, label: () => string, cell: Column<SkillRow>['cell']): Column<SkillRow> {
  return {
    key,
    get head() {
      return label();
    },
    right: true,
    cell,
  };
}

function scoreOf(value: number | null) {
  return value === null ? <span className="mute">{m.scoring_result_not_rated()}</span> : showScore(value);
}

function comparedText({ same, all, higher, lower }: ResultView['compared'], isOwn: boolean): string {
  if (all === 0) return m.scoring_result_sources_none();
  return [
    isOwn
      ? m.scoring_result_sources_read_own({ same, all })
      : m.scoring_result_sources_read_other({ same, all }),
    higher.length > 0 && m.scoring_result_sources_higher({ codes: higher.join(', ') }),
    lower.length > 0 && m.scoring_result_sources_lower({ codes: lower.join(', ') }),
  ]
    .filter(Boolean)
    .join(' ');
}
