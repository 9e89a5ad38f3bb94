import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react';
import { m } from '~/paraglide/messages';
import { FieldError, type FieldProps } from './field';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'name' | 'id' | 'type' | 'value'>;

type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type RadioGroupProps = FieldProps &
  Native & {
    options: Choice[];
    /** For a plain form; React Hook Form sets its own. */
    defaultValue?: string;
    /** The legend is the page's h1, or hidden because a heading above says it. */
    legendHidden?: boolean;
    inline?: boolean;
  };

/** One of a few. The first radio carries the field's id, so that an error link lands on it. */
export const RadioGroup = forwardRef<HTMLInputElement, RadioGroupProps>(function RadioGroup(
  { label, name, id = name, hint, error, optional, options, defaultValue, legendHidden, inline, ...rest },
  ref,
) {
  return (
    <Group {...{ label, id, hint, error, optional, legendHidden, inline }}>
      {options.map((option, index) => (
        <label className="choice" key={option.value}>
          <input
            {...rest}
            aria-invalid={error ? true : undefined}
            defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
            disabled={option.disabled ?? rest.disabled}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name}
            ref={ref}
            type="radio"
            value={option.value}
          />
          <ChoiceText label={option.label} hint={option.hint} />
        </label>
      ))}
    </Group>
  );
});

type CheckboxGroupProps = FieldProps &
  Native & { options: Choice[]; defaultValues?: string[]; inline?: boolean };

/** Any of a few: posts the name once for each box that is ticked. Nothing is ticked for somebody beforehand. */
export const CheckboxGroup = forwardRef<HTMLInputElement, CheckboxGroupProps>(function CheckboxGroup(
  { label, name, id = name, hint, error, optional, options, defaultValues, inline, ...rest },
  ref,
) {
  return (
    <Group {...{ label, id, hint, error, optional, inline }}>
      {options.map((option, index) => (
        <label className="choice" key={option.value}>
          <input
            {...rest}
            aria-invalid={error ? true : undefined}
            defaultChecked={defaultValues?.includes(option.value)}
            disabled={option.disabled ?? rest.disabled}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name}
            ref={ref}
            type="checkbox"
            value={option.value}
          />
          <ChoiceText label={option.label} hint={option.hint} />
        </label>
      ))}
    </Group>
  );
});

type CheckboxFieldProps = Omit<FieldProps, 'optional'> & Native & { value?: string };

/** One box and its sentence, as for a declaration. */
export const CheckboxField = forwardRef<HTMLInputElement, CheckboxFieldProps>(function CheckboxField(
  // A box has no text to begin with: what a form remembers of it (false) must not become the value it posts.
  { label, name, id = name, hint, error, value = 'on', defaultValue: _remembered, ...rest },
  ref,
) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field--err' : 'field'}>
      <FieldError error={error} id={id} />
      <label className="choice">
        <input
          {...rest}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          id={id}
          name={name}
          ref={ref}
          type="checkbox"
          value={value}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
});

type GroupProps = Omit<FieldProps, 'name'> & {
  legendHidden?: boolean;
  inline?: boolean;
  children: ReactNode;
};

function Group({ label, id, hint, error, optional, legendHidden, inline, children }: GroupProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={described || undefined} className={error ? 'field field--err' : 'field'}>
      <legend className={legendHidden ? 'sr' : undefined}>
        {label}
        {optional && <span className="mute"> {m.common_optional()}</span>}
      </legend>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError error={error} id={id ?? ''} />
      {inline ? <div className="row">{children}</div> : children}
    </fieldset>
  );
}

function ChoiceText({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span>
      {label}
      {hint && <small className="hint">{hint}</small>}
    </span>
  );
}
