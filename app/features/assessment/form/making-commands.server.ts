/** The forms of self and superior, and the cycle's data key: what follows from an opening. */
import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, assessment, cycle, cycleKey, cyclePerson, cycleUnit } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Act } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { env } from '~/lib/env.server';
import { must } from '~/lib/errors';
import { groupBy } from '~/lib/group';
import { decide } from '~/lib/record/audit.server';
import { EMPTY_FORM } from '../assessment';
import { refuseToMakeForms } from '../assessment-policy';
import { missingLinks } from '../assignment/linking';
import { linkersOf } from '../assignment/linking-queries.server';
import { nearestOffices, type PlacedUnit } from '../assignment/superior';
import { newDataKey, wrapKey } from '../peer/key.server';

/** Rows a statement carries: far below the 65,535 parameters PostgreSQL takes. */
const SLICE = 1000;

/**
 * Makes what an open cycle lacks: one self form for every ratee in it, and one superior form for each holder today of
 * the titles that rate, in the ratee's nearest unit of that level. Where a holder's form stands, or one was sent, no
 * other is made; where the holder left, the successor gets one. A cycle with linking forms gets those too: superior
 * forms by people of the province about the few that the lot of the opening draws, and again only what is missing. Call
 * it after opening and after somebody joined: calling it again makes nothing twice. Answers with how many it made.
 */
export async function makeForms(
  db: Db,
  act: Act,
  cycleId: number,
): Promise<{ self: number; superior: number; linking: number }> {
  return decide(db, act, async (tx, record) => {
    const found = await findCycle(tx, act.actor, cycleId);
    must(refuseToMakeForms(act.actor, found));
    // Two at once would both see the same forms missing.
    const [held] = await tx
      .select({ settings: cycle.settings })
      .from(cycle)
      .where(eq(cycle.id, cycleId))
      .for('update');
    await ensureCycleKey(tx, cycleId);
    const ratees = await tx
      .select({ id: cyclePerson.id, personId: cyclePerson.personId, unitId: cyclePerson.unitId })
      .from(cyclePerson)
      .where(
        and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.isRatee, true), isNull(cyclePerson.leftAt)),
      );
    const forms = await tx
      .select({
        rateeId: assessment.rateeId,
        role: assessment.role,
        raterId: assessment.raterId,
        state: assessment.state,
      })
      .from(assessment)
      .where(eq(assessment.cycleId, cycleId));
    const tree = await treeOf(tx, cycleId);
    const holders = await holdersOf(tx, cycleId, tree, found.settings.superior, act.at);
    const linking = held?.settings.linking ?? null;
    const linkers = linking
      ? await linkersOf(tx, found.unitPath, linking, found.openedAt ?? act.at, act.at)
      : [];
    const isLinker = new Set(linkers.map(({ personId }) => personId));
    const hasSelf = new Set(forms.filter(({ role }) => role === 'SELF').map(({ rateeId }) => rateeId));
    const self = ratees
      .filter(({ id }) => !hasSelf.has(id))
      .map(({ id, personId }) => ({ id, raterId: personId }));
    const superior = ratees.flatMap(({ id, personId, unitId }) => {
      const now = (holders.get(unitId) ?? []).filter((holder) => holder !== personId);
      const stands = forms.some(
        (form) =>
          form.rateeId === id &&
          form.role === 'SUPERIOR' &&
          (now.includes(form.raterId) || (form.state === 'submitted' && !isLinker.has(form.raterId))),
      );
      return stands ? [] : now.map((raterId) => ({ id, raterId }));
    });
    const links = linking
      ? missingLinks(linking, linkers, tree, {
          ratees,
          superiors: forms.filter(({ role }) => role === 'SUPERIOR'),
          holders,
        })
      : [];
    await insertForms(tx, cycleId, 'SELF', self);
    await insertForms(tx, cycleId, 'SUPERIOR', [...superior, ...links]);
    const made = { self: self.length, superior: superior.length, linking: links.length };
    if (made.self + made.superior + made.linking > 0)
      record({ action: 'assessment.makeForms', subject: `cycle:${cycleId}`, after: made });
    return made;
  });
}

/** The cycle's random data key, wrapped by PEER_KEY; made once. */
export async function ensureCycleKey(tx: Db, cycleId: number): Promise<void> {
  const wrapped = wrapKey(env().peerKey, newDataKey(), cycleId);
  await tx.insert(cycleKey).values({ cycleId, wrapped }).onConflictDoNothing();
}

type Superior = { level: string; titles: string[] };

/** The tree as it stood at opening. */
async function treeOf(tx: Db, cycleId: number): Promise<PlacedUnit[]> {
  return tx
    .select({ id: cycleUnit.unitId, parentId: cycleUnit.parentId, level: cycleUnit.level })
    .from(cycleUnit)
    .where(eq(cycleUnit.cycleId, cycleId));
}

/** By branch: people who hold one of the titles today in its nearest unit of the level. */
async function holdersOf(
  tx: Db,
  cycleId: number,
  tree: readonly PlacedUnit[],
  { level, titles }: Superior,
  at: Date,
) {
  const today = dayOf(at);
  const offices = nearestOffices(tree, level);
  const rows = await tx
    .selectDistinct({ unitId: appointment.unitId, personId: appointment.personId })
    .from(appointment)
    .innerJoin(cycleUnit, and(eq(cycleUnit.unitId, appointment.unitId), eq(cycleUnit.cycleId, cycleId)))
    .where(
      and(
        eq(cycleUnit.level, level),
        inArray(appointment.titleCode, titles),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
      ),
    );
  const byOffice = groupBy(rows, ({ unitId }) => unitId);
  return new Map(
    [...offices].map(([branch, office]) => [branch, (byOffice.get(office) ?? []).map((row) => row.personId)]),
  );
}

type NewForm = { id: number; raterId: number };

async function insertForms(tx: Db, cycleId: number, role: 'SELF' | 'SUPERIOR', forms: readonly NewForm[]) {
  for (let start = 0; start < forms.length; start += SLICE) {
    await tx.insert(assessment).values(
      forms.slice(start, start + SLICE).map(({ id, raterId }) => ({
        cycleId,
        rateeId: id,
        role,
        raterId,
        content: EMPTY_FORM,
      })),
    );
  }
}
