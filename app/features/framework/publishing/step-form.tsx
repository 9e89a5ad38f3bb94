/** The last form before an act on a version that cannot be undone. */
import type { ButtonVariant } from '~/components/button';
import { ConfirmationField } from '~/components/form/confirmation-field';
import { FormFrame } from '~/components/form/form-frame';
import { usePostForm } from '~/components/form/use-post-form';
import { retirementForm } from '../framework-form';

type StepProps = {
  /** The button: what will happen. */
  action: string;
  variant?: ButtonVariant;
  backTo: string;
  /** What has to be typed. */
  typed: string;
  /** What was seen; absent where nothing can change under it. */
  revision?: number;
};

export function FrameworkStepForm({ typed, revision, ...frame }: StepProps) {
  const post = usePostForm<{ confirmation: string }>(retirementForm, { confirmation: '' });
  return (
    <FormFrame {...frame} post={post}>
      {revision !== undefined && <input name="revision" type="hidden" value={revision} />}
      <ConfirmationField field={post.field('confirmation')} typed={typed} />
    </FormFrame>
  );
}
