import { type FormEvent, forwardRef, type ReactNode, type TextareaHTMLAttributes, useState } from 'react';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { Field, type FieldProps } from './field';

export type TextAreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'name' | 'id'> & {
    /** Under the box and its count. */
    below?: ReactNode;
  };

/**
 * Several lines, in forms that keep drafts of their own; elsewhere `KeptTextArea`. With `maxLength` it says how much room is left: the limit stands there without a script, the
 * count follows the typing. It describes the box and is no live region: reading out every letter helps nobody.
 */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, name, id = name, hint, error, optional, maxLength, rows = 3, onInput, below, ...rest },
  ref,
) {
  const initial = String(rest.value ?? rest.defaultValue ?? '').length;
  const [length, setLength] = useState<number | null>(initial > 0 ? initial : null);
  const counted = maxLength !== undefined;
  const follow = (event: FormEvent<HTMLTextAreaElement>) => {
    setLength(event.currentTarget.value.length);
    onInput?.(event);
  };
  return (
    <Field {...{ label, name, id, hint, error, optional }} describedBy={counted ? `${id}-count` : undefined}>
      {(aria) => (
        <>
          <textarea
            {...rest}
            {...aria}
            className="in"
            maxLength={maxLength}
            name={name}
            onInput={follow}
            ref={ref}
            rows={rows}
          />
          {counted && (
            <p className="hint" id={`${id}-count`}>
              {room(length, maxLength)}
            </p>
          )}
          {below}
        </>
      )}
    </Field>
  );
});

function room(length: number | null, most: number): string {
  if (length === null) return m.common_characters_most({ count: showCount(most) });
  if (length > most) return m.common_characters_over({ count: showCount(length - most) });
  return m.common_characters_left({ count: showCount(most - length) });
}
