import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { windowOf } from '~/features/cycle/cycle';
import { refuseToMovePhase } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { phaseName } from '~/features/cycle/cycle-words';
import { MoveForm } from '~/features/cycle/form/reason-form';
import { moveSchema } from '~/features/cycle/form/step-form';
import { movePhase } from '~/features/cycle/phase/commands.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { checkMove, noteOf, overlapsOfMove, phaseParam } from '~/features/cycle/phase/move';
import { spanOf } from '~/features/cycle/phase/timeline';
import { AppPage } from '~/frame/app-page';
import { must, NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { readInstant } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_move_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const cycle = await findCycle(db, actor, idParam(params.id));
  must(refuseToMovePhase(actor, cycle));
  const window = windowOf(cycle.windows, phaseParam(params.phase));
  if (!window) throw new NotFound();
  return { now, cycle, window };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const cycleId = idParam(params.id);
  const phase = phaseParam(params.phase);
  const posted = parse(moveSchema);
  const { noted, reason } = posted;
  const move = {
    phase,
    startsAt: readInstant(posted.startsAt)!,
    endsAt: readInstant(posted.endsAt)!,
  };
  const cycle = await findCycle(db, act.actor, cycleId);
  must(refuseToMovePhase(act.actor, cycle));
  // Without scripts nothing was shown while the dates were typed: show it now, and ask once more.
  const isNews = noted !== noteOf(move) && overlapsOfMove(cycle.windows, move).length > 0;
  if (isNews && checkMove(cycle.windows, move, act.at).length === 0) return { noted: posted };
  await movePhase(db, act, { cycleId, ...move, reason });
  return redirectSaying(`/cycle/${cycleId}#changes`, 'cycle.phaseMoved');
});

export default function Phase() {
  const { now, cycle, window } = useLoaderData<typeof loader>();
  const name = phaseName(window.phase);
  return (
    <AppPage
      back={{ to: `/cycle/${cycle.id}`, label: cycle.name }}
      facts={factsOf(cycle, now, {
        next: m.cycle_move_next(),
        audience: m.cycle_audience_all(),
        phase: window.phase,
      })}
      lede={m.cycle_move_lede({ span: spanOf(window) })}
      title={m.cycle_move_heading({ phase: name })}
    >
      <MoveForm backTo={`/cycle/${cycle.id}`} now={now} window={window} windows={cycle.windows} />
    </AppPage>
  );
}
