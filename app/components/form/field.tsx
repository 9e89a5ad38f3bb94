import { forwardRef, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import { m } from '~/paraglide/messages';
import { Icon } from '../icon';

/** What every field is given. `name` is also its id (so an error summary can link to `#name`) unless `id` is given. */
export type FieldProps = {
  label: ReactNode;
  name: string;
  id?: string;
  hint?: ReactNode;
  /** A translated sentence: what is wrong, then what to do. Stands above the box. */
  error?: ReactNode;
  /** Says "(không bắt buộc)" after the label. Fields are required unless they say so. */
  optional?: boolean;
};

/** The attributes that tie a control to its label, hint and error. */
type FieldAria = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

type FrameProps = FieldProps & {
  /** Ids of further descriptions, such as a counter. */
  describedBy?: string;
  children: (aria: FieldAria) => ReactNode;
};

/** Label, hint, error, then the control: for a control this folder does not have. */
export function Field({ label, name, id = name, hint, error, optional, describedBy, children }: FrameProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`, describedBy].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field--err' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="mute"> {m.common_optional()}</span>}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError error={error} id={id} />
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  );
}

/** The complaint of a field, found by its `aria-describedby` as `<id>-error`. */
export function FieldError({ error, id }: { error?: ReactNode; id: string }) {
  if (!error) return null;
  return (
    <p className="err" id={`${id}-error`}>
      <Icon name="alert" />
      <span>{error}</span>
    </p>
  );
}

type Native<T> = Omit<T, 'className' | 'name' | 'id' | 'children'>;

type TextFieldProps = FieldProps &
  Native<InputHTMLAttributes<HTMLInputElement>> & {
    /** `code`: figures of one width, for codes read from paper. */
    shape?: 'code';
  };

/** One line of text. Takes React Hook Form's `register(…)` or plain `defaultValue`. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, name, id, hint, error, optional, shape, type = 'text', ...rest },
  ref,
) {
  return (
    <Field {...{ label, name, id, hint, error, optional }}>
      {(aria) => (
        <input
          {...rest}
          {...aria}
          className={shape ? `in in--${shape}` : 'in'}
          name={name}
          ref={ref}
          type={type}
        />
      )}
    </Field>
  );
});

export type SelectOption = { value: string; label: string; disabled?: boolean };
type SelectGroup = { label: string; options: SelectOption[] };

type SelectFieldProps = FieldProps &
  Native<SelectHTMLAttributes<HTMLSelectElement>> & {
    options: (SelectOption | SelectGroup)[];
    /** An empty first choice; "Chọn một mục" when `true`. */
    prompt?: string | true;
  };

/** The browser's own list: it opens full screen on a phone and needs no script. */
export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, name, id, hint, error, optional, options, prompt, ...rest },
  ref,
) {
  return (
    <Field {...{ label, name, id, hint, error, optional }}>
      {(aria) => (
        <select {...rest} {...aria} className="in" name={name} ref={ref}>
          {prompt && <option value="">{prompt === true ? m.common_select_prompt() : prompt}</option>}
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(choice)}
              </optgroup>
            ) : (
              choice(option)
            ),
          )}
        </select>
      )}
    </Field>
  );
});

function choice({ value, label, disabled }: SelectOption) {
  return (
    <option disabled={disabled} key={value} value={value}>
      {label}
    </option>
  );
}
