/**
 * A request becomes an actor here, once. Routes wrap their loader in `load` (signed in) or `loadPublic`, their action
 * in `perform` or `performPublic`: parse → one query or command → render; errors become HTTP in one place.
 * `admit` is the one gate: whoever has not read the privacy notice as it stands reads it before any page or act of
 * theirs. Only what shows and takes nothing of the person goes round it: pages for everybody, signing out, the notice.
 */
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import type { Db } from '#db/client';
import { type CycleView, findRunningCycle } from '~/features/cycle/cycle-queries.server';
import type { Act, Person } from '~/features/organisation/actor';
import { DomainError, Invalid, NotSignedIn } from '~/lib/errors';
import type { FileKind } from '~/lib/file/kind';
import { receive, type Upload } from '~/lib/file/receiving.server';
import { cleanField, formObject, issuesOf, type Schema } from '~/lib/http/form';
import { readForm } from '~/lib/http/posted.server';
import { type PostedLimits, postedLimits } from '~/lib/http/posted-limits';
import { pathOf, respondToAct, respondToLoad } from '~/lib/http/respond.server';
import { hasReadNotice } from './account-queries.server';
import { viewerOf } from './sign-in/session.server';
import { dropTextDrafts } from './text-draft/commands.server';

type Base = {
  db: Db;
  now: Date;
  url: URL;
  request: Request;
  params: Record<string, string | undefined>;
  context: AppLoadContext;
  /** The cycle that runs for whoever asks, read once a request; null when none does. */
  running: () => Promise<CycleView | null>;
};
export type PublicRequest = Base & { viewer: Person | null };
type SignedRequest = Base & { actor: Person; act: Act };
export type PublicAct = PublicRequest & Posted;
type Posted = { form: FormData; parse: <T>(schema: Schema<T>) => T };

/** A loader for signed-in people who have read the notice. */
export function load<T>(work: (request: SignedRequest) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => answer(args, async () => work(await signed(args)));
}

/** The notice's own loader: for signed-in people who may not have read it. */
export function loadNotice<T>(work: (request: SignedRequest) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => answer(args, async () => work(await signed(args, false)));
}

/** A loader for anyone; `viewer` is null when nobody is signed in. */
export function loadPublic<T>(work: (request: PublicRequest) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => answer(args, async () => work(await open(args)));
}

/** An action of a signed-in person who has read the notice. Nothing of the body is read before it is known who sends it. */
export function perform<T>(work: (request: SignedRequest & Posted) => Promise<T>) {
  return (args: ActionFunctionArgs) =>
    answerAct(
      args,
      postedLimits.signed,
      () => signed(args),
      async (by) => {
        const answered = await work(by);
        if (wasTaken(answered)) await forgetDrafts(by);
        return answered;
      },
    );
}

/** An act that was done leads on to a page. */
function wasTaken(answer: unknown): boolean {
  return answer instanceof Response && answer.status >= 300 && answer.status < 400;
}

/** What the form's long texts were written from has done its work. */
async function forgetDrafts({ db, actor, url, form }: SignedRequest & Posted): Promise<void> {
  const fields = [...new Set(form.keys())];
  await dropTextDrafts(db, actor.personId, { place: url.pathname.replace(/\.data$/, ''), fields });
}

/** An action that takes one file of a kind, streamed to the disk; nothing of it is read before it is known who sends it. */
export function performUpload<T>(
  kind: FileKind,
  work: (request: SignedRequest & Posted & Upload) => Promise<T>,
) {
  return async (args: ActionFunctionArgs) => {
    const { request } = args;
    const form = new FormData();
    const values = () => formObject(form.entries());
    try {
      const by = await signed(args);
      return await receive(request, kind, form, (upload) =>
        work({ ...by, ...upload, parse: (schema) => parse(schema, values()) }),
      );
    } catch (error) {
      throwToNotice(error, request);
      return respondToAct(error, request, withoutSecrets(values()));
    }
  };
}

/** The notice's own action. */
export function performNotice<T>(work: (request: SignedRequest & Posted) => Promise<T>) {
  return (args: ActionFunctionArgs) => answerAct(args, postedLimits.signed, () => signed(args, false), work);
}

/** An action anyone may try (signing in, using a one-time link). */
export function performPublic<T>(work: (request: PublicRequest & Posted) => Promise<T>) {
  return (args: ActionFunctionArgs) => answerAct(args, postedLimits.anonymous, () => open(args), work);
}

async function answer<T>({ request }: LoaderFunctionArgs, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throwToNotice(error, request);
    return respondToLoad(error, request);
  }
}

async function answerAct<R, T>(
  { request }: ActionFunctionArgs,
  limits: PostedLimits,
  asked: () => Promise<R>,
  work: (request: R & Posted) => Promise<T>,
) {
  let values: Record<string, unknown> = {};
  try {
    const by = await asked();
    const form = await readForm(request, limits);
    values = formObject(form.entries());
    return await work({ ...by, form, parse: (schema) => parse(schema, values) });
  } catch (error) {
    throwToNotice(error, request);
    return respondToAct(error, request, withoutSecrets(values));
  }
}

function parse<T>(schema: Schema<T>, values: Record<string, unknown>): T {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Invalid(issuesOf(parsed.error));
}

async function open(args: LoaderFunctionArgs): Promise<PublicRequest> {
  const { request, context, params } = args;
  const now = context.now();
  const viewer = await viewerOf(context, request, now);
  return {
    db: context.db,
    now,
    url: new URL(request.url.replaceAll('%00', '')),
    request,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, value && cleanField(name, value)]),
    ),
    context,
    viewer,
    running: () => runningOf(context, now, viewer),
  };
}

async function signed(args: LoaderFunctionArgs, isGated = true): Promise<SignedRequest> {
  const { viewer, ...rest } = await open(args);
  if (!viewer) throw new NotSignedIn();
  if (isGated) await admit(args.context, viewer);
  return { ...rest, actor: viewer, act: { actor: viewer, at: rest.now } };
}

/** Several loaders answer one request; they share what they all ask for. */
const runningCycles = new WeakMap<AppLoadContext, Promise<CycleView | null>>();

function runningOf(context: AppLoadContext, now: Date, viewer: Person | null): Promise<CycleView | null> {
  let found = runningCycles.get(context);
  if (!found) {
    found = findRunningCycle(context.db, now, viewer);
    runningCycles.set(context, found);
  }
  return found;
}

/** The signed-in person has not read the privacy notice as it stands (403; a page is sent to the notice instead). */
class NoticeUnread extends DomainError {
  constructor() {
    super(403, { reason: 'account.noticeFirst' });
  }
}

/** A page asks several loaders in one request; they get one answer. */
const admitted = new WeakMap<AppLoadContext, Promise<boolean>>();

/** Lets the person on, or throws: the notice comes first. */
export async function admit(context: AppLoadContext, { personId }: Person): Promise<void> {
  let answer = admitted.get(context);
  if (!answer) {
    answer = hasReadNotice(context.db, personId);
    admitted.set(context, answer);
  }
  if (!(await answer)) throw new NoticeUnread();
}

function throwToNotice(error: unknown, request: Request): void {
  if (error instanceof NoticeUnread)
    throw redirect(`/account/notice?next=${encodeURIComponent(pathOf(request))}`);
}

/** Passwords are never sent back to the page. */
function withoutSecrets(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)));
}
