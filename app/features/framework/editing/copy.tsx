import { Form } from '@remix-run/react';
import { Button, type ButtonVariant } from '~/components/button';
import { m } from '~/paraglide/messages';

/** "Chép thành bản mới": a new draft with this version's words; the version itself stays as it is. */
export function CopyFrameworkButton({ id, variant = 'secondary' }: { id: number; variant?: ButtonVariant }) {
  return (
    <Form action="/framework" method="post">
      <input name="from" type="hidden" value={`copy:${id}`} />
      <Button icon="plus" variant={variant}>
        {m.framework_copy()}
      </Button>
    </Form>
  );
}
