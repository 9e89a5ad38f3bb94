import { Link } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import type { Crumb } from '~/components/page/page';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { GradeList } from '../person/grade-list';
import { PeopleTable } from '../person/people-table';
import type { PersonLine } from '../person/queries.server';
import type { findUnit, ListedUnit, UnitAddress } from './queries.server';

type UnitView = Awaited<ReturnType<typeof findUnit>>;
type Paged = { page: number; pageSize: number };

/** From the top of the tree down; what the reader may not open is only named. */
export function unitCrumbs(unit: { name: string; ancestors: UnitAddress[] }): Crumb[] {
  return [
    ...unit.ancestors.map((link) => ({
      label: link.name,
      to: link.isReadable ? `/organisation/unit/${link.id}` : undefined,
    })),
    { label: unit.name },
  ];
}

export function UnitFacts({ unit }: { unit: UnitView }) {
  const until = unit.validTo ? m.people_until({ day: showDay(unit.validTo) }) : null;
  return (
    <Card id="facts" title={m.people_unit_facts()}>
      <div className="stack">
        {until && <Banner kind="warn" title={until} />}
        <DescriptionList
          items={[
            { key: 'code', term: m.people_field_code(), value: unit.code },
            { key: 'type', term: m.people_field_type(), value: unit.type.nameVi },
            { key: 'from', term: m.people_field_valid_from(), value: showDay(unit.validFrom) },
            ...kin('before', m.people_unit_predecessors(), unit.predecessors),
            ...kin('after', m.people_unit_successors(), unit.successors),
          ]}
        />
        <UnitActions unit={unit} />
      </div>
    </Card>
  );
}

function kin(key: string, term: string, links: UnitView['predecessors']) {
  if (links.length === 0) return [];
  const value = (
    <ul>
      {links.map((link) => (
        <li key={link.id}>
          {link.isReadable ? <Link to={`/organisation/unit/${link.id}`}>{link.name}</Link> : link.name}
          {link.note && <span className="mute"> · {link.note}</span>}
        </li>
      ))}
    </ul>
  );
  return [{ key, term, value }];
}

function UnitActions({ unit }: { unit: UnitView }) {
  const here = `/organisation/unit/${unit.id}`;
  if (!unit.may.change) return null;
  return (
    <Actions>
      <LinkButton icon="pen" small to={`${here}/edit`} variant="secondary">
        {m.people_unit_edit()}
      </LinkButton>
      {unit.parentId !== null && (
        <LinkButton small to={`${here}/move`} variant="quiet">
          {m.people_unit_move()}
        </LinkButton>
      )}
      {unit.validTo === null && (
        <LinkButton small to={`${here}/end`} variant="quiet">
          {m.people_unit_end()}
        </LinkButton>
      )}
    </Actions>
  );
}

/** The official grades of the unit: the rules of nominating read those of branches. */
export function UnitGrades({ unit }: { unit: UnitView }) {
  return (
    <Section
      aside={
        unit.may.manage && (
          <LinkButton icon="plus" small to={`/organisation/unit/${unit.id}/grade`} variant="secondary">
            {m.people_grade_add()}
          </LinkButton>
        )
      }
      id="grades"
      title={m.people_grades()}
    >
      <GradeList grades={unit.grades} />
    </Section>
  );
}

export function UnitChildren({ unit, page, pageSize }: { unit: UnitView } & Paged) {
  const { rows, total } = unit.children;
  const here = `/organisation/unit/${unit.id}`;
  if (unit.type.level === 'branch' && total === 0) return null;
  return (
    <Section
      aside={
        unit.may.add && (
          <LinkButton icon="plus" small to={`${here}/new`} variant="secondary">
            {m.people_unit_add()}
          </LinkButton>
        )
      }
      id="units"
      title={m.people_unit_children({ count: showCount(total) })}
    >
      {total === 0 ? (
        <EmptyState icon="table" title={m.people_unit_no_children()}>
          {m.people_unit_no_children_text()}
        </EmptyState>
      ) : (
        <>
          <Card kind="flush">
            <ChildrenTable rows={rows} />
          </Card>
          <Pagination
            label={m.people_col_units()}
            page={page}
            pageSize={pageSize}
            to={(to) => `${here}?page=${to}#units`}
            total={total}
          />
        </>
      )}
    </Section>
  );
}

/** Units side by side, with how many units and people stand below each. */
export function ChildrenTable({ rows }: { rows: ListedUnit[] }) {
  return (
    <Table
      caption={m.people_unit_children({ count: showCount(rows.length) })}
      captionHidden
      columns={[
        {
          key: 'name',
          head: m.people_col_unit(),
          rowHead: true,
          cell: (row) => <Link to={`/organisation/unit/${row.id}`}>{row.name}</Link>,
        },
        { key: 'code', head: m.people_field_code(), cell: (row) => row.code },
        { key: 'type', head: m.people_field_type(), cell: (row) => row.typeName },
        { key: 'units', head: m.people_col_units(), right: true, cell: (row) => showCount(row.units) },
        { key: 'people', head: m.people_col_people(), right: true, cell: (row) => showCount(row.people) },
        {
          key: 'state',
          head: m.people_col_state(),
          cell: (row) =>
            row.validTo ? (
              <Tag>{m.people_until({ day: showDay(row.validTo) })}</Tag>
            ) : (
              <Tag kind="ok">{m.people_unit_open()}</Tag>
            ),
        },
      ]}
      rowKey={(row) => row.id}
      rows={rows}
    />
  );
}

type UnitPeopleProps = {
  unit: UnitView;
  people: { rows: PersonLine[]; total: number };
  isPast: boolean;
} & Paged;

export function UnitPeople({ unit, people, isPast, page, pageSize }: UnitPeopleProps) {
  const here = `/organisation/unit/${unit.id}`;
  const title = isPast
    ? m.people_unit_past({ count: showCount(people.total) })
    : m.people_unit_people({ count: showCount(people.total) });
  return (
    <Section
      aside={
        unit.may.manage && (
          <LinkButton icon="plus" small to={`/organisation/person/new?unit=${unit.id}`} variant="secondary">
            {m.people_person_add()}
          </LinkButton>
        )
      }
      id="people"
      title={title}
    >
      {people.total === 0 ? (
        <EmptyState icon="users" title={isPast ? m.people_unit_no_past() : m.people_unit_no_people()} />
      ) : (
        <>
          <Card kind="flush">
            <PeopleTable caption={title} mayReplace={unit.may.manage && !isPast} rows={people.rows} />
          </Card>
          <Pagination
            page={page}
            pageSize={pageSize}
            to={(to) => `${here}?people=${to}${isPast ? '&past=yes' : ''}#people`}
            total={people.total}
          />
        </>
      )}
      <p>
        <Link className="tap" to={isPast ? `${here}#people` : `${here}?past=yes#people`}>
          {isPast ? m.people_unit_see_current() : m.people_unit_see_past()}
        </Link>
      </p>
    </Section>
  );
}
