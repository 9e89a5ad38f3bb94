import {
  type FormEvent,
  forwardRef,
  type TextareaHTMLAttributes,
  useCallback,
  useRef,
  useState,
} from 'react';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { KeptLine } from '../draft/kept-line';
import { type Keeping, useKeptText } from '../draft/use-kept-text';
import { Field, type FieldProps } from './field';

type TextAreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'name' | 'id'> & {
    /** 'not' in forms that keep their own drafts. */
    keep?: Keeping;
  };

/**
 * Several lines. With `maxLength` it says how much room is left: the limit stands there without a script, the
 * count follows the typing. It describes the box and is no live region: reading out every letter helps nobody.
 */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, name, id = name, hint, error, optional, maxLength, rows = 3, onInput, keep = 'server', ...rest },
  ref,
) {
  const first = String(rest.value ?? rest.defaultValue ?? '');
  const initial = first.length;
  const box = useRef<HTMLTextAreaElement | null>(null);
  const hold = useCallback(
    (element: HTMLTextAreaElement | null) => {
      box.current = element;
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    },
    [ref],
  );
  const kept = useKeptText(box, { field: id, first, keeping: rest.readOnly ? 'not' : keep });
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
            ref={hold}
            rows={rows}
          />
          {counted && (
            <p className="hint" id={`${id}-count`}>
              {room(length, maxLength)}
            </p>
          )}
          {keep !== 'not' && <KeptLine kept={kept} name={typeof label === 'string' ? label : name} />}
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
