import { useEffect, useRef } from 'react';
import type { Problem } from '~/lib/http/respond.server';
import { Banner } from '../page/banner';
import { ErrorSummary, type SummaryLine } from './error-summary';

type Props = {
  problem: Problem | null;
  errors: readonly { name: string; text: string }[];
  /** The complaints with more said than the field's own sentence. */
  lines?: SummaryLine[];
};

/**
 * What stands in the way of a form: complaints beside fields as links, or the one sentence for the whole. It takes the
 * focus, because the button that was pressed may be a screen away.
 */
export function FormProblem({ problem, errors, lines }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (errors.length > 0)
    return <ErrorSummary lines={lines ?? errors.map(({ name, text }) => ({ id: name, message: text }))} />;
  if (!problem || problem.issues.length > 0) return null;
  return (
    <div ref={box} tabIndex={-1}>
      <Banner kind="warn" role="alert" title={problem.text} />
    </div>
  );
}
