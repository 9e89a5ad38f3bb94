import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages';
import { Actions, Button, type ButtonVariant, LinkButton } from '../button';
import type { SummaryLine } from './error-summary';
import { FormProblem } from './form-problem';
import type { usePostForm } from './use-post-form';

type FormFrameProps = {
  post: Pick<ReturnType<typeof usePostForm>, 'form' | 'errors' | 'problem' | 'isSending'>;
  /** The button: what will happen. */
  action: string;
  variant?: ButtonVariant;
  backTo: string;
  /** The complaints with more said than the field's own sentence. */
  lines?: SummaryLine[];
  children: ReactNode;
};

/** What a short form has around its fields: what is wrong on top, the pair of buttons below. */
export function FormFrame({ post, action, variant, backTo, lines, children }: FormFrameProps) {
  const { form, errors, problem, isSending } = post;
  return (
    <form {...form} className="card">
      <div className="stack">
        <FormProblem errors={errors} lines={lines} problem={problem} />
        {children}
        <Actions>
          <Button disabled={isSending} variant={variant}>
            {action}
          </Button>
          <LinkButton to={backTo} variant="quiet">
            {m.common_later()}
          </LinkButton>
        </Actions>
      </div>
    </form>
  );
}
