/** Where the long texts of forms save themselves as one types, and are asked for again: JSON, never a page. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { admit } from '~/features/account/request.server';
import { viewerOf } from '~/features/account/sign-in/session.server';
import { saveTextDraft } from '~/features/account/text-draft/commands.server';
import { readPlace, readTextSave } from '~/features/account/text-draft/form';
import { listTextDrafts } from '~/features/account/text-draft/queries.server';
import { Conflict, NotSignedIn } from '~/lib/errors';
import { readJson } from '~/lib/http/posted.server';
import { postedLimits } from '~/lib/http/posted-limits';
import { known } from '~/lib/http/respond.server';
import { say } from '~/lib/words.server';

export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return answer(async () => {
    const { personId } = await writer(args);
    const place = readPlace(new URL(args.request.url));
    return { drafts: await listTextDrafts(args.context.db, personId, { place }) };
  });
}

export async function action(args: ActionFunctionArgs): Promise<Response> {
  return answer(async () => {
    const actor = await writer(args);
    const { request, context } = args;
    const at = context.now();
    const save = readTextSave(new URL(request.url), await readJson(request, postedLimits.signed));
    const { version } = await saveTextDraft(context.db, { actor, at }, save);
    return { version, savedAt: at };
  });
}

async function writer({ request, context }: LoaderFunctionArgs) {
  const actor = await viewerOf(context, request, context.now());
  if (!actor) throw new NotSignedIn();
  await admit(context, actor);
  return actor;
}

async function answer(work: () => Promise<object>): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  try {
    return Response.json(await work(), { headers });
  } catch (thrown) {
    const error = known(thrown);
    const stood = error instanceof Conflict ? (error.current as Stood | undefined) : undefined;
    const current = stood && { version: stood.version, content: { text: stood.text } };
    return Response.json({ text: say(error.refusal), current }, { status: error.status, headers });
  }
}

/** What a conflict brings along: the text saved from another device. */
type Stood = { version: number; text: string };
