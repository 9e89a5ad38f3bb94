import { Link } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { HeatCell, HeatKey } from '~/components/chart/heat-cell';
import { SourceLine } from '~/components/chart/legend';
import { Pagination } from '~/components/page/pagination';
import { ScrollBox, Table } from '~/components/page/table';
import { Chips } from '~/components/page/tabs';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { frameworkText } from '~/features/cycle/cycle-settings-words';
import { showInstant } from '~/lib/date';
import { showCount, showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { extremesOf, type HeatColumn, type HeatRow, topicsOf } from './dashboard';
import { dashboardPath } from './dashboard-frame';
import { DownloadLinks } from './download-links';
import type { FoundMeans } from './means-queries.server';

type Props = { found: FoundMeans; cycle: CycleView; columns: string };

/** Unit × skill: the number stands in every cell, units by name, the unit itself first. */
export function HeatMap({ found, cycle, columns }: Props) {
  const { own, rows, groups, skills } = found;
  const shown = columnsOf(found, columns);
  const keep = { cycle: cycle.id, columns };
  const choices = [
    { value: 'groups', label: m.dashboard_means_columns_groups() },
    ...groups.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` })),
    { value: 'all', label: m.dashboard_means_columns_all() },
  ];
  return (
    <Section
      aside={<DownloadLinks cycleId={cycle.id} unitId={own.unitId} what="means" />}
      id="heat"
      title={m.dashboard_means_heat()}
    >
      <Chips
        items={choices.map(({ value, label }) => ({
          to: dashboardPath(own.unitId, 'means', { cycle: cycle.id, columns: value }),
          label,
          current: value === columns,
        }))}
        label={m.dashboard_means_columns()}
      />
      <HeatKey />
      <Card kind="flush">
        <ScrollBox label={m.dashboard_means_heat_scroll()}>
          <table className="heat">
            <caption className="sr">{m.dashboard_means_heat_caption()}</caption>
            <thead>
              {columns !== 'groups' && <GroupRow groups={groups} shown={shown} />}
              <tr>
                <th scope="col">{m.dashboard_unit()}</th>
                <th scope="col">{m.dashboard_means_total()}</th>
                {shown.map(({ code, name }) => (
                  <th key={code} scope="col">
                    <abbr title={name}>{code}</abbr>
                  </th>
                ))}
                <th scope="col">{m.dashboard_means_people()}</th>
              </tr>
            </thead>
            <tbody>
              <Row columns={shown} isTop row={own} />
              {rows.map((row) => (
                <Row
                  columns={shown}
                  key={row.unitId}
                  row={row}
                  to={dashboardPath(row.unitId, 'means', keep)}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </Card>
      {found.total > found.pageSize && (
        <Pagination
          page={found.page}
          pageSize={found.pageSize}
          to={(page) => dashboardPath(own.unitId, 'means', { ...keep, page })}
          total={found.total}
        />
      )}
      <SourceLine>
        {m.dashboard_means_source({
          cycle: cycle.name,
          framework: frameworkText(cycle),
          at: showInstant(found.run.at),
          people: showCount(own.people),
        })}
      </SourceLine>
      {rows.length > 0 && <Topics own={own} rows={rows} skills={skills} />}
    </Section>
  );
}

/** The columns an address asks for: the groups unless it names a group or all. */
function columnsOf({ groups, skills }: Pick<FoundMeans, 'groups' | 'skills'>, columns: string): HeatColumn[] {
  if (columns === 'groups') return groups;
  return columns === 'all' ? skills : skills.filter(({ group }) => group === columns);
}

/** What the map means, in a sentence. */
export function meansReading({ own, skills }: FoundMeans): string {
  const found = extremesOf(skills, own);
  if (!found) return m.dashboard_means_reading_few({ unit: own.name });
  const { weakest, strongest } = found;
  return m.dashboard_means_reading({
    unit: own.name,
    weak_code: weakest.code,
    weak: weakest.name,
    weak_mean: showScore(own.means[weakest.code]),
    strong_code: strongest.code,
    strong: strongest.name,
    strong_mean: showScore(own.means[strongest.code]),
  });
}

function GroupRow({ groups, shown }: { groups: HeatColumn[]; shown: HeatColumn[] }) {
  return (
    <tr>
      <td />
      <td />
      {groups
        .map((group) => ({ ...group, width: shown.filter((column) => column.group === group.code).length }))
        .filter(({ width }) => width > 0)
        .map(({ code, name, width }) => (
          <th className="grp" colSpan={width} key={code} scope="colgroup">
            {code}. {name}
          </th>
        ))}
      <td />
    </tr>
  );
}

function Row({
  row,
  columns,
  to,
  isTop,
}: {
  row: HeatRow;
  columns: HeatColumn[];
  to?: string;
  isTop?: boolean;
}) {
  const cell = (value: number | null | undefined) => ({ value: value ?? null, withheld: row.people > 0 });
  return (
    <tr className={isTop ? 'avg' : undefined}>
      <th scope="row">{to ? <Link to={to}>{row.name}</Link> : row.name}</th>
      <HeatCell {...hidden(cell(row.total))} />
      {columns.map(({ code }) => (
        <HeatCell key={code} {...hidden(cell(row.means[code]))} />
      ))}
      <td>{showCount(row.people)}</td>
    </tr>
  );
}

/** A number that is there is shown; one that is not is withheld where there are people at all. */
function hidden({ value, withheld }: { value: number | null; withheld: boolean }) {
  return { value, withheld: value === null && withheld };
}

function Topics({ skills, own, rows }: { skills: HeatColumn[]; own: HeatRow; rows: HeatRow[] }) {
  const topics = topicsOf(skills, own, rows);
  if (topics.length === 0) return null;
  return (
    <Card kind="flush">
      <Table
        caption={m.dashboard_topics()}
        columns={[
          {
            key: 'skill',
            head: m.dashboard_topics_skill(),
            rowHead: true,
            cell: ({ skill }: (typeof topics)[number]) => `${skill.code}. ${skill.name}`,
          },
          { key: 'mean', head: m.dashboard_topics_mean(), right: true, cell: ({ mean }) => showScore(mean) },
          {
            key: 'units',
            head: m.dashboard_topics_units(),
            cell: ({ units }) =>
              units.length > 0 ? units.join(', ') : <span className="mute">{m.dashboard_topics_none()}</span>,
          },
        ]}
        rowKey={({ skill }) => skill.code}
        rows={topics}
      />
    </Card>
  );
}
