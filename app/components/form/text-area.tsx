import {
  type FormEvent,
  forwardRef,
  type TextareaHTMLAttributes,
  useCallback,
  useRef,
  useState,
} from 'react';
import { dayOf, showDay, showTime } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { Actions, Button } from '../button';
import { SaveLine } from '../draft/save-line';
import { useKeptText } from '../draft/use-kept-text';
import { Banner } from '../page/banner';
import { Field, type FieldProps } from './field';

type TextAreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'name' | 'id'> & {
    /** False in forms that keep their own drafts. */
    keep?: boolean;
  };

/**
 * Several lines. With `maxLength` it says how much room is left: the limit stands there without a script, the
 * count follows the typing. It describes the box and is no live region: reading out every letter helps nobody.
 */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, name, id = name, hint, error, optional, maxLength, rows = 3, onInput, keep = true, ...rest },
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
  const kept = useKeptText(box, { field: id, first, isOn: keep && !rest.readOnly });
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
          {keep && (
            <span role="status">
              {kept.state === 'kept' && <SaveLine state="local">{m.common_kept()}</SaveLine>}
              {kept.state === 'unkept' && <SaveLine state="failed">{m.common_unkept()}</SaveLine>}
            </span>
          )}
          {kept.found && (
            <Banner icon="off" title={m.common_kept_found(momentOf(kept.found.at))}>
              <Actions>
                <Button onClick={kept.takeBack} small type="button" variant="secondary">
                  {m.common_kept_take()}
                </Button>
                <Button onClick={kept.forget} small type="button" variant="quiet">
                  {m.common_kept_drop()}
                </Button>
              </Actions>
            </Banner>
          )}
        </>
      )}
    </Field>
  );
});

function momentOf(at: number) {
  const moment = new Date(at);
  return { time: showTime(moment), day: showDay(dayOf(moment)) };
}

function room(length: number | null, most: number): string {
  if (length === null) return m.common_characters_most({ count: showCount(most) });
  if (length > most) return m.common_characters_over({ count: showCount(length - most) });
  return m.common_characters_left({ count: showCount(most - length) });
}
