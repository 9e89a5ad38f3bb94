import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { markSession } from '~/features/training/hall/attendance-commands.server';
import { attendanceSchema } from '~/features/training/hall/form';
import { AttendanceForm } from '~/features/training/hall/forms';
import { findHall } from '~/features/training/hall/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_attendance()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const found = await findHall(db, actor, { id: uuidParam(params.id), at: now });
  const asked = url.searchParams.get('session');
  const session = found.sessions.find((one) => one === asked) ?? found.sessions[0];
  if (!session) throw new NotFound();
  return { found, session };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  const counts = await markSession(db, act, { classId, ...parse(attendanceSchema) });
  return redirectSaying(`/training/class/${classId}/hall`, 'training.marked', counts);
});

export default function AttendancePage() {
  const { found, session } = useLoaderData<typeof loader>();
  const back = `/training/class/${found.view.line.id}/hall`;
  return (
    <AppPage
      back={{ to: back, label: m.training_hall() }}
      facts={trainingFacts({ next: m.training_mark_do(), audience: m.training_audience_hall() })}
      lede={found.view.line.name}
      title={m.training_attendance()}
    >
      <AttendanceForm backTo={back} hall={found} session={session} />
    </AppPage>
  );
}
