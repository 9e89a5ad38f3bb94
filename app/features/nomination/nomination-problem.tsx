import { useEffect, useRef } from 'react';
import { Banner } from '~/components/banner';
import { ErrorSummary } from '~/components/error-summary';
import type { Problem } from '~/lib/respond.server';

type Props = { problem: Problem | null; errors: { name: string; text: string }[] };

/**
 * What stands in the way of a form: complaints beside fields as links, or the one sentence for the whole. It takes the
 * focus, because the button that was pressed may be a screen away.
 */
export function NominationProblem({ problem, errors }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (errors.length > 0)
    return <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />;
  if (!problem) return null;
  return (
    <div ref={box} tabIndex={-1}>
      <Banner kind="warn" role="alert" title={problem.text} />
    </div>
  );
}
