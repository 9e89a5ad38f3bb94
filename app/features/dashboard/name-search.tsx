import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Field } from '~/components/form/field';
import { m } from '~/paraglide/messages';

/** Finds a name in the list; `keep` are the other filters of the address. */
export function NameSearch({ text, keep }: { text: string; keep: Record<string, string | number | null> }) {
  return (
    <Form className="narrow" method="get" role="search">
      {Object.entries(keep)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <input key={name} name={name} type="hidden" value={String(value)} />
        ))}
      <Field label={m.dashboard_filter_search()} name="search">
        {(aria) => (
          <div className="copy">
            <input
              {...aria}
              autoComplete="off"
              className="in"
              defaultValue={text}
              maxLength={100}
              name="search"
              type="search"
            />
            <Button icon="search" variant="secondary">
              {m.dashboard_filter_show()}
            </Button>
          </div>
        )}
      </Field>
    </Form>
  );
}
