import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { SelectField } from '~/components/form/field';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { PreviewView } from './preview.server';

/** What only the clerk can tell of single rows: every question with what was chosen, or what is offered first. */
export function ImportQuestions({ questions }: { questions: PreviewView['questions'] }) {
  const { rows, openCount, total } = questions;
  if (rows.length === 0) return null;
  const isUrgent = openCount > 0;
  const more = total - rows.filter((row) => row.key !== '').length;
  return (
    <Form className={isUrgent ? 'card card--next' : 'card'} id="questions" method="post">
      <div className="stack">
        <h2 className="h">
          {isUrgent ? m.people_questions_open({ count: showCount(openCount) }) : m.people_questions()}
        </h2>
        <p className="mute">{m.people_questions_hint()}</p>
        <input name="intent" type="hidden" value="answers" />
        {rows.map((row, index) => (
          <div key={row.key}>
            <input name="questions[]" type="hidden" value={row.key} />
            <SelectField
              defaultValue={row.value}
              id={`answer-${index}`}
              label={row.text}
              name="answers[]"
              options={row.options}
              prompt
            />
          </div>
        ))}
        {more > 0 && <p className="mute">{m.people_questions_more({ more: showCount(more) })}</p>}
        <Button variant={isUrgent ? 'primary' : 'secondary'}>{m.people_questions_do()}</Button>
      </div>
    </Form>
  );
}
