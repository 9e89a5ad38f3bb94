/** Where the form saves itself as one types: JSON in, JSON out, never a page. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { admit } from '~/features/account/request.server';
import { viewerOf } from '~/features/account/sign-in/session.server';
import { saveDraft } from '~/features/assessment/assessment-commands.server';
import { readFormRef } from '~/features/assessment/assessment-task';
import { readSave } from '~/features/assessment/form/reading';
import { Conflict, NotFound, NotSignedIn } from '~/lib/errors';
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
    const ref = readFormRef(params.role, params.id);
    if (!ref) throw new NotFound();
    const save = readSave(await readJson(request, postedLimits.signed));
    const { version, savedAt } = await saveDraft(context.db, { actor, at }, { ...ref, ...save });
    return Response.json({ version, savedAt: ref.role === 'peer' ? at : savedAt });
  } catch (thrown) {
    const error = known(thrown);
    const current = error instanceof Conflict ? error.current : undefined;
    return Response.json({ text: say(error.refusal), current }, { status: error.status });
  }
}
