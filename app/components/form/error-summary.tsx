import { type ReactNode, useEffect, useRef } from 'react';
import { m } from '~/paraglide/messages';

/** `id` is the id of the control to mend (a field's `name`, unless it was given another id). */
export type SummaryLine = { id: string; message: ReactNode };

type ErrorSummaryProps = {
  lines: SummaryLine[];
  title?: string /** What is safe, before what is wrong. */;
  safe?: ReactNode;
};

/**
 * What stands between the person and sending, each line a link to its control. It takes the focus whenever the
 * complaints change; without a script it is the first thing in the form. Shows nothing when all is well.
 */
export function ErrorSummary({ lines, title, safe }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  const complaint = lines.map((line) => line.id).join(' ');
  useEffect(() => {
    if (complaint) box.current?.focus();
  }, [complaint]);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="errors-title" className="errsum" ref={box} role="alert" tabIndex={-1}>
      <h2 id="errors-title">{title ?? m.common_errors_title({ count: lines.length })}</h2>
      {safe && <p className="sm">{safe}</p>}
      <ul>
        {lines.map((line, index) => (
          <li key={`${line.id}-${index}`}>
            <a href={`#${line.id}`}>{line.message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
