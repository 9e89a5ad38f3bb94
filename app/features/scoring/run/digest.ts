/** A run's input and output as one text in one order: the same text, the same run. */
import type { OwnSeverity } from '../scoring';
import type { RunInput, RunOutput } from './run';

/**
 * Everything that steers the figures; forms without their ids, in no order of storage. How many forms were asked for is
 * a count beside the figures: it may grow, and moves none of them.
 */
export function inputText({ ratees, forms, options, quotas, units }: RunInput): string {
  const written = forms
    .map(({ ratee, rater, role, answers, sentAt }) => canonical([ratee, role, rater, answers, sentAt]))
    .sort();
  return canonical([
    options,
    [...ratees].sort((a, b) => a.id - b.id).map(({ id, unitPath, skills }) => [id, unitPath, skills]),
    quotas,
    units.map(({ id, path, level }) => [id, path, level]),
    written,
  ]);
}

export function outputText(
  output: Omit<RunOutput, 'severities'> & { severities: ReadonlyMap<string, OwnSeverity> },
): string {
  const { severities, results, ...rest } = output;
  const figures = results.map(({ detail: { received: _, ...detail }, ...row }) => ({ ...row, detail }));
  return canonical({
    ...rest,
    results: figures,
    severities: [...severities].sort(([a], [b]) => (a < b ? -1 : 1)),
  });
}

/** JSON with the keys of every object in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
