/**
 * A day, or a day and an hour, written as Vietnam writes them whatever the browser's language: one line of text that
 * posts as it stands, an echo in words under it, and with a script a calendar that fills the text in.
 */
import {
  type ChangeEvent,
  type FocusEvent,
  type ForwardedRef,
  forwardRef,
  type InputHTMLAttributes,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { fromCalendar, readDay, readInstant, shownDays, withSlashes } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';
import { Icon } from '../icon';
import { dayText, instantText } from './day-words';
import { Field, type FieldProps } from './field';
import { typedDayIssue } from './issue-text';

type Kind = 'day' | 'instant';
type DayFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'name' | 'id' | 'children' | 'type'>;

/** A day: 'dd/mm/yyyy', read by `readDay` of ~/lib/typed-day. */
export const DateField = forwardRef<HTMLInputElement, DayFieldProps>(function DateField(props, ref) {
  return <DayBox hint={m.common_date_hint()} {...props} box={ref} kind="day" />;
});

/** `hour` is what a day picked from the calendar gets while none is written. */
type DateTimeFieldProps = DayFieldProps & { hour?: string };

/** A day and time on Vietnam's wall clock: 'dd/mm/yyyy HH:mm', read by `readInstant` of ~/lib/typed-day. */
export const DateTimeField = forwardRef<HTMLInputElement, DateTimeFieldProps>(
  function DateTimeField(props, ref) {
    return <DayBox hint={m.common_datetime_hint()} {...props} box={ref} kind="instant" />;
  },
);

type DayBoxProps = DateTimeFieldProps & { kind: Kind; box: ForwardedRef<HTMLInputElement> };

function DayBox({ kind, hour = '07:00', box, ...props }: DayBoxProps) {
  const { label, name, id = name, hint, error, optional, defaultValue, onChange, onBlur, ...rest } = props;
  const own = useRef<HTMLInputElement | null>(null);
  const shown = shownDays(String(defaultValue ?? ''));
  const [text, setText] = useState(shown);
  const [isLeft, setIsLeft] = useState(false);
  const hold = useCallback(
    (element: HTMLInputElement | null) => {
      own.current = element;
      if (typeof box === 'function') box(element);
      else if (box) box.current = element;
    },
    [box],
  );
  // Forms fill fields in by themselves (a proposed calendar): the echo follows what stands there.
  useEffect(() => {
    if (own.current && own.current.value !== text) setText(own.current.value);
  });
  const typed = (event: ChangeEvent<HTMLInputElement>) => {
    const { target, nativeEvent } = event;
    const isTyping = (nativeEvent as InputEvent).inputType === 'insertText';
    if (isTyping && target.selectionStart === target.value.length) target.value = withSlashes(target.value);
    setText(target.value);
    setIsLeft(false);
    onChange?.(event);
  };
  const left = (event: FocusEvent<HTMLInputElement>) => {
    const tidy = kind === 'day' ? readDay(text) : fromCalendar(text, null, hour);
    if (tidy) write(own.current, shownDays(tidy));
    setIsLeft(true);
    onBlur?.(event);
  };
  const echo = echoOf(kind, text, isLeft && !error);
  return (
    <Field {...{ label, name, id, hint, error, optional }} describedBy={`${id}-echo`}>
      {(aria) => (
        <>
          <div className={`daybox daybox--${kind}`}>
            <input
              autoComplete="off"
              inputMode="numeric"
              maxLength={30}
              {...rest}
              {...aria}
              className="in num"
              defaultValue={shown}
              name={name}
              onBlur={left}
              onChange={typed}
              ref={hold}
              type="text"
            />
            {!rest.readOnly && (
              <Calendar
                label={label}
                onPick={(day) => {
                  write(own.current, shownDays(kind === 'day' ? day : fromCalendar(text, day, hour)!));
                  own.current?.focus();
                }}
                value={dayIn(text)}
              />
            )}
          </div>
          <p
            aria-live="polite"
            className={echo.isWrong ? 'hint echo echo--wrong' : 'hint echo'}
            id={`${id}-echo`}
          >
            {echo.text}
          </p>
        </>
      )}
    </Field>
  );
}

type CalendarProps = { label: FieldProps['label']; value: string; onPick: (day: string) => void };

/** The browser's own calendar, opened by a button. It has no name, so nothing of it is posted. */
function Calendar({ label, value, onPick }: CalendarProps) {
  const native = useRef<HTMLInputElement>(null);
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive('showPicker' in HTMLInputElement.prototype), []);
  if (!isLive) return null;
  const open = () => {
    if (!native.current) return;
    native.current.value = value;
    native.current.showPicker();
  };
  return (
    <>
      <input
        aria-hidden="true"
        className="daybox__native"
        onChange={(event) => event.target.value && onPick(event.target.value)}
        ref={native}
        tabIndex={-1}
        type="date"
      />
      <button className="daybox__open" onClick={open} type="button">
        <Icon name="cal" />
        <span className="sr">
          {m.common_calendar_open()} {label}
        </span>
      </button>
    </>
  );
}

function echoOf(kind: Kind, text: string, mayComplain: boolean): { text: string; isWrong?: boolean } {
  if (text.trim() === '') return { text: '' };
  const day = kind === 'day' ? readDay(text) : null;
  if (day) return { text: dayText(day) };
  const at = kind === 'instant' ? readInstant(text) : null;
  if (at) return { text: instantText(at) };
  return mayComplain ? { text: typedDayIssue(kind, text), isWrong: true } : { text: '' };
}

/** The day of a half-written text, for the calendar to open at. */
function dayIn(text: string): string {
  return readDay(text) ?? readDay(text.trim().slice(0, 10)) ?? '';
}

/** As if it had been typed: the form's library hears of it too. */
function write(element: HTMLInputElement | null, value: string): void {
  if (!element || element.value === value) return;
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  set!.call(element, value);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
