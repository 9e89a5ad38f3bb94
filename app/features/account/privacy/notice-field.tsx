import { type ComponentProps, forwardRef } from 'react';
import { CheckboxField } from '~/components/form/choice-field';
import { m } from '~/paraglide/messages';

/** "I have read the privacy notice": never ticked beforehand. */
export const NoticeField = forwardRef<
  HTMLInputElement,
  Omit<ComponentProps<typeof CheckboxField>, 'label' | 'hint' | 'value' | 'ref'>
>(function NoticeField({ defaultValue: _typed, ...field }, ref) {
  return (
    <CheckboxField
      {...field}
      hint={
        <a href="/privacy" rel="noreferrer" target="_blank">
          {m.account_notice_link()}
        </a>
      }
      label={m.account_notice_read()}
      ref={ref}
      value="on"
    />
  );
});
