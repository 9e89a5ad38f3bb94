/** Reads everything a run needs from one moment of the database; peer boxes stay sealed. */
import { and, asc, eq, gt, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  assessment,
  cyclePerson,
  cycleUnit,
  framework,
  peerAssignment,
  scoredPeerForm,
  scoringRun,
} from '#db/schema/index';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { competenciesFor, type FrameworkContent } from '~/features/framework/framework';
import { modelDefaults, type RunOptions } from '../scoring';
import { levelsOf } from './boxes.server';
import { openCycleKey, readBoxes, readRecused } from './boxes-queries.server';
import type { MaterialForm, MaterialRatee, RunMaterial } from './material.server';

/** A run that is to be repeated: the forms it used are read again, those that came later are not. */
type Repeated = { id: string; at: Date; options: RunOptions };

/**
 * The material of a run of `cycle` made at `at`: what was sent later, people who had left it by then and forms of recused
 * raters are not in it.
 */
export async function readMaterial(
  db: Db,
  cycle: CycleView,
  at: Date,
  repeated?: Repeated,
): Promise<RunMaterial> {
  const content = await openContentOf(db, cycle.frameworkId);
  const ratees = await readRatees(db, cycle.id, content, at);
  const inCycle = new Set(ratees.map(({ id }) => id));
  const used = await readUsed(db, cycle.id, repeated);
  const only = repeated && used.map(({ form }) => form);
  const units = await readUnits(db, cycle.id);
  const quotas = units.flatMap(({ id, quota }) => (quota === null ? [] : [{ unitId: id, seats: quota }]));
  const options = repeated?.options ?? { ...optionsOf(cycle, content), quotas };
  return {
    cycleId: cycle.id,
    dataKey: await openCycleKey(db, cycle.id),
    options,
    ratees,
    openForms: (await readOpenForms(db, cycle.id, at)).filter(({ ratee }) => inCycle.has(ratee)),
    boxes: await readBoxes(db, cycle.id),
    only: only ?? null,
    recused: await readRecused(db, cycle.id),
    earlier: used.filter(({ batch }) => batch !== repeated?.id),
    units: units.map(({ id, path, level }) => ({ id, path, level })),
    skills: content.competencies.map(({ code, group, weight }) => ({ code, group, weight })),
    quotas: options.quotas ?? [],
    askedPersons: await readAsked(db, cycle.id),
  };
}

/** Reads from one moment of the database, whatever is sent meanwhile. */
export function atOneMoment<T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction((tx) => read(tx as unknown as Db), { isolationLevel: 'repeatable read' });
}

export async function openContentOf(db: Db, frameworkId: number): Promise<FrameworkContent> {
  const [row] = await db
    .select({ content: framework.content })
    .from(framework)
    .where(eq(framework.id, frameworkId));
  return row!.content;
}

/** The cycle's rules as the run freezes them. */
function optionsOf({ settings }: CycleView, content: FrameworkContent): RunOptions {
  const { peersNeeded, roleWeights, missingRole, aggregate, awards } = settings;
  return {
    ...{ roleWeights, missingRole, aggregate, peersNeeded, awards },
    itemWeights: Object.fromEntries(content.competencies.map(({ code, weight }) => [code, weight])),
    ...modelDefaults,
    ...settings.model,
  };
}

async function readRatees(
  db: Db,
  cycleId: number,
  content: FrameworkContent,
  at: Date,
): Promise<MaterialRatee[]> {
  const open = db
    .select({
      rateeId: assessment.rateeId,
      superior: sql<number>`count(*) filter (where ${assessment.role} = 'SUPERIOR')::int`.as('superior'),
    })
    .from(assessment)
    .where(and(eq(assessment.cycleId, cycleId), ne(assessment.state, 'recused')))
    .groupBy(assessment.rateeId)
    .as('open_forms');
  const peers = db
    .select({ rateeId: peerAssignment.rateeId, peer: sql<number>`count(*)::int`.as('peer') })
    .from(peerAssignment)
    .where(and(eq(peerAssignment.cycleId, cycleId), isNull(peerAssignment.recusedReason)))
    .groupBy(peerAssignment.rateeId)
    .as('peer_forms');
  const rows = await db
    .select({
      id: cyclePerson.id,
      personId: cyclePerson.personId,
      unitPath: cyclePerson.unitPath,
      branchKind: cycleUnit.branchKind,
      superior: open.superior,
      peer: peers.peer,
    })
    .from(cyclePerson)
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(open, eq(open.rateeId, cyclePerson.id))
    .leftJoin(peers, eq(peers.rateeId, cyclePerson.id))
    .where(
      and(
        eq(cyclePerson.cycleId, cycleId),
        eq(cyclePerson.isRatee, true),
        or(isNull(cyclePerson.leftAt), gt(cyclePerson.leftAt, at)),
        or(isNull(cyclePerson.joinedAt), lte(cyclePerson.joinedAt, at)),
      ),
    )
    .orderBy(cyclePerson.id);
  return rows.map(({ branchKind, superior, peer, ...row }) => ({
    ...row,
    skills: competenciesFor(content, branchKind ?? 'residential').map(({ code }) => code),
    expected: { self: 1, peer: peer ?? 0, superior: superior ?? 0 },
  }));
}

async function readOpenForms(db: Db, cycleId: number, at: Date): Promise<MaterialForm[]> {
  const rows = await db
    .select({
      ratee: assessment.rateeId,
      rater: assessment.raterId,
      role: assessment.role,
      answers: sql<Record<string, unknown>>`${assessment.content}->'answers'`,
      sentAt: assessment.submittedAt,
    })
    .from(assessment)
    .where(
      and(
        eq(assessment.cycleId, cycleId),
        eq(assessment.state, 'submitted'),
        lte(assessment.submittedAt, at),
      ),
    )
    .orderBy(asc(assessment.rateeId), asc(assessment.role), asc(assessment.raterId));
  return rows.map(({ role, answers, sentAt, ...row }) => ({
    ...row,
    role: role === 'SELF' ? 'self' : 'superior',
    answers: levelsOf(answers),
    sentAt: sentAt?.getTime() ?? null,
  }));
}

/** Peer forms that earlier runs published, and the runs; of a repeated run those it was the first to use as well. */
async function readUsed(db: Db, cycleId: number, repeated?: Repeated) {
  return db
    .select({ form: scoredPeerForm.formId, ratee: scoredPeerForm.rateeId, batch: scoredPeerForm.runId })
    .from(scoredPeerForm)
    .innerJoin(scoringRun, eq(scoringRun.id, scoredPeerForm.runId))
    .where(
      and(
        eq(scoringRun.cycleId, cycleId),
        repeated ? or(lt(scoringRun.at, repeated.at), eq(scoringRun.id, repeated.id)) : undefined,
      ),
    )
    .orderBy(asc(scoredPeerForm.formId));
}

async function readUnits(db: Db, cycleId: number) {
  return db
    .select({ id: cycleUnit.unitId, path: cycleUnit.path, level: cycleUnit.level, quota: cycleUnit.quota })
    .from(cycleUnit)
    .where(eq(cycleUnit.cycleId, cycleId))
    .orderBy(asc(cycleUnit.unitId));
}

async function readAsked(db: Db, cycleId: number): Promise<number[]> {
  const peers = await db
    .selectDistinct({ id: peerAssignment.raterId })
    .from(peerAssignment)
    .where(eq(peerAssignment.cycleId, cycleId));
  const superiors = await db
    .selectDistinct({ id: assessment.raterId })
    .from(assessment)
    .where(and(eq(assessment.cycleId, cycleId), eq(assessment.role, 'SUPERIOR')));
  return [...new Set([...peers, ...superiors].map(({ id }) => id))].sort((a, b) => a - b);
}
