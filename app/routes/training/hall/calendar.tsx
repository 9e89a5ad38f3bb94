import { load } from '~/features/account/request.server';
import { calendarOf } from '~/features/training/hall/calendar.server';
import { findOwnSeat } from '~/features/training/hall/queries.server';
import { env } from '~/lib/env.server';
import { uuidParam } from '~/lib/http/param';

export const loader = load(async ({ db, actor, now, params }) => {
  const seat = await findOwnSeat(db, actor, { id: uuidParam(params.id), at: now });
  return new Response(calendarOf(seat, env().publicOrigin), {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${seat.class.state === 'cancelled' ? 'CANCEL' : 'PUBLISH'}`,
      'Content-Disposition': 'attachment; filename="lop-boi-duong.ics"',
      'Cache-Control': 'private, no-store',
    },
  });
});
