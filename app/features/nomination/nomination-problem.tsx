import { Banner } from '~/components/banner';
import { ErrorSummary } from '~/components/error-summary';
import type { Problem } from '~/lib/respond.server';

type Props = { problem: Problem | null; errors: { name: string; text: string }[] };

/** What stands in the way of a form: complaints beside fields as links, or the one sentence for the whole. */
export function NominationProblem({ problem, errors }: Props) {
  if (errors.length > 0)
    return <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />;
  return problem && <Banner kind="warn" role="alert" title={problem.text} />;
}
