import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateField } from '~/components/form/date-field';
import { SelectField, TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { usePostForm } from '~/components/form/use-post-form';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { knownSuccessorForm, newSuccessorForm } from '../organisation-form';
import { organisationIssueTexts } from '../organisation-words';
import { emptyPerson, HowField, PersonFields, type Values } from '../person/forms';

type Candidate = { personId: number; fullName: string; titleName: string; unitName: string };
type FormProps = { day: string; backTo: string; action: string };

/** The successor serves already: here, or in a unit beside this one. */
export function KnownSuccessorForm({
  candidates,
  day,
  backTo,
  action,
}: FormProps & { candidates: Candidate[] }) {
  const post = usePostForm<Values>(
    knownSuccessorForm as never,
    { personId: '', fromOn: day, how: '' },
    organisationIssueTexts,
  );
  return (
    <FormFrame action={action} backTo={backTo} post={post}>
      <SelectField
        {...post.field('personId')}
        defaultValue={post.getValues('personId')}
        label={m.people_replace_who()}
        options={candidates.map((row) => ({
          value: String(row.personId),
          label: m.people_replace_candidate({ name: row.fullName, title: row.titleName, unit: row.unitName }),
        }))}
        prompt
      />
      <BeginFields post={post} />
    </FormFrame>
  );
}

/** The successor is new to the list. */
export function NewSuccessorForm({ day, backTo, action }: FormProps) {
  const post = usePostForm<Values>(
    newSuccessorForm as never,
    { ...emptyPerson, fromOn: day, how: '' },
    organisationIssueTexts,
  );
  return (
    <FormFrame action={action} backTo={backTo} post={post}>
      <PersonFields post={post} />
      <BeginFields post={post} />
    </FormFrame>
  );
}

function BeginFields({ post }: { post: ReturnType<typeof usePostForm<Values>> }) {
  const fromOn = { ...post.field('fromOn'), defaultValue: post.getValues('fromOn') };
  return (
    <>
      <DateField {...fromOn} hint={m.people_replace_from_hint()} label={m.people_replace_from()} />
      <HowField post={post} />
    </>
  );
}

/** What the act does beyond the seat, said before it is done. */
export function ReplacementEffects({ hasCycle }: { hasCycle: boolean }) {
  return (
    <Card title={m.people_replace_effects()}>
      <ul className="prose stack-s">
        <li>{m.people_replace_effect_seat()}</li>
        {hasCycle && (
          <>
            <li>{m.people_replace_effect_sent()}</li>
            <li>{m.people_replace_effect_unsent()}</li>
            <li>{m.people_replace_effect_peers()}</li>
          </>
        )}
      </ul>
    </Card>
  );
}

type Row = {
  appointmentId: number;
  fullName: string;
  unitId: number;
  unitName: string;
  parentName: string | null;
  fromOn: string;
};
type ListProps = { rows: Row[]; total: number; page: number; pageSize: number; text: string };

/** Secretaries in office, each with the way to replace them. */
export function SecretaryList({ rows, total, page, pageSize, text }: ListProps) {
  return (
    <div className="stack">
      <Form className="card" role="search">
        <div className="stack">
          <TextField defaultValue={text} label={m.people_replace_search()} name="q" optional type="search" />
          <Button variant="secondary">{m.people_search_do()}</Button>
        </div>
      </Form>
      {rows.length === 0 ? (
        <EmptyState icon="users" level={2} title={m.people_replace_none()} />
      ) : (
        <Card kind="flush">
          <Table
            caption={m.people_replace_list()}
            captionHidden
            columns={[
              {
                key: 'unit',
                head: m.people_col_unit(),
                rowHead: true,
                cell: (row) => (
                  <>
                    {row.unitName}
                    {row.parentName && <span className="mute"> · {row.parentName}</span>}
                  </>
                ),
              },
              { key: 'name', head: m.people_col_name(), cell: (row) => row.fullName },
              { key: 'from', head: m.people_field_from_on(), cell: (row) => showDay(row.fromOn) },
              {
                key: 'do',
                head: m.people_col_actions(),
                headHidden: true,
                label: ' ',
                cell: (row) => <ReplaceLink id={row.appointmentId} name={row.fullName} />,
              },
            ]}
            rowKey={(row) => row.appointmentId}
            rows={rows}
          />
        </Card>
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        to={(to) => `/organisation/replacement?q=${encodeURIComponent(text)}&page=${to}`}
        total={total}
      />
    </div>
  );
}

export function ReplaceLink({ id, name }: { id: number; name: string }) {
  return (
    <Link className="tap" to={`/organisation/appointment/${id}/replacement`}>
      {m.people_replace_go()}
      <span className="sr"> {name}</span>
    </Link>
  );
}
