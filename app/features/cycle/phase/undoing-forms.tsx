/** Forms of what cannot be undone: the cycle's name is typed, with a reason where everybody was told of it. */
import { ConfirmationField } from '~/components/form/confirmation-field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { cycleIssueTexts } from '../form/issue-words';
import { closingSchema, openingSchema, takingBackSchema } from '../form/step-form';

type Named = { cycle: { id: number; name: string } };
type Typed = { confirmation: string };

export function NameForm({ cycle, action }: Named & { action: string }) {
  const post = usePostForm<Typed>(openingSchema as never, { confirmation: '' });
  return (
    <FormFrame action={action} backTo={`/cycle/${cycle.id}`} post={post} variant="danger">
      <ConfirmationField field={post.field('confirmation')} typed={cycle.name} />
    </FormFrame>
  );
}

export function TakingBackForm({ cycle }: Named) {
  return (
    <EndForm
      action={m.cycle_taking_back_do()}
      cycle={cycle}
      label={m.cycle_taking_back_reason()}
      schema={takingBackSchema}
    />
  );
}

/** Ending a cycle; the reason is needed only before its last phase is over. */
export function ClosingForm({ cycle, isEarly }: Named & { isEarly: boolean }) {
  return (
    <EndForm
      action={m.cycle_closing_do()}
      cycle={cycle}
      label={m.cycle_field_closing_reason()}
      optional={!isEarly}
      schema={isEarly ? takingBackSchema : closingSchema}
    />
  );
}

type EndProps = Named & { schema: unknown; action: string; label: string; optional?: boolean };

function EndForm({ cycle, schema, action, label, optional }: EndProps) {
  const post = usePostForm<Typed & { reason: string }>(
    schema as never,
    { reason: '', confirmation: '' },
    cycleIssueTexts,
  );
  return (
    <FormFrame action={action} backTo={`/cycle/${cycle.id}`} post={post} variant="danger">
      <KeptTextArea
        {...post.field('reason')}
        defaultValue={post.getValues('reason')}
        hint={m.cycle_reason_public_hint()}
        label={label}
        maxLength={500}
        optional={optional}
      />
      <ConfirmationField field={post.field('confirmation')} typed={cycle.name} />
    </FormFrame>
  );
}
