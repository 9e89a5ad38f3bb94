/** The honour roll names whoever agreed and still does: nobody else, by page, by year, by number or by code. */
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { commendation, consent } from '#db/schema/index';
import { commend } from '~/features/commendation/commendation-commands.server';
import { publishDecision } from '~/features/commendation/publication-commands.server';
import {
  findByVerifyCode,
  listHonourRoll,
  listHonourYears,
} from '~/features/commendation/roll-queries.server';
import { giveConsent } from '~/features/nomination/consent/commands.server';
import { actOf } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { type Decided, inDecision, inPublication, later, makeDecided, paper } from './decided';

const database = testDb();
const name = 'Đỗ Thị Thu Sương';
let plot: Decided;
let code: string;
let decisionId: string;

beforeAll(async () => {
  const { db } = database;
  plot = await makeDecided(db);
  const board = plot.actors.board;
  const { suong } = plot.files;
  const { id } = await commend(db, actOf(board, inDecision), {
    ...{ cycleId: plot.cycle.id, nominationIds: [suong], ...paper },
  });
  decisionId = id;
  const row = await db.query.commendation.findFirst({ where: eq(commendation.nominationId, suong) });
  code = row!.verifyCode;
});

/** She alone is in the decision: what names her is the whole roll. */
async function shown() {
  const { db } = database;
  const roll = await listHonourRoll(db, { year: plot.cycle.year, page: 1 });
  return {
    people: roll.people.map((one) => one.name),
    total: roll.total,
    years: await listHonourYears(db),
    byCode: (await findByVerifyCode(db, code)).state,
  };
}
const hidden = { people: [], total: 0, years: [], byCode: 'unknown' };
const named = () => ({ people: [name], total: 1, years: [plot.cycle.year], byCode: 'valid' });

const answer = (word: 'given' | 'refused') =>
  giveConsent(database.db, actOf(plot.actors.farSecretary, later), {
    ...{ nominationId: plot.files.suong, answer: word, text: 'như trang ấy viết' },
  });

describe('a person in a decision', () => {
  it('is named once it is published, and only while they agree', async () => {
    await answer('given');
    expect(await shown(), 'not published').toEqual(hidden);
    await database.db.delete(consent);
    const board = actOf(plot.actors.board, inPublication);
    await publishDecision(database.db, board, { decisionId, confirmation: paper.number });
    expect(await shown(), 'never asked').toEqual(hidden);
    for (const word of ['refused', 'given', 'refused', 'given'] as const) {
      await answer(word);
      expect(await shown(), word).toEqual(word === 'given' ? named() : hidden);
    }
    await database.db.update(consent).set({ withdrawnAt: later });
    expect(await shown(), 'withdrawn on a day').toEqual(hidden);
  });
});
