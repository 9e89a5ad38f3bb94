/** Taking an opening back: possible while not a single form was sent. */
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  assessment,
  cycleKey,
  peerAssignment,
  peerFolder,
  peerRatee,
  peerRater,
  reminder,
} from '#db/schema/index';
import { lockCycle } from '~/features/cycle/cycle-commands.server';
import { refuseToTakeBackOpening } from '~/features/cycle/cycle-policy';
import { takeBackOpening } from '~/features/cycle/phase/undoing-commands.server';
import type { Act, Actor } from '~/features/organisation/actor';
import { Conflict, must } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { findCycle } from '../cycle/cycle-queries.server';
import { openFolder } from './peer/folder.server';
import { readFolders } from './peer/folder-queries.server';
import { findCycleKey } from './peer/key-queries.server';

/** What somebody has given, whatever became of it later: these a taking back would destroy. */
const given = ['submitted', 'recused'] as const;

/**
 * Puts away the forms made at the opening, drafts in them too, and makes the cycle a draft again. Throws `Conflict`
 * ('cycle.formsSent') when anybody has sent a form, of whatever role, or asked not to rate.
 */
export async function takeBackCycle(
  db: Db,
  act: Act,
  input: { id: number; reason: string; confirmation: string },
): Promise<void> {
  const { id } = input;
  await decide(db, act, async (tx) => {
    must(refuseToTakeBackOpening(act.actor, await lockCycle(tx, id)));
    // Whoever is about to send waits, and finds the form gone.
    await tx.execute(sql`lock table ${assessment}, ${peerAssignment} in share row exclusive mode`);
    await tx.execute(sql`lock table ${peerFolder} in exclusive mode`);
    if (await isAnySent(tx, id)) throw new Conflict({ reason: 'cycle.formsSent' });
    for (const table of [reminder, peerFolder, peerRatee, peerRater, peerAssignment, assessment, cycleKey])
      await tx.delete(table).where(eq(table.cycleId, id));
    await takeBackOpening(tx, act, input);
  });
}

/** The page before it: what would be lost, and whether anything stands in the way. Board only. */
export async function findTakingBack(db: Db, actor: Actor, id: number) {
  const cycle = await findCycle(db, actor, id);
  must(refuseToTakeBackOpening(actor, cycle));
  const drafts = and(eq(assessment.cycleId, id), eq(assessment.state, 'draft'));
  return {
    cycle,
    drafts: (await db.$count(assessment, drafts)) + (await countPeerForms(db, id)).drafts,
    isAnySent: await isAnySent(db, id),
  };
}

async function isAnySent(db: Db, id: number): Promise<boolean> {
  const counts = [
    await db.$count(assessment, and(eq(assessment.cycleId, id), inArray(assessment.state, [...given]))),
    // The counters may not know of it yet.
    (await countPeerForms(db, id)).sent,
    await db.$count(peerRater, and(eq(peerRater.cycleId, id), gt(peerRater.sent, 0))),
    await db.$count(
      peerAssignment,
      and(eq(peerAssignment.cycleId, id), sql`${peerAssignment.recusedReason} is not null`),
    ),
  ];
  return counts.some((n) => n > 0);
}

/** Peer forms begun and sent, by opening every folder of the cycle. */
async function countPeerForms(db: Db, cycleId: number): Promise<{ drafts: number; sent: number }> {
  const found = { drafts: 0, sent: 0 };
  const dataKey = await findCycleKey(db, cycleId);
  if (!dataKey) return found;
  for await (const rows of readFolders(db, cycleId))
    for (const { id, box } of rows)
      for (const { submittedAt } of openFolder(dataKey, id, Buffer.from(box)).forms.values())
        found[submittedAt ? 'sent' : 'drafts']++;
  return found;
}
