/**
 * A request becomes an actor here, once. Routes wrap their loader in `load` (signed in) or `loadPublic`, their action
 * in `perform` or `performPublic`: parse → one query or command → render; errors become HTTP in one place.
 */
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import type { Db } from '#db/client';
import type { Act, Person } from '~/features/organisation/actor';
import { Invalid, NotSignedIn } from '~/lib/errors';
import { formObject, issuesOf, type Schema } from '~/lib/form';
import { respondToAct, respondToLoad } from '~/lib/respond.server';
import { viewerOf } from './session.server';

type Base = {
  db: Db;
  now: Date;
  url: URL;
  request: Request;
  params: Record<string, string | undefined>;
  context: AppLoadContext;
};
export type PublicRequest = Base & { viewer: Person | null };
export type SignedRequest = Base & { actor: Person; act: Act };
type Posted = { form: FormData; parse: <T>(schema: Schema<T>) => T };

/** A loader for signed-in people. */
export function load<T>(work: (request: SignedRequest) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => answer(args, async () => work(await signed(args)));
}

/** A loader for anyone; `viewer` is null when nobody is signed in. */
export function loadPublic<T>(work: (request: PublicRequest) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => answer(args, async () => work(await open(args)));
}

/** An action of a signed-in person. */
export function perform<T>(work: (request: SignedRequest & Posted) => Promise<T>) {
  return (args: ActionFunctionArgs) =>
    answerAct(args, async (posted) => work({ ...(await signed(args)), ...posted }));
}

/** An action anyone may try (signing in, using a one-time link). */
export function performPublic<T>(work: (request: PublicRequest & Posted) => Promise<T>) {
  return (args: ActionFunctionArgs) =>
    answerAct(args, async (posted) => work({ ...(await open(args)), ...posted }));
}

async function answer<T>({ request }: LoaderFunctionArgs, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    return respondToLoad(error, request);
  }
}

async function answerAct<T>({ request }: ActionFunctionArgs, work: (posted: Posted) => Promise<T>) {
  const form = await formOf(request);
  try {
    return await work({ form, parse: (schema) => parse(schema, form) });
  } catch (error) {
    return respondToAct(error, request, withoutSecrets(formObject(form.entries())));
  }
}

/** What was posted; what is no form counts as an empty one, and its fields are asked for. */
async function formOf(request: Request): Promise<FormData> {
  const posted = await request.formData().catch(() => new FormData());
  const form = new FormData();
  for (const [name, value] of posted)
    if (typeof value === 'string') form.append(withoutNul(name), withoutNul(value));
    else form.append(withoutNul(name), value, withoutNul(value.name));
  return form;
}

/** PostgreSQL keeps no NUL in a text and fails on one: nothing behind here ever sees it. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

function parse<T>(schema: Schema<T>, form: FormData): T {
  const parsed = schema.safeParse(formObject(form.entries()));
  if (parsed.success) return parsed.data;
  throw new Invalid(issuesOf(parsed.error));
}

async function open(args: LoaderFunctionArgs): Promise<PublicRequest> {
  const { request, context, params } = args;
  const now = context.now();
  return {
    db: context.db,
    now,
    url: new URL(request.url.replaceAll('%00', '')),
    request,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, value && withoutNul(value)]),
    ),
    context,
    viewer: await viewerOf(context, request, now),
  };
}

async function signed(args: LoaderFunctionArgs): Promise<SignedRequest> {
  const { viewer, ...rest } = await open(args);
  if (!viewer) throw new NotSignedIn();
  return { ...rest, actor: viewer, act: { actor: viewer, at: rest.now } };
}

/** Passwords are never sent back to the page. */
function withoutSecrets(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)));
}
