/** The plot with a cycle that runs: opened by the board on 09/11/2024, forms made. Branch Rạch Sâu has three people. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { makeCycle } from '#db/factories/cycle';
import { makeFramework } from '#db/factories/framework';
import { cyclePerson } from '#db/schema/index';
import type { Answer } from '~/features/assessment/form/content';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import { type CycleSettings, defaultSettings } from '~/features/cycle/cycle';
import { openCycle } from '~/features/cycle/opening/commands.server';
import type { Person } from '~/features/organisation/actor';
import { actOf, makePlot } from './actors';

/** Within the windows of 2024: the self phase, self and peer, the superior phase, the review. */
export const inSelf = new Date('2024-11-12T02:00:00Z');
export const inPeer = new Date('2024-11-20T02:00:00Z');
export const inSuperior = new Date('2024-12-02T02:00:00Z');
export const inReview = new Date('2024-12-12T02:00:00Z');

export async function makeAssessed(db: Db) {
  const plot = await makePlot(db);
  return { ...plot, ...(await openFor(db, plot.actors.board, plot.units.province.id)) };
}

/** A cycle of the province on the published framework, open, with its forms. */
export async function openFor(
  db: Db,
  board: Person,
  provinceId: number,
  settings: CycleSettings = defaultSettings,
) {
  const version = await makeFramework(db, { unitId: provinceId, state: 'published' });
  const cycle = await makeCycle(db, { unitId: provinceId, frameworkId: version.id, settings });
  const act = actOf(board, inSelf);
  await openCycle(db, act, { id: cycle.id, confirmation: cycle.name });
  const made = await makeForms(db, act, cycle.id);
  return { cycle, made };
}

/** The place of a secretary in the cycle. */
export async function rateeOf(db: Db, cycleId: number, { personId }: Person) {
  const row = await db.query.cyclePerson.findFirst({
    where: and(
      eq(cyclePerson.cycleId, cycleId),
      eq(cyclePerson.personId, personId),
      eq(cyclePerson.isRatee, true),
    ),
  });
  return row!;
}

/** The same answer everywhere; 3 needs no evidence. */
export function allAnswers(skills: readonly { code: string }[], answer: Answer = 3): Record<string, Answer> {
  return Object.fromEntries(skills.map(({ code }) => [code, answer]));
}
