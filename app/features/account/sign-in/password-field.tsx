import { type ComponentProps, forwardRef } from 'react';
import { TextField } from '~/components/form/field';
import { m } from '~/paraglide/messages';

/** A password being chosen: password managers may offer one and pasting is allowed. */
export const NewPasswordField = forwardRef<
  HTMLInputElement,
  Omit<ComponentProps<typeof TextField>, 'label' | 'type' | 'ref'>
>(function NewPasswordField(field, ref) {
  return (
    <TextField
      {...field}
      autoComplete="new-password"
      hint={m.account_password_hint()}
      label={m.account_password_new()}
      ref={ref}
      type="password"
    />
  );
});
