import { m } from '~/paraglide/messages';
import { TextField } from './field';

type ConfirmationProps = {
  /** What `usePostForm` says of the field `confirmation`. */
  field: { name: string; error?: string };
  /** What has to be typed, as it stands on the page. */
  typed: string;
  hint?: string;
};

/** The last field before an act that cannot be undone: its object, typed. The command checks it again. */
export function ConfirmationField({ field, typed, hint }: ConfirmationProps) {
  return (
    <TextField
      {...field}
      autoComplete="off"
      hint={hint ?? m.common_type_hint()}
      label={
        <>
          {m.common_type_again()} <b>{typed}</b>
        </>
      }
    />
  );
}
