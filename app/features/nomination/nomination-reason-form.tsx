import type { ButtonVariant } from '~/components/button';
import { FormFrame } from '~/components/form-frame';
import { TextArea } from '~/components/text-area';
import { usePostForm } from '~/components/use-post-form';
import { m } from '~/paraglide/messages';
import { reasonSchema } from './nomination-form';

type Props = { label: string; action: string; variant?: ButtonVariant; backTo: string };

/** One reason and one button: sending a file back, taking it back. The other side reads the reason. */
export function NominationReasonForm({ label, ...frame }: Props) {
  const post = usePostForm(reasonSchema, { reason: '' });
  return (
    <FormFrame {...frame} post={post}>
      <TextArea {...post.field('reason')} hint={m.nomination_reason_hint()} label={label} maxLength={500} />
    </FormFrame>
  );
}
