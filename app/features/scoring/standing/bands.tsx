import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Legend, LegendItem, SourceLine } from '~/components/chart/legend';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Tag, type TagKind } from '~/components/tag';
import { frameworkText } from '~/features/cycle/cycle-settings-words';
import { showInstant } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { runPath } from '../report/tabs';
import type { findRawOrder, findStanding } from './queries.server';
import type { StandingGroup } from './standing';
import { pageDomain, StandingTable } from './table';

type Found = Awaited<ReturnType<typeof findStanding>>;

/** Three bands with the cut between them, then those who stand apart; inside a band by name. */
export function Bands({ found, only }: { found: Found; only: StandingGroup | null }) {
  const { run, groups } = found;
  const shown = only ? groups.filter(({ group }) => group === only) : groups;
  const cut = run.summary?.model?.cut ?? undefined;
  const domain = pageDomain(
    shown.flatMap(({ rows }) => rows),
    cut,
  );
  return (
    <div className="stack">
      {run.summary?.model?.isDistinct === false && (
        <Banner kind="warn">{m.scoring_standing_not_distinct()}</Banner>
      )}
      {!found.linked && <Banner kind="warn">{m.scoring_standing_no_links()}</Banner>}
      <StandingLegend awards={awardsOf(found)} />
      <Card kind="flush">
        <h2 className="sr">{m.scoring_standing_bands()}</h2>
        {shown
          .filter(({ size }) => size > 0 || only)
          .map((one) => (
            <Group cut={cut} domain={domain} found={found} key={one.group} one={one} only={only} />
          ))}
      </Card>
      <StandingSource found={found} />
    </div>
  );
}

type GroupProps = {
  found: Found;
  one: Found['groups'][number];
  only: StandingGroup | null;
  domain: [number, number];
  cut: number | undefined;
};

function Group({ found, one: { group, size, rows }, only, domain, cut }: GroupProps) {
  const awards = awardsOf(found);
  const words = groupWords[group](awards, found.run.options.formsNeeded ?? 0);
  const to = (page: number) => `${runPath(found.run.id, 'standing')}?group=${group}&page=${page}`;
  return (
    <>
      {group === 'council' && !only && <p className="cutline">{m.scoring_standing_cut({ awards })}</p>}
      <div className="band-h">
        <h3>
          {words.name} <Tag kind={words.tag}>{m.scoring_standing_people({ count: showCount(size) })}</Tag>
        </h3>
        <p className="sm mute">{words.meaning}</p>
      </div>
      {rows.length > 0 && <StandingTable caption={words.name} cut={cut} domain={domain} rows={rows} />}
      {only && rows.length === 0 && <EmptyState title={m.scoring_standing_group_none()} />}
      {!only && rows.length < size && (
        <p className="pad">
          <Link className="tap" to={to(1)}>
            {m.scoring_standing_all({ count: showCount(size) })}
          </Link>
        </p>
      )}
      {only && size > found.pageSize && (
        <Pagination page={found.page} pageSize={found.pageSize} to={to} total={size} />
      )}
    </>
  );
}

type RawFound = Awaited<ReturnType<typeof findRawOrder>>;

/** The order by raw scores, with the model's figures beside it: what would change, and by how much. */
export function RawOrder({ found }: { found: RawFound }) {
  const { run, rows, total, page, pageSize } = found;
  const awards = awardsOf(found);
  const cut = run.summary?.model?.cut ?? undefined;
  const before = awards - (page - 1) * pageSize;
  const inside = rows.slice(0, Math.max(0, before));
  const outside = rows.slice(inside.length);
  const table = { caption: m.scoring_standing_raw_order(), cut, domain: pageDomain(rows, cut) };
  return (
    <div className="stack">
      <StandingLegend awards={awards} />
      <Card kind="flush">
        <h2 className="sr">{m.scoring_standing_raw_order()}</h2>
        {rows.length === 0 && <EmptyState title={m.scoring_standing_raw_none()} />}
        {inside.length > 0 && <StandingTable {...table} rows={inside} />}
        {inside.length > 0 && outside.length > 0 && (
          <p className="cutline">{m.scoring_standing_raw_cut({ awards })}</p>
        )}
        {outside.length > 0 && <StandingTable {...table} rows={outside} />}
      </Card>
      {total > pageSize && (
        <Pagination
          page={page}
          pageSize={pageSize}
          to={(next) => `${runPath(run.id, 'standing')}?order=raw&page=${next}`}
          total={total}
        />
      )}
      <StandingSource found={found} />
    </div>
  );
}

function StandingLegend({ awards }: { awards: number }) {
  return (
    <Legend>
      <LegendItem mark="peer">{m.scoring_standing_legend_fair()}</LegendItem>
      <LegendItem mark="band">{m.scoring_standing_legend_interval()}</LegendItem>
      <LegendItem mark="cut">{m.scoring_standing_legend_cut({ awards })}</LegendItem>
    </Legend>
  );
}

function StandingSource({ found: { run, cycle } }: { found: Pick<Found, 'run' | 'cycle'> }) {
  return (
    <SourceLine>
      {m.scoring_standing_source({
        cycle: cycle.name,
        framework: frameworkText(cycle),
        at: showInstant(run.at),
        engine: run.engineVersion,
        draws: showCount(run.summary?.model?.draws ?? 0),
      })}
    </SourceLine>
  );
}

export const awardsOf = ({ run, cycle }: Pick<Found, 'run' | 'cycle'>) =>
  run.options.awards ?? cycle.settings.awards;

type Words = { name: string; tag: TagKind; meaning: string };

const groupWords: Record<StandingGroup, (awards: number, needed: number) => Words> = {
  likely: (awards) => ({
    name: m.scoring_band_likely(),
    tag: 'ok',
    meaning: m.scoring_band_likely_means({ awards }),
  }),
  council: (awards) => ({
    name: m.scoring_band_council(),
    tag: 'go',
    meaning: m.scoring_band_council_means({ awards }),
  }),
  unlikely: (awards) => ({
    name: m.scoring_band_unlikely(),
    tag: 'plain',
    meaning: m.scoring_band_unlikely_means({ awards }),
  }),
  unlinked: () => ({
    name: m.scoring_standing_unlinked(),
    tag: 'warn',
    meaning: m.scoring_standing_unlinked_means(),
  }),
  few: (_, needed) => ({
    name: m.scoring_standing_few(),
    tag: 'warn',
    meaning: m.scoring_standing_few_means({ needed }),
  }),
};
