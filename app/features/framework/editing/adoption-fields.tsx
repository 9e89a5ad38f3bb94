import { Form } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { ConfirmationField } from '~/components/form/confirmation-field';
import { DateField } from '~/components/form/date-field';
import { ErrorSummary } from '~/components/form/error-summary';
import { TextField } from '~/components/form/field';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { type AdoptionForm, adoptionForm } from '../framework-form';
import { frameworkIssueTexts } from '../framework-issue-texts';
import { frameworkPath } from '../framework-words';

type AdoptionProps = { id: number; unitName: string; typed: string };

/** The decision by which a province makes the level texts its own. */
export function AdoptionFields({ id, unitName, typed }: AdoptionProps) {
  const { form, field, errors, problem, isSending } = usePostForm<AdoptionForm>(
    adoptionForm,
    { decisionNo: '', decidedOn: '', confirmation: '' },
    frameworkIssueTexts,
  );
  const sent = problem?.values as Partial<AdoptionForm> | undefined;
  return (
    <Form {...form} className="stack">
      <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
      {problem && problem.issues.length === 0 && <Banner kind="late" role="alert" title={problem.text} />}
      <Card title={m.framework_adoption_decision()}>
        <p>{m.framework_adoption_text({ unit: unitName })}</p>
        <TextField
          {...field('decisionNo')}
          defaultValue={sent?.decisionNo}
          hint={m.framework_adoption_number_hint()}
          label={m.framework_adoption_number()}
          shape="code"
        />
        <DateField
          {...field('decidedOn')}
          defaultValue={sent?.decidedOn}
          label={m.framework_adoption_day()}
        />
        <ConfirmationField field={field('confirmation')} typed={typed} />
        <Actions>
          <Button disabled={isSending}>{m.framework_adoption_do()}</Button>
          <LinkButton to={frameworkPath(id)} variant="quiet">
            {m.common_later()}
          </LinkButton>
        </Actions>
      </Card>
    </Form>
  );
}
