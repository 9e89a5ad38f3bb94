import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react';
import { type LevelBar, LevelBars } from '../chart/level-bars';
import { FieldError } from './field';

type LevelOption = { value: string; level: LevelBar; name: string; text: string };
/** An answer that is no score: "Chưa đủ căn cứ", "Không áp dụng". */
type NonLevelOption = { value: string; name: string; text: string };

type LevelChoiceProps = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'className' | 'type' | 'value' | 'id' | 'name'
> & {
  name: string;
  id?: string;
  /** The question. `legendAs` h1 on a page of one skill. */
  legend: ReactNode;
  legendAs?: 'h1' | 'h2' | 'hidden';
  hint?: ReactNode;
  error?: ReactNode;
  levels: LevelOption[];
  nonLevels?: NonLevelOption[];
  /** The answer given before; nothing is ever chosen for somebody. */
  defaultValue?: string;
};

/** Five levels with number, name and text together; the answers that are no score stand apart under a dashed line. */
export const LevelChoice = forwardRef<HTMLInputElement, LevelChoiceProps>(function LevelChoice(
  { name, id = name, legend, legendAs = 'h2', hint, error, levels, nonLevels = [], defaultValue, ...rest },
  ref,
) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const radio = (value: string, controlId: string) => (
    <input
      {...rest}
      aria-invalid={error ? true : undefined}
      defaultChecked={defaultValue === undefined ? undefined : defaultValue === value}
      id={controlId}
      name={name}
      ref={ref}
      type="radio"
      value={value}
    />
  );
  return (
    <fieldset aria-describedby={described || undefined} className={error ? 'stack field--err' : 'stack'}>
      <Legend as={legendAs}>{legend}</Legend>
      {hint && (
        <p className="mute" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError error={error} id={id} />
      <div className="levels">
        {levels.map((option, index) => (
          <label className="level" key={option.value}>
            {radio(option.value, index === 0 ? id : `${id}-${option.value}`)}
            <b>
              {option.level}. {option.name}
            </b>
            <span>{option.text}</span>
            <LevelBars level={option.level} />
          </label>
        ))}
        {nonLevels.length > 0 && (
          <div className="levels__non">
            {nonLevels.map((option) => (
              <label className="level level--non" key={option.value}>
                {radio(option.value, `${id}-${option.value}`)}
                <b>{option.name}</b>
                <span>{option.text}</span>
              </label>
            ))}
          </div>
        )}
      </div>
    </fieldset>
  );
});

function Legend({ as, children }: { as: 'h1' | 'h2' | 'hidden'; children: ReactNode }) {
  if (as === 'hidden') return <legend className="sr">{children}</legend>;
  const Heading = as;
  return (
    <legend>
      <Heading>{children}</Heading>
    </legend>
  );
}
