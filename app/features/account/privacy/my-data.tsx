import { Link } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Section } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Table } from '~/components/page/table';
import { showPhone } from '~/features/organisation/naming/phone';
import { showDay, showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { findMyAccount, findMyData } from './my-data-queries.server';

type MyData = Awaited<ReturnType<typeof findMyData>>;
type Notice = Pick<Awaited<ReturnType<typeof findMyAccount>>, 'noticeVersion' | 'noticeAt'>;

const day = (value: string | null) => (value ? showDay(value) : m.common_no_data());
const grades: Record<string, () => string> = {
  EXCELLENT: m.account_grade_excellent,
  GOOD: m.account_grade_good,
  FULFILLED: m.account_grade_fulfilled,
  NOT_FULFILLED: m.account_grade_not_fulfilled,
};
const genders = { male: m.account_gender_male, female: m.account_gender_female };

/** What the organisation holds about the reader, and how to take it along. */
export function MyData({ data, notice }: { data: MyData; notice: Notice }) {
  return (
    <>
      <Section id="person" title={m.account_held_title()}>
        <DescriptionList items={details(data.person, notice)} />
        <p>
          <LinkButton icon="down" reloadDocument to="/account/data" variant="secondary">
            {m.account_download()}
          </LinkButton>
        </p>
        <p>
          <Link to="/result">{m.account_results_link()}</Link>
        </p>
        <p>
          <Link to="/inbox">{m.account_inbox_link()}</Link>
        </p>
      </Section>
      <Section id="appointments" title={m.account_appointments_title()}>
        <Table
          caption={m.account_appointments_title()}
          captionHidden
          columns={[
            { key: 'seat', head: m.account_seat(), rowHead: true, cell: (row) => row.titleName },
            { key: 'unit', head: m.account_unit(), cell: (row) => row.unitName },
            { key: 'from', head: m.account_from_on(), cell: (row) => showDay(row.fromOn) },
            {
              key: 'to',
              head: m.account_to_on(),
              cell: (row) => (row.toOn ? showDay(row.toOn) : m.account_in_force()),
            },
          ]}
          rowKey={(row) => `${row.unitName}-${row.titleName}-${row.fromOn}`}
          rows={data.appointments}
        />
      </Section>
      <Honours honours={data.honours} />
      <Grades rows={data.grades} />
      {data.disciplines.length > 0 && (
        <Section id="discipline" title={m.account_discipline_title()}>
          <Table
            caption={m.account_discipline_title()}
            captionHidden
            columns={[
              { key: 'form', head: m.account_discipline_form(), rowHead: true, cell: (row) => row.form },
              { key: 'from', head: m.account_from_on(), cell: (row) => showDay(row.fromOn) },
              { key: 'to', head: m.account_to_on(), cell: (row) => day(row.toOn) },
            ]}
            rowKey={(row) => `${row.form}-${row.fromOn}`}
            rows={data.disciplines}
          />
        </Section>
      )}
    </>
  );
}

function details(person: MyData['person'], { noticeVersion, noticeAt }: Notice) {
  const none = m.common_no_data();
  return [
    { key: 'name', term: m.account_setup_full_name(), value: person.fullName },
    { key: 'phone', term: m.account_phone(), value: person.phone ? showPhone(person.phone) : none },
    { key: 'email', term: m.account_email(), value: person.email ?? none },
    { key: 'born', term: m.account_born_on(), value: day(person.bornOn) },
    { key: 'gender', term: m.account_gender(), value: person.gender ? genders[person.gender]() : none },
    { key: 'joined', term: m.account_joined_union_on(), value: day(person.joinedUnionOn) },
    { key: 'member', term: m.account_member_code(), value: person.memberCode ?? none },
    {
      key: 'notice',
      term: m.account_notice(),
      value:
        noticeVersion && noticeAt
          ? m.account_notice_value({ version: noticeVersion, at: showInstant(noticeAt) })
          : m.account_notice_unread(),
    },
  ];
}

function Honours({ honours }: { honours: MyData['honours'] }) {
  return (
    <Section id="honours" title={m.account_honours_title()}>
      {honours.length === 0 ? (
        <p className="mute">{m.account_honours_none()}</p>
      ) : (
        <Table
          caption={m.account_honours_title()}
          captionHidden
          columns={[
            { key: 'year', head: m.account_year(), cell: (row) => row.year },
            { key: 'name', head: m.account_honour(), rowHead: true, cell: honourName },
            { key: 'issuer', head: m.account_issuer(), cell: (row) => row.issuer },
          ]}
          rowKey={(row) => `${row.year}-${row.name}`}
          rows={honours}
        />
      )}
    </Section>
  );
}

/** A revoked honour says so wherever it is shown. */
function honourName({ name, revokedOn }: MyData['honours'][number]): string {
  return revokedOn ? m.account_honour_revoked({ name, day: showDay(revokedOn) }) : name;
}

function Grades({ rows }: { rows: MyData['grades'] }) {
  return (
    <Section id="grades" title={m.account_grades_title()}>
      {rows.length === 0 ? (
        <p className="mute">{m.account_grades_none()}</p>
      ) : (
        <Table
          caption={m.account_grades_title()}
          captionHidden
          columns={[
            { key: 'year', head: m.account_year(), rowHead: true, cell: (row) => row.year },
            { key: 'grade', head: m.account_grade(), cell: (row) => grades[row.grade]?.() ?? row.grade },
          ]}
          rowKey={(row) => row.year}
          rows={rows}
        />
      )}
    </Section>
  );
}
