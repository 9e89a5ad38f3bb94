/** Nudging those who are late. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { person, reminder } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { env } from '~/lib/env.server';
import { Conflict, must } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { writeLetters } from '~/lib/job/outbox.server';
import { decide } from '~/lib/record/audit.server';
import { m } from '~/paraglide/messages';
import { openKinds } from './dashboard';
import { refuseToRemind } from './dashboard-policy';
import { findCycleDashboard } from './dashboard-unit-queries.server';
import { listLate } from './late-queries.server';

export type Reminded = { reminded: number; letters: number; already: number };

/** Nudges of one go; more is done in a second. */
const most = 1000;

/**
 * Nudges people of the unit who owe forms that can be sent: those named, or all; raters of an office above are not the unit's to
 * nudge. At most once a person and day, whoever asks. Keeps the nudge, and a letter for those whose e-mail is known.
 * Answers with what was really done: how many find the nudge on their home, to how many of them a letter goes (none where
 * no post is set up), and how many had one today. People who hold no post any more are not nudged. Throws `Refused` (not one's unit, no phase open, at
 * night) and `Conflict` when nobody named is late.
 */
export async function remind(
  db: Db,
  act: Act,
  input: { unitId: number; cycleId: number | null; personId: number | null },
): Promise<Reminded> {
  return decide(db, act, async (tx, record) => {
    const { unit, cycle, standing } = await findCycleDashboard(tx, act.actor, input);
    must(refuseToRemind(act.actor, standing, cycle, act.at));
    const filter = {
      cycleId: cycle.id,
      unitPath: unit.path,
      kinds: openKinds(cycle.windows, act.at),
      today: dayOf(act.at),
    };
    const late = (await listLate(tx, filter, { page: 1, size: most })).rows.filter(
      (row) => !row.isAbove && !row.isGone && (input.personId === null || row.personId === input.personId),
    );
    if (late.length === 0) throw new Conflict({ reason: 'dashboard.nobodyLate' });
    const made = await tx
      .insert(reminder)
      .values(
        late.map(({ personId }) => ({
          cycleId: cycle.id,
          personId,
          onDay: dayOf(act.at),
          byPersonId: personIdOf(act.actor),
          at: act.at,
        })),
      )
      .onConflictDoNothing()
      .returning({ personId: reminder.personId });
    const ids = made.map((row) => row.personId);
    let letters = 0;
    if (ids.length > 0) {
      letters = await write(tx, ids, cycle.name, act.at);
      await tell(tx, act, ids, { kind: 'dashboard.reminded', params: { cycle: cycle.name }, place: '/' });
      record({
        action: 'dashboard.remind',
        subject: `unit:${unit.id}`,
        after: { cycleId: cycle.id, people: ids.length, letters },
      });
    }
    return { reminded: ids.length, letters, already: late.length - ids.length };
  });
}

/**
 * Writes the letters and answers with how many the post will take. They are in Vietnamese: nobody's language is known
 * but the one of this request.
 */
async function write(tx: Db, ids: readonly number[], cycle: string, at: Date): Promise<number> {
  const people = await tx
    .select({ name: person.fullName, email: person.email })
    .from(person)
    .where(inArray(person.id, [...ids]));
  const letters = people.flatMap(({ name, email }) => {
    if (!email) return [];
    const vi = { locale: 'vi' as const };
    const subject = m.dashboard_letter_subject({ cycle }, vi);
    const text = m.dashboard_letter_body({ name, cycle, link: env().publicOrigin }, vi);
    return [{ to: email, subject, text }];
  });
  return writeLetters(tx, letters, at);
}
