import type { ReactNode } from 'react';
import { Banner } from '~/components/banner';
import { Actions, Button, type ButtonVariant, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import type { usePostForm } from '~/components/use-post-form';
import { m } from '~/paraglide/messages';

type FormFrameProps = {
  post: Pick<ReturnType<typeof usePostForm>, 'form' | 'errors' | 'problem' | 'isSending'>;
  /** The button: what will happen. */
  action: string;
  variant?: ButtonVariant;
  backTo: string;
  children: ReactNode;
};

/** What every form of units and people has around its fields: what is wrong on top, the pair of buttons below. */
export function FormFrame({ post, action, variant, backTo, children }: FormFrameProps) {
  const { form, errors, problem, isSending } = post;
  return (
    <form {...form} className="card">
      <div className="stack">
        <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
        {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
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
