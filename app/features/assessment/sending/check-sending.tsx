/** The declaration and the sending. Nothing turns green before the server has answered. */
import { type FormEvent, useEffect, useState } from 'react';
import { Actions, Button, LinkButton } from '~/components/button';
import { CheckboxField } from '~/components/form/choice-field';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import type { FormView } from '../form/view.server';
import { type Declaration, declarationSchema } from './check-declaration';
import { declarationOf, sendWords } from './receipt-words';

const texts = { 'assessment.declaration.required': m.assessment_refusal_declaration_required };

type SendingProps = { view: Pick<FormView, 'role' | 'version'>; missing: number };

export function Sending({ view, missing }: SendingProps) {
  const { form, field, problem, isSending } = usePostForm<Declaration>(declarationSchema, {}, texts);
  const isOnline = useOnline();
  const [hasTried, setHasTried] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    // A form sent without a network shows neither success nor error: say so instead.
    if (isOnline && missing === 0 && !isSending) return form.onSubmit(event);
    event.preventDefault();
    setHasTried(!isOnline);
  };
  return (
    <form {...form} className="stack" onSubmit={send}>
      <input name="version" type="hidden" value={view.version} />
      {problem && problem.issues.length === 0 && (
        <Banner kind="late" role="alert" title={problem.text}>
          {m.assessment_check_kept()}
        </Banner>
      )}
      {hasTried && !isOnline && (
        <Banner icon="off" kind="warn" role="alert" title={m.assessment_unsent_title()}>
          {m.assessment_unsent_text()}
        </Banner>
      )}
      <CheckboxField {...field('declared')} label={declarationOf(view.role)} />
      <Actions>
        <Button refusal={missing > 0 ? m.assessment_send_missing({ count: missing }) : undefined}>
          {isSending ? m.assessment_sending() : sendWords(view.role)}
        </Button>
        <LinkButton to="/" variant="secondary">
          {m.common_later()}
        </LinkButton>
      </Actions>
    </form>
  );
}

function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(true);
  useEffect(() => {
    const look = () => setIsOnline(navigator.onLine);
    look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}
