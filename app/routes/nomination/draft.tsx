/** Where a statement saves itself as one types: JSON in, JSON out, never a page. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { admit } from '~/features/account/request.server';
import { viewerOf } from '~/features/account/sign-in/session.server';
import { saveStatementDraft } from '~/features/nomination/nomination-commands.server';
import { readStatementSave } from '~/features/nomination/nomination-form';
import { Conflict, NotSignedIn } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { readJson } from '~/lib/http/posted.server';
import { postedLimits } from '~/lib/http/posted-limits';
import { known } from '~/lib/http/respond.server';
import { say } from '~/lib/words.server';

/** Opened by address there is nothing to see. */
export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });

export async function action({ request, context, params }: ActionFunctionArgs): Promise<Response> {
  try {
    const at = context.now();
    const actor = await viewerOf(context, request, at);
    if (!actor) throw new NotSignedIn();
    await admit(context, actor);
    const id = uuidParam(params.id);
    const save = readStatementSave(await readJson(request, postedLimits.signed));
    const { version } = await saveStatementDraft(context.db, { actor, at }, { id, ...save });
    return Response.json({ version, savedAt: at });
  } catch (thrown) {
    const error = known(thrown);
    const stood = error instanceof Conflict ? (error.current as Stood | undefined) : undefined;
    const current = stood && { version: stood.version, content: stood.statement };
    return Response.json({ text: say(error.refusal), current }, { status: error.status });
  }
}

/** What a conflict brings along: the statement somebody else saved. */
type Stood = { version: number; statement: object };
