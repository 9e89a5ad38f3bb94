import {
  type ChangeEvent,
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  useEffect,
  useState,
} from 'react';
import { m } from '~/paraglide/messages';
import { buttonClass } from '../button';
import { Field, type FieldProps } from './field';

type FileFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'name' | 'id' | 'type'> & {
    /** Files kept already, above the picker. */
    kept?: ReactNode;
    /** A file above this size is refused in these words before it is sent. */
    most?: { bytes: number; words: string };
  };

/**
 * A file. The browser's own input speaks the browser's language, so once the script runs it is laid, invisible,
 * over our words: it still takes the click, the drop and the focus. Without the script it shows itself.
 */
export const FileField = forwardRef<HTMLInputElement, FileFieldProps>(function FileField(
  { label, name, id = name, hint, error, optional, kept, most, multiple, onChange, ...rest },
  ref,
) {
  const [ready, setReady] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const [isTooLarge, setTooLarge] = useState(false);
  useEffect(() => setReady(true), []);
  const follow = (event: ChangeEvent<HTMLInputElement>) => {
    setChosen(Array.from(event.currentTarget.files ?? [], (file) => file.name));
    setTooLarge(Array.from(event.currentTarget.files ?? []).some((file) => most && file.size > most.bytes));
    onChange?.(event);
  };
  const words = multiple ? m.common_file_choose_many() : m.common_file_choose();
  return (
    <Field
      {...{ label, name, id, hint, optional }}
      error={isTooLarge ? most?.words : error}
      describedBy={ready ? `${id}-chosen` : undefined}
    >
      {(aria) => (
        <div className="upload">
          {kept}
          <div className={ready ? 'pick pick--words' : 'pick'}>
            <input
              {...rest}
              {...aria}
              multiple={multiple}
              name={name}
              onChange={follow}
              ref={ref}
              type="file"
            />
            {ready && (
              <>
                <span aria-hidden="true" className={buttonClass({ variant: 'secondary', small: true })}>
                  {chosen.length > 0 ? m.common_file_change() : words}
                </span>
                <output id={`${id}-chosen`}>
                  {chosen.length > 0 ? chosen.join(', ') : m.common_file_none()}
                </output>
              </>
            )}
          </div>
        </div>
      )}
    </Field>
  );
});
