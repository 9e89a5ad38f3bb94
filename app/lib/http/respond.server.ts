/** The one file that turns errors into HTTP. */
import { data, redirect } from '@remix-run/node';
import { isAway } from '../database-fault';
import { Away, Conflict, DomainError, Invalid } from '../errors';
import { say, sayCode } from '../words.server';

/** What a form gets back when its action could not do it: sentences, beside fields where they belong. */
export type Problem = {
  status: number;
  text: string;
  issues: { path: string; text: string }[];
  /** What was sent, so that nothing typed is lost without JavaScript. */
  values: Record<string, unknown>;
  /** At a conflict: what stands there now. */
  current?: unknown;
};

/** For loaders: throws the response that the error boundary or the browser understands. Foreign errors pass. */
export function respondToLoad(thrown: unknown, request: Request): never {
  const error = known(thrown);
  if (error.status === 401) throw redirect(signInPath(request));
  throw data({ text: say(error.refusal), reason: error.refusal.reason }, { status: error.status });
}

/** For actions: a problem with its status, so that the same page shows it. Foreign errors pass. */
export function respondToAct(thrown: unknown, request: Request, values: Record<string, unknown>) {
  const error = known(thrown);
  if (error.status === 401) throw redirect(signInPath(request));
  const problem: Problem = {
    status: error.status,
    text: say(error.refusal),
    issues:
      error instanceof Invalid
        ? error.issues.map(({ path, code, params }) => ({
            path,
            text: sayCode(code, { value: valueAt(values, path), ...params }),
          }))
        : [],
    values,
    ...(error instanceof Conflict && error.current !== undefined ? { current: error.current } : {}),
  };
  return data({ problem }, { status: error.status });
}

/** An error as ours; a database that is away becomes one. Foreign errors are thrown on. */
export function known(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isAway(error)) return new Away();
  throw error;
}

/** What was written in the field of a complaint: some sentences repeat it. */
function valueAt(values: Record<string, unknown>, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], values);
  return typeof value === 'string' ? value.trim().slice(0, 40) : '';
}

/** Back to the same page after signing in; an action's page is where its form stands. */
function signInPath(request: Request): string {
  return `/sign-in?next=${encodeURIComponent(pathOf(request))}`;
}

/** The page a request is for, as its address names it: path and query. */
export function pathOf(request: Request): string {
  const url = new URL(request.url);
  return url.pathname.replace(/\.data$/, '') + url.search;
}
