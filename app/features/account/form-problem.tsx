import { Banner } from '~/components/banner';
import { ErrorSummary } from '~/components/error-summary';
import type { Problem } from '~/lib/respond.server';

/** What stands in the way of a form: complaints beside fields as links, or the one sentence for the whole. */
export function FormProblem({
  problem,
  errors,
}: {
  problem: Problem | null;
  errors: { name: string; text: string }[];
}) {
  if (errors.length > 0)
    return <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />;
  if (!problem) return null;
  return (
    <Banner kind="warn" role="alert">
      {problem.text}
    </Banner>
  );
}
