import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card, Section } from '~/components/card';
import { TextField } from '~/components/form/field';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { PeopleTable } from './person/people-table';
import type { PersonLine } from './person/queries.server';

type UnitHit = { id: number; code: string; name: string; typeName: string };

/** One box for people and units; it works without diacritics and without a script. */
export function SearchBox({ text }: { text: string }) {
  return (
    <Form action="/organisation" className="card" method="get" role="search">
      <div className="stack">
        <TextField
          autoComplete="off"
          defaultValue={text}
          hint={m.people_search_hint()}
          label={m.people_search_label()}
          maxLength={100}
          name="q"
          type="search"
        />
        <Button icon="search" variant="secondary">
          {m.people_search_do()}
        </Button>
      </div>
    </Form>
  );
}

type Found = {
  text: string;
  units: UnitHit[];
  people: { rows: PersonLine[]; total: number };
  page: number;
  pageSize: number;
};

export function SearchResults({ text, units, people, page, pageSize }: Found) {
  const query = encodeURIComponent(text);
  if (units.length === 0 && people.total === 0)
    return (
      <EmptyState icon="search" level={2} title={m.people_search_none({ text })}>
        {m.people_search_none_text()}
      </EmptyState>
    );
  return (
    <>
      {people.total > 0 && (
        <Section id="people" title={m.people_search_people({ count: showCount(people.total) })}>
          <Card kind="flush">
            <PeopleTable
              caption={m.people_search_people({ count: showCount(people.total) })}
              rows={people.rows}
              withUnit
            />
          </Card>
          <Pagination
            page={page}
            pageSize={pageSize}
            to={(to) => `/organisation?q=${query}&page=${to}`}
            total={people.total}
          />
        </Section>
      )}
      {units.length > 0 && (
        <Section id="units" title={m.people_search_units()}>
          <ul className="tasks">
            {units.map((unit) => (
              <li className="task task--link" key={unit.id}>
                <div>
                  <Link to={`/organisation/unit/${unit.id}`}>{unit.name}</Link>
                  <p>
                    {unit.typeName} · {unit.code}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
