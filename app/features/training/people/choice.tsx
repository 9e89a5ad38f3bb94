import { Form } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { CheckboxGroup } from '~/components/form/choice-field';
import { SelectField, TextField } from '~/components/form/field';
import { FormProblem } from '~/components/form/form-problem';
import { useProblem } from '~/components/form/use-post-form';
import { EmptyState } from '~/components/page/empty-state';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { posts } from '../training';
import { postName } from '../training-words';
import type { PeopleFilter, PersonChoice } from './queries.server';

type ChoiceProps = {
  people: PersonChoice[];
  total: number;
  most: number;
  filter: PeopleFilter;
  /** What the button does with those who are ticked. */
  action: string;
};

/** Narrow the list, then tick people. Nobody is ticked beforehand; “all of this list” is a button of its own. */
export function PeopleChoice({ people, total, most, filter, action }: ChoiceProps) {
  const problem = useProblem();
  return (
    <div className="stack">
      <Card>
        <Form className="stack" method="get">
          <SelectField
            defaultValue={filter.post}
            label={m.training_choice_post()}
            name="post"
            options={posts.map((post) => ({ value: post, label: postName(post) }))}
            prompt={m.training_choice_any()}
          />
          <TextField defaultValue={filter.text} label={m.training_choice_name()} name="q" optional />
          <Button variant="secondary">{m.training_choice_find()}</Button>
        </Form>
      </Card>
      {people.length === 0 ? (
        <EmptyState icon="users" title={m.training_choice_none()} />
      ) : (
        <Form className="card stack" method="post">
          <FormProblem
            errors={problem?.issues.map(({ path, text }) => ({ name: path, text })) ?? []}
            problem={problem}
          />
          {total > most && (
            <p className="hint">
              {m.training_choice_more({ most: showCount(most), total: showCount(total) })}
            </p>
          )}
          <CheckboxGroup
            id="personIds"
            label={m.training_choice_people({ count: showCount(people.length) })}
            name="personIds[]"
            options={people.map(({ personId, name, seat }) => ({
              value: String(personId),
              label: name,
              hint: seat,
            }))}
          />
          <Actions>
            <Button>{action}</Button>
            <Button name="all" value="on" variant="secondary">
              {m.training_choice_all({ count: showCount(people.length) })}
            </Button>
          </Actions>
        </Form>
      )}
    </div>
  );
}
