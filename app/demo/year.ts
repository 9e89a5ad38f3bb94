/** A year of the demo, phase by phase, each act by the person who does it at the time they do it. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleUnit } from '#db/schema/index';
import { ensureAccount } from '~/features/account/account-commands.server';
import { assignPeers } from '~/features/assessment/assignment/commands.server';
import { proposeAssignment } from '~/features/assessment/assignment/queries.server';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import { defaultSettings, type Linking } from '~/features/cycle/cycle';
import { createCycle } from '~/features/cycle/cycle-commands.server';
import { openCycle } from '~/features/cycle/opening/commands.server';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { dayOf, instantOf } from '~/lib/date';
import { answerForms, type Zeal } from './answering';
import { openedOn, windowsOfYear, within } from './calendar';
import type { Minds } from './minds';
import type { Seat } from './people';

type Year = 2023 | 2024;
type Say = (line: string) => void;

/**
 * One secretary of each commune is also rated by two of the province's standing members and officers: communes here have
 * two branches, and only a rater from outside links one with the next.
 */
export const linking: Linking = {
  level: 'grassroots',
  perUnit: 1,
  officeLevel: 'province',
  titles: ['STANDING_MEMBER', 'OFFICER'],
  ratersEach: 2,
};

/** Creates and opens the cycle, makes its forms and lets every commune's officer take the proposal for peers. */
export async function openYear(
  db: Db,
  board: Person,
  { year, frameworkId, minds, say }: { year: Year; frameworkId: number; minds: Minds; say: Say },
): Promise<number> {
  const act = { actor: board, at: openedOn[year] };
  const name = cycleName(year);
  const { id } = await createCycle(db, act, {
    name,
    kind: 'ANNUAL',
    year,
    frameworkId,
    windows: windowsOfYear(year),
    settings: { ...defaultSettings, defaultQuota: 4, linking },
  });
  // The lot is the year's number, so that the demo is the same each time.
  await openCycle(db, act, { id, confirmation: name, seed: year });
  const made = await makeForms(db, act, id);
  say(
    `Đợt ${year}: ${made.self} phiếu tự đánh giá, ${made.superior} phiếu cấp trên, ${made.linking} phiếu nối chuẩn`,
  );
  const communes = await db
    .select({ id: cycleUnit.unitId })
    .from(cycleUnit)
    .where(eq(cycleUnit.level, 'grassroots'));
  for (const { id: unitId } of communes.filter(
    (row, index) => communes.findIndex((other) => other.id === row.id) === index,
  )) {
    const { pairs } = await proposeAssignment(
      db,
      board,
      { cycleId: id, unitId },
      minds.random(`peers:${year}:${unitId}`),
    );
    await assignPeers(db, act, { cycleId: id, unitId, pairs });
  }
  return id;
}

type Role = 'self' | 'peers' | 'superiors';
const phaseOf = { self: 'self', peers: 'peer', superiors: 'superior' } as const;

/** Everyone in `seats` writes their forms of a role, spread over its phase; who is late is the caller's say. */
export async function writeForms(
  db: Db,
  seats: readonly Seat[],
  {
    year,
    role,
    minds,
    until = 1,
    zeal,
  }: { year: Year; role: Role; minds: Minds; until?: number; zeal: (seat: Seat, index: number) => Zeal },
): Promise<void> {
  const spread = minds.random(`when:${year}:${role}`);
  for (const seat of seats) {
    const at = inTheEvening(within(year, phaseOf[role], 0.06 + (until - 0.12) * spread()), spread());
    const rater = await findActor(db, seat.personId, at);
    if (!rater) continue;
    // Whoever writes a form has joined: the list of invitations says so too.
    if (zeal(seat, 0) !== 'late') await ensureAccount(db, seat.personId, at);
    await answerForms(db, rater, { role, year, at, minds, zeal: (index) => zeal(seat, index) });
  }
}

/** Volunteers write after work: the same day between 18:00 and 22:00. `share` 0–1 says when. */
function inTheEvening(at: Date, share: number): Date {
  return new Date(instantOf(dayOf(at), '18:00').getTime() + share * 4 * 60 * 60 * 1000);
}

/** What a year's cycle is called: typed wherever something of it cannot be undone. */
export function cycleName(year: number): string {
  return `Đánh giá Bí thư Chi đoàn năm ${year}`;
}
