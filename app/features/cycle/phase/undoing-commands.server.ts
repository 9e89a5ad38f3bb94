/** Undoing a beginning: a draft is thrown away, an opening that nobody has answered yet is taken back. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, cyclePerson, cycleUnit } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { Invalid, must } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { tidy } from '~/lib/text';
import { lockCycle, windowsOf } from '../cycle-commands.server';
import { refuseToDiscardCycle, refuseToTakeBackOpening } from '../cycle-policy';

/** Deletes a draft with its calendar; the record keeps what it was. `confirmation` is its name, typed. */
export async function discardCycle(
  db: Db,
  act: Act,
  { id, confirmation }: { id: number; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const draft = await lockCycle(tx, id);
    must(refuseToDiscardCycle(act.actor, draft));
    mustBeTyped(confirmation, draft.name, 'cycle.confirmationDiffers');
    const { name, kind, year, frameworkId, settings } = draft;
    const windows = await windowsOf(tx, id);
    await tx.delete(cycle).where(eq(cycle.id, id));
    record({
      action: 'cycle.discard',
      subject: `cycle:${id}`,
      before: { name, kind, year, frameworkId, settings, windows },
    });
  });
}

/**
 * Makes an open cycle a draft again: its picture of tree and roster goes, its settings and calendar stay. For the noun
 * that holds the forms to call, inside its transaction, after it has seen that none was sent and put them away.
 */
export async function takeBackOpening(
  db: Db,
  act: Act,
  { id, reason, confirmation }: { id: number; reason: string; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const open = await lockCycle(tx, id);
    must(refuseToTakeBackOpening(act.actor, open));
    mustBeTyped(confirmation, open.name, 'cycle.confirmationDiffers');
    const said = tidy(reason);
    if (said.length < 10) throw new Invalid([{ path: 'reason', code: 'cycle.reasonRequired' }]);
    await tx.delete(cyclePerson).where(eq(cyclePerson.cycleId, id));
    await tx.delete(cycleUnit).where(eq(cycleUnit.cycleId, id));
    const settings = open.settings.linking
      ? { ...open.settings, linking: { ...open.settings.linking, seed: undefined } }
      : open.settings;
    const after = { state: 'draft' as const, settings, openedAt: null, openedBy: null };
    await tx.update(cycle).set(after).where(eq(cycle.id, id));
    record({
      action: 'cycle.takeBack',
      subject: `cycle:${id}`,
      before: { state: open.state, openedAt: open.openedAt },
      after: { state: 'draft', reason: said },
    });
  });
}
