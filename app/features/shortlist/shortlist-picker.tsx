import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { SelectField } from '~/components/form/field';
import { m } from '~/paraglide/messages';
import { mostCompared } from './shortlist';

type Named = { id: string; name: string; branch: string };
type Props = { people: Named[]; others: Named[]; cycleId: number };

/** Who stands side by side: leave one out, add another. The choice lives in the address. */
export function ComparisonPicker({ people, others, cycleId }: Props) {
  const without = (id: string) => comparisonPath(cycleId, people.filter((one) => one.id !== id).map(idOf));
  return (
    <div className="stack">
      {people.length > 0 && (
        <div className="chips">
          {people.map(({ id, name }) => (
            <Link className="chip" key={id} to={without(id)}>
              {m.shortlist_compare_drop({ name })}
            </Link>
          ))}
        </div>
      )}
      {people.length < mostCompared && others.length > 0 && (
        <Form className="stack narrow" method="get">
          <input name="cycle" type="hidden" value={cycleId} />
          {people.map(({ id }) => (
            <input key={id} name="id" type="hidden" value={id} />
          ))}
          <SelectField
            id="add"
            label={m.shortlist_compare_add()}
            name="id"
            options={others.map(({ id, name, branch }) => ({ value: id, label: `${name}, ${branch}` }))}
            prompt
          />
          <Button icon="plus" variant="secondary">
            {m.shortlist_compare_add_do()}
          </Button>
        </Form>
      )}
    </div>
  );
}

const idOf = ({ id }: Named) => id;

function comparisonPath(cycleId: number, ids: readonly string[]): string {
  const query = new URLSearchParams([['cycle', String(cycleId)], ...ids.map((id) => ['id', id])]);
  return `/shortlist/comparison?${query}`;
}
