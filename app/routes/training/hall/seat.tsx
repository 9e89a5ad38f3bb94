import { useLoaderData } from '@remix-run/react';
import { FormProblem } from '~/components/form/form-problem';
import { useProblem } from '~/components/form/use-post-form';
import { load, perform } from '~/features/account/request.server';
import { HallSeatFacts, SeatAnswer } from '~/features/training/hall/learner';
import { Agenda } from '~/features/training/hall/organiser';
import { findOwnSeat } from '~/features/training/hall/queries.server';
import { acceptSeat, signUp } from '~/features/training/hall/seating-commands.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { showInstant } from '~/lib/date';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_class()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  seat: await findOwnSeat(db, actor, { id: uuidParam(params.id), at: now }),
}));

export const action = perform(async ({ db, act, params, form }) => {
  const classId = uuidParam(params.id);
  if (form.get('intent') === 'ask') await signUp(db, act, { classId });
  else await acceptSeat(db, act, { classId });
  return redirectSaying(`/training/class/${classId}/seat`, 'training.answered');
});

export default function SeatPage() {
  const { seat } = useLoaderData<typeof loader>();
  const { own, hall, agenda } = seat;
  return (
    <AppPage
      back={{ to: '/', label: m.app_place_tasks() }}
      facts={trainingFacts({
        next: own?.state === 'accepted' ? m.training_seat_next() : m.training_seat_answer(),
        deadline: own?.heldUntil ? showInstant(own.heldUntil) : showInstant(hall.startsAt),
        audience: m.training_audience_seat(),
      })}
      title={seat.class.name}
    >
      <div className="stack">
        <FormProblem errors={[]} problem={useProblem()} />
        <SeatAnswer seat={seat} />
        <HallSeatFacts seat={seat} />
        <Agenda agenda={agenda} />
      </div>
    </AppPage>
  );
}
