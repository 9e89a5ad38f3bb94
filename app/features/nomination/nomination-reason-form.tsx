import type { ButtonVariant } from '~/components/button';
import { ConfirmationField } from '~/components/form/confirmation-field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { nominationReasonSchema, nominationWithdrawalSchema } from './nomination-form';

type Props = {
  label: string;
  action: string;
  variant?: ButtonVariant;
  backTo: string;
  /** What has to be typed, where there is no way back. */
  typed?: string;
};

/** One reason and one button: sending a file back, taking it back. The other side reads the reason. */
export function NominationReasonForm({ label, typed, ...frame }: Props) {
  const post = usePostForm(typed ? nominationWithdrawalSchema : nominationReasonSchema, {
    reason: '',
    confirmation: '',
  });
  return (
    <FormFrame {...frame} post={post}>
      <KeptTextArea
        {...post.field('reason')}
        hint={m.nomination_reason_hint()}
        label={label}
        maxLength={500}
      />
      {typed && <ConfirmationField field={post.field('confirmation')} typed={typed} />}
    </FormFrame>
  );
}
