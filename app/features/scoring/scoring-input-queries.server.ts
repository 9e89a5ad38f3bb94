/** Reads everything a run needs, peer boxes opened in memory. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  assessment,
  cyclePerson,
  cycleUnit,
  framework,
  peerForm,
  scoredPeerForm,
  scoringRun,
} from '#db/schema/index';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { competenciesFor, type FrameworkContent } from '~/features/framework/framework';
import type { RunOptions } from './scoring';
import type { EarlierForm, ScoredForm, ScoredRatee, ScoringInput } from './scoring-aggregate';
import { levelsOf, openCycleKey, openPeerForms } from './scoring-boxes-queries.server';

export type ReadInput = {
  input: ScoringInput;
  dataKey: Buffer | null;
  content: FrameworkContent;
  unitPaths: Map<number, string>;
};

/** The input of a run of `cycle`: people who left it and forms of recused raters are not in it. */
export async function readInput(db: Db, cycle: CycleView): Promise<ReadInput> {
  const content = await contentOf(db, cycle.frameworkId);
  const { peersNeeded, roleWeights, missingRole, aggregate } = cycle.settings;
  const options: RunOptions = {
    roleWeights,
    missingRole,
    aggregate,
    peersNeeded,
    itemWeights: Object.fromEntries(content.competencies.map(({ code, weight }) => [code, weight])),
  };
  const people = await readRatees(db, cycle.id, content);
  const dataKey = await openCycleKey(db, cycle.id);
  const peers = await openPeerForms(db, cycle.id, dataKey);
  const forms: ScoredForm[] = [
    ...(await readOpenForms(db, cycle.id)),
    ...peers.map(({ id, ratee, levels }) => ({ id, ratee, role: 'peer' as const, answers: levels })),
  ];
  const inCycle = new Set(people.map(({ id }) => id));
  return {
    input: {
      ratees: people,
      forms: forms.filter((form) => inCycle.has(form.ratee)),
      earlier: await readEarlier(db, cycle.id),
      options,
    },
    dataKey,
    content,
    unitPaths: new Map(people.map(({ id, unitPath }) => [id, unitPath])),
  };
}

export async function contentOf(db: Db, frameworkId: number): Promise<FrameworkContent> {
  const [row] = await db
    .select({ content: framework.content })
    .from(framework)
    .where(eq(framework.id, frameworkId));
  return row!.content;
}

async function readRatees(db: Db, cycleId: number, content: FrameworkContent) {
  const open = db
    .select({
      rateeId: assessment.rateeId,
      superior: sql<number>`count(*) filter (where ${assessment.role} = 'SUPERIOR')::int`.as('superior'),
    })
    .from(assessment)
    .where(and(eq(assessment.cycleId, cycleId), sql`${assessment.state} <> 'recused'`))
    .groupBy(assessment.rateeId)
    .as('open_forms');
  const peers = db
    .select({ rateeId: peerForm.rateeId, peer: sql<number>`count(*)::int`.as('peer') })
    .from(peerForm)
    .where(and(eq(peerForm.cycleId, cycleId), sql`${peerForm.state} <> 'recused'`))
    .groupBy(peerForm.rateeId)
    .as('peer_forms');
  const rows = await db
    .select({
      id: cyclePerson.id,
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
    .where(and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.isRatee, true), isNull(cyclePerson.leftAt)))
    .orderBy(cyclePerson.id);
  return rows.map(({ branchKind, superior, peer, ...row }): ScoredRatee & { unitPath: string } => ({
    ...row,
    skills: competenciesFor(content, branchKind ?? 'residential').map(({ code }) => code),
    expected: { self: 1, peer: peer ?? 0, superior: superior ?? 0 },
  }));
}

async function readOpenForms(db: Db, cycleId: number): Promise<ScoredForm[]> {
  const rows = await db
    .select({
      id: assessment.id,
      ratee: assessment.rateeId,
      role: assessment.role,
      content: assessment.content,
    })
    .from(assessment)
    .where(and(eq(assessment.cycleId, cycleId), eq(assessment.state, 'submitted')));
  return rows.map(({ id, ratee, role, content }) => ({
    id,
    ratee,
    role: role === 'SELF' ? 'self' : 'superior',
    answers: levelsOf(content.answers),
  }));
}

async function readEarlier(db: Db, cycleId: number): Promise<EarlierForm[]> {
  return db
    .select({ form: scoredPeerForm.formId, ratee: scoredPeerForm.rateeId, batch: scoredPeerForm.runId })
    .from(scoredPeerForm)
    .innerJoin(scoringRun, eq(scoringRun.id, scoredPeerForm.runId))
    .where(eq(scoringRun.cycleId, cycleId));
}
