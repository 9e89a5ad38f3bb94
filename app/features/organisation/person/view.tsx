import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Actions, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { showPhone } from '../naming/phone';
import { genderName, howName } from '../organisation-words';
import { GradeList } from './grade-list';
import { daysOf } from './people-table';
import type { findPerson } from './queries.server';

type PersonView = Awaited<ReturnType<typeof findPerson>>;

export function PersonDetails({ person }: { person: PersonView }) {
  const day = (value: string | null) => (value ? showDay(value) : '–');
  if (!person.isHeld)
    return (
      <Banner kind="info" title={m.people_person_elsewhere()}>
        {m.people_person_elsewhere_text()}
      </Banner>
    );
  return (
    <Card id="facts" title={m.people_person_facts()}>
      <div className="stack">
        <DescriptionList
          items={[
            {
              key: 'phone',
              term: m.people_field_phone(),
              value: person.phone ? showPhone(person.phone) : '–',
            },
            { key: 'email', term: m.people_field_email(), value: person.email ?? '–' },
            { key: 'born', term: m.people_field_born_on(), value: day(person.bornOn) },
            { key: 'gender', term: m.people_field_gender(), value: genderName(person.gender) },
            { key: 'joined', term: m.people_field_joined_on(), value: day(person.joinedUnionOn) },
            { key: 'code', term: m.people_field_member_code(), value: person.memberCode ?? '–' },
          ]}
        />
        {person.may.edit && (
          <Actions>
            <LinkButton icon="pen" small to={`/organisation/person/${person.id}/edit`} variant="secondary">
              {m.people_person_edit()}
            </LinkButton>
          </Actions>
        )}
      </div>
    </Card>
  );
}

export function PersonAppointments({ person, mayAppoint }: { person: PersonView; mayAppoint: boolean }) {
  return (
    <Section
      aside={
        mayAppoint && (
          <LinkButton
            icon="plus"
            small
            to={`/organisation/person/${person.id}/appointment/new`}
            variant="secondary"
          >
            {m.people_appoint()}
          </LinkButton>
        )
      }
      id="appointments"
      title={m.people_appointments()}
    >
      <Card kind="flush">
        <Table
          caption={m.people_appointments()}
          captionHidden
          columns={[
            { key: 'title', head: m.people_col_title(), rowHead: true, cell: (row) => row.titleName },
            {
              key: 'unit',
              head: m.people_col_unit(),
              cell: (row) =>
                row.isReadable ? (
                  <Link to={`/organisation/unit/${row.unitId}`}>{row.unitName}</Link>
                ) : (
                  row.unitName
                ),
            },
            { key: 'days', head: m.people_col_days(), cell: (row) => daysOf(row) },
            { key: 'how', head: m.people_field_how(), cell: (row) => howName(row.how) },
            {
              key: 'end',
              head: m.people_col_actions(),
              headHidden: true,
              label: ' ',
              cell: (row) =>
                row.mayEnd ? (
                  <Link className="tap" to={`/organisation/appointment/${row.id}/end`}>
                    {m.people_appointment_end()}
                  </Link>
                ) : null,
            },
          ]}
          rowKey={(row) => row.id}
          rows={person.appointments}
        />
      </Card>
    </Section>
  );
}

/** Honours, official grades, discipline: what later steps of the year read. */
export function PersonRecords({ person }: { person: PersonView }) {
  const add = (kind: string, label: string) =>
    person.may.recordFacts && (
      <LinkButton icon="plus" small to={`/organisation/person/${person.id}/${kind}/new`} variant="secondary">
        {label}
      </LinkButton>
    );
  return (
    <>
      <Section aside={add('honour', m.people_honour_add())} id="honours" title={m.people_honours()}>
        {person.honours.length === 0 ? (
          <EmptyState icon="star" title={m.people_honours_none()} />
        ) : (
          <ul className="tasks">
            {person.honours.map((row) => (
              <li className="task" key={row.id}>
                <div>
                  <b>{row.name}</b>
                  <p>
                    {[row.issuer, row.decisionNumber, row.decidedOn && showDay(row.decidedOn)]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  {row.revokedOn && (
                    <p>
                      {m.people_honour_revoked({
                        day: showDay(row.revokedOn),
                        reason: row.revokedReason ?? '',
                      })}
                    </p>
                  )}
                </div>
                <Tag kind={row.revokedOn ? 'late' : 'honour'}>{row.year}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {person.isHeld && <HeldRecords add={add} person={person} />}
    </>
  );
}

/** What only the unit that looks after the person sees. */
function HeldRecords({
  person,
  add,
}: {
  person: PersonView;
  add: (kind: string, label: string) => ReactNode;
}) {
  return (
    <>
      <Section aside={add('grade', m.people_grade_add())} id="grades" title={m.people_grades()}>
        <GradeList grades={person.grades} />
      </Section>
      <Section
        aside={add('discipline', m.people_discipline_add())}
        id="disciplines"
        title={m.people_disciplines()}
      >
        {person.disciplines.length === 0 ? (
          <EmptyState icon="shield" title={m.people_disciplines_none()} />
        ) : (
          <ul className="tasks">
            {person.disciplines.map((row) => (
              <li className="task" key={row.id}>
                <div>
                  <b>{row.form}</b>
                  {row.source && <p>{row.source}</p>}
                </div>
                <Tag kind="warn">{daysOf(row)}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
