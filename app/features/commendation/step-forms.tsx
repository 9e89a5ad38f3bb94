/** The short forms after deciding: publishing, withdrawing, revoking. */
import { ConfirmationField } from '~/components/form/confirmation-field';
import { TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { decisionWithdrawalSchema, publicationSchema, revocationSchema } from './commendation-form';
import { commendationIssueTexts, decisionSummary } from './commendation-words';

type StepProps = { backTo: string };

/** The number is typed again: what is published is read by everybody at once. */
export function PublicationForm({ number, backTo }: StepProps & { number: string }) {
  const post = usePostForm(publicationSchema, { confirmation: '' }, commendationIssueTexts);
  return (
    <FormFrame action={m.commendation_publish_do()} backTo={backTo} post={post}>
      <ConfirmationField
        field={post.field('confirmation')}
        hint={m.commendation_publish_hint()}
        typed={number}
      />
    </FormFrame>
  );
}

export function WithdrawalForm({ number, backTo }: StepProps & { number: string }) {
  const post = usePostForm(
    decisionWithdrawalSchema,
    { reason: '', confirmation: '' },
    commendationIssueTexts,
  );
  return (
    <FormFrame
      action={m.commendation_withdraw_do()}
      backTo={backTo}
      lines={decisionSummary(post.errors)}
      post={post}
      variant="danger"
    >
      <KeptTextArea
        {...post.field('reason')}
        hint={m.commendation_withdraw_hint()}
        label={m.commendation_withdraw_reason()}
        maxLength={1000}
      />
      <ConfirmationField field={post.field('confirmation')} typed={number} />
    </FormFrame>
  );
}

export function RevocationForm({ name, backTo }: StepProps & { name: string }) {
  const post = usePostForm(
    revocationSchema,
    { number: '', reason: '', confirmation: '' },
    commendationIssueTexts,
  );
  return (
    <FormFrame
      action={m.commendation_revoke_do()}
      backTo={backTo}
      lines={decisionSummary(post.errors)}
      post={post}
      variant="danger"
    >
      <TextField
        {...post.field('number')}
        autoComplete="off"
        hint={m.commendation_revoke_number_hint()}
        label={m.commendation_revoke_number()}
        maxLength={60}
      />
      <KeptTextArea
        {...post.field('reason')}
        hint={m.commendation_revoke_reason_hint()}
        label={m.commendation_revoke_reason()}
        maxLength={1000}
      />
      <ConfirmationField field={post.field('confirmation')} typed={name} />
    </FormFrame>
  );
}
