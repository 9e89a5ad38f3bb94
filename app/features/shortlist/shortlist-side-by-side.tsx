import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Card, Section } from '~/components/card';
import { Dumbbell } from '~/components/chart/dumbbell';
import { Legend, LegendItem, Reading } from '~/components/chart/legend';
import { type Column, Table } from '~/components/page/table';
import { ruleTitle } from '~/features/nomination/eligibility/rule-words';
import { StatementText } from '~/features/nomination/file/statement-text';
import { FairFacts } from '~/features/scoring/report/fair-figures';
import type { SkillRow } from '~/features/scoring/result/view';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { statementParts } from '../nomination/nomination';
import { consentName, partName } from '../nomination/nomination-words';
import type { ComparedGroup } from './shortlist-comparison';
import type { NomineeRow } from './shortlist-queries.server';
import { askedOf, countsText, opinionName, outcomeWord, rulesText } from './shortlist-words';

/** A nominee as the comparison carries them: scores come apart, by skill. */
type ComparedRow = Omit<NomineeRow, 'detail'>;
type Props = { people: ComparedRow[]; groups: ComparedGroup[]; isReleased: boolean; awards: number };

/** One line of a table whose columns are people. */
type Line = { key: string; head: ReactNode; cell: (row: ComparedRow, index: number) => ReactNode };

export function SideBySide({ people, groups, isReleased, awards }: Props) {
  return (
    <>
      <Facing
        id="overview"
        lines={overviewOf(awards)}
        people={people}
        title={m.shortlist_compare_overview()}
      />
      {isReleased && (
        <Facing
          id="scores"
          intro={
            <>
              <Reading>{m.shortlist_compare_scores_read()}</Reading>
              <Legend>
                <LegendItem mark="self">{m.shortlist_legend_self()}</LegendItem>
                <LegendItem mark="peer">{m.shortlist_legend_peer()}</LegendItem>
                <LegendItem mark="superior">{m.shortlist_legend_superior()}</LegendItem>
              </Legend>
            </>
          }
          lines={groups.flatMap(scoreLines)}
          people={people}
          title={m.shortlist_compare_scores()}
        />
      )}
      <Facing
        id="statement"
        lines={statementParts.map((part) => ({
          key: part,
          head: partName(part),
          cell: (row) => (
            <div>
              <StatementText text={row.statement[part]} />
            </div>
          ),
        }))}
        people={people}
        title={m.shortlist_compare_statement()}
      />
      <Facing id="rules" lines={ruleLines(people)} people={people} title={m.shortlist_compare_rules()} />
      <Facing
        id="notes"
        lines={[
          {
            key: 'notes',
            head: m.shortlist_compare_notes(),
            cell: (row) => <Notes row={row} />,
          },
        ]}
        people={people}
        title={m.shortlist_compare_notes()}
      />
    </>
  );
}

/** People as columns; on a phone each line lists them under its heading. */
function Facing(props: {
  id: string;
  title: string;
  intro?: ReactNode;
  lines: Line[];
  people: ComparedRow[];
}) {
  const columns: Column<Line>[] = [
    { key: 'what', head: m.shortlist_compare_what(), rowHead: true, cell: (line) => line.head },
    ...props.people.map((one, index) => ({
      key: one.id,
      head: (
        <Link className="tap" to={`/shortlist/${one.id}`}>
          {one.name}
        </Link>
      ),
      label: one.name,
      cell: (line: Line) => line.cell(one, index),
    })),
  ];
  return (
    <Section id={props.id} title={props.title}>
      {props.intro}
      <Card kind="flush">
        <Table
          caption={props.title}
          captionHidden
          columns={columns}
          dense
          rowKey={(line) => line.key}
          rows={props.lines}
        />
      </Card>
    </Section>
  );
}

function overviewOf(awards: number): Line[] {
  const line = (key: string, head: string, cell: (row: ComparedRow) => ReactNode): Line => ({
    key,
    head,
    cell,
  });
  return [
    line('branch', m.shortlist_filter_unit(), (row) => `${row.branch}, ${row.unit}`),
    line('total', m.shortlist_score(), (row) => <FairFacts awards={awards} row={row} />),
    line('rules', m.shortlist_rules(), (row) => rulesText(askedOf(row.checks))),
    line('consent', m.shortlist_consent(), (row) => consentName(row.answer)),
    line('opinions', m.shortlist_opinions(), (row) =>
      row.isOwn ? m.shortlist_own_hidden() : countsText(row.opinions),
    ),
    line('listed', m.shortlist_listing(), (row) =>
      row.place === null ? m.shortlist_listed_none() : m.shortlist_listed_at({ place: row.place }),
    ),
  ];
}

/** The group's mean, then its skills. */
function scoreLines(group: ComparedGroup): Line[] {
  return [
    {
      key: group.code,
      head: (
        <>
          {group.name}
          <br />
          <span className="hint">{m.shortlist_compare_group()}</span>
        </>
      ),
      cell: (_row: ComparedRow, index: number) => <b className="num">{showScore(group.means[index])}</b>,
    },
    ...group.skills.map((skill) => ({
      key: skill.code,
      head: `${skill.code}. ${skill.name}`,
      cell: (_row: ComparedRow, index: number) => <Scores cell={skill.cells[index] ?? null} />,
    })),
  ];
}

/** The dots only repeat the words under them. */
function Scores({ cell }: { cell: SkillRow | null }) {
  if (!cell) return <span className="mute">{m.shortlist_compare_not_here()}</span>;
  const peer = cell.isPeerHidden
    ? m.shortlist_compare_peer_few()
    : m.shortlist_compare_peer({ score: showScore(cell.peer) });
  return (
    <div>
      <b className="num">{showScore(cell.others)}</b>
      <Dumbbell peer={cell.peer} self={cell.self} superior={cell.superior} />
      <span className="hint">
        {[
          m.shortlist_compare_self({ score: showScore(cell.self) }),
          peer,
          m.shortlist_compare_superior({ score: showScore(cell.superior) }),
        ].join(' · ')}
      </span>
    </div>
  );
}

/** Rules in the order of the files; a rule that a file was not asked has a dash. */
function ruleLines(people: ComparedRow[]): Line[] {
  const asked = new Map(people.flatMap((one) => one.checks.map((check) => [check.rule, check])));
  return [...asked.values()].map((check) => ({
    key: check.rule,
    head: ruleTitle(check),
    cell: (row) => {
      const seen = row.checks.find((one) => one.rule === check.rule);
      return seen ? outcomeWord(seen.outcome) : '–';
    },
  }));
}

function Notes({ row }: { row: ComparedRow }) {
  const notes = row.marks.filter((mark) => mark.note !== '');
  if (row.isOwn) return <>{m.shortlist_own_hidden()}</>;
  if (notes.length === 0) return <span className="mute">{m.shortlist_compare_notes_none()}</span>;
  return (
    <ul className="stack-s">
      {notes.map(({ by, opinion, note }) => (
        <li key={by}>{m.shortlist_compare_note_by({ by, opinion: opinionName(opinion), note })}</li>
      ))}
    </ul>
  );
}
