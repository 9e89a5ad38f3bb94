/** A rater's work: the list of forms, one form with its framework, and the self-assessment a superior may look at. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { assessment, cyclePerson, cycleUnit, framework, peerAssignment } from '#db/schema/index';
import { type CycleView, findCycle, findRunningCycle } from '~/features/cycle/cycle-queries.server';
import { type CompetencyHere, competenciesFor, type FrameworkContent } from '~/features/framework/framework';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import type { BranchKind } from '~/features/organisation/organisation';
import { NotFound, type Refusal } from '~/lib/errors';
import { EMPTY_FORM, isSmallGroup, minutesLeft, progress, type RaterRole, receiptCode } from './assessment';
import { type FormStanding, refuseToReadSelfBeside, refuseToWrite } from './assessment-policy';
import { type FormRef, type FormTask, formKey, formRoleOf } from './assessment-task';
import { isLinkingForm } from './assignment/linking';
import type { FormState, OpenFormContent } from './form/content';
import { contentOf, type FormRow, findFormRow, formStateOf } from './form/row-queries.server';
import { findFolder } from './peer/folder-queries.server';
import { findCycleKey } from './peer/key-queries.server';

/** A rater has at most this many forms of one role on a page; loads stay far below it. */
const MOST_FORMS = 200;

type MyTasks = {
  cycle: CycleView | null;
  self: FormTask | null;
  peers: FormTask[];
  superiors: FormTask[];
};

/** The actor's forms in the running cycle, people in the order of their names. Forms of a recused rater are not listed. */
export async function listMyTasks(db: Db, actor: Actor, now: Date): Promise<MyTasks> {
  const raterId = personIdOf(actor);
  const cycle = await findRunningCycle(db, now, actor);
  if (!cycle || raterId === null) return { cycle, self: null, peers: [], superiors: [] };
  const { content } = await findLockedFramework(db, cycle.frameworkId);
  const toTask = (row: TaskRow): FormTask => {
    const codes = skillsOf(content, row.branchKind).map(({ code }) => code);
    const { answered, total, next } = progress(codes, row.content.answers);
    return {
      key: formKey({ role: formRoleOf[row.role], id: row.id }),
      role: row.role,
      rateeName: row.name,
      rateeUnit: row.isLinking ? `${row.unit}, ${row.parent}` : row.unit,
      isLinking: row.isLinking,
      state: row.state,
      answered,
      total,
      nextSkill: next,
      minutesLeft: minutesLeft(codes, row.content.answers),
      savedAt: row.savedAt,
      submittedAt: row.submittedAt,
      isSmallGroup: row.role === 'PEER' && isSmallGroup(row.peers, cycle.settings.peersNeeded),
      refusal: refuseToWrite(actor, { ...row, raterId, hasRateeLeft: row.leftAt !== null }, cycle, now),
    };
  };
  const open = await openTaskRows(db, cycle, actor, raterId);
  const peers = await peerTaskRows(db, cycle.id, raterId);
  const selves = open.filter(({ role }) => role === 'SELF');
  // Somebody may lead two branches; what is still to be written comes first.
  const self = selves.find(({ state, leftAt }) => state !== 'submitted' && leftAt === null) ?? selves[0];
  return {
    cycle,
    self: self ? toTask(self) : null,
    peers: peers.map(toTask),
    superiors: open.filter(({ role }) => role === 'SUPERIOR').map(toTask),
  };
}

type TaskRow = {
  id: string;
  role: RaterRole;
  name: string;
  unit: string;
  branchKind: BranchKind | null;
  leftAt: Date | null;
  /** The unit above the branch. */
  parent: string;
  isLinking: boolean;
  state: FormState;
  content: OpenFormContent;
  savedAt: Date | null;
  submittedAt: Date | null;
  peers: number;
};

const rateeColumns = {
  name: cyclePerson.fullName,
  unit: cycleUnit.name,
  branchKind: cycleUnit.branchKind,
  leftAt: cyclePerson.leftAt,
};
const parentUnit = alias(cycleUnit, 'parent_unit');
const ofBranch = and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId));

async function openTaskRows(
  db: Db,
  { id: cycleId, settings }: CycleView,
  actor: Actor,
  raterId: number,
): Promise<TaskRow[]> {
  const rows = await db
    .select({
      id: assessment.id,
      role: assessment.role,
      state: assessment.state,
      content: assessment.content,
      savedAt: assessment.savedAt,
      submittedAt: assessment.submittedAt,
      ...rateeColumns,
      unitPath: cyclePerson.unitPath,
      parent: parentUnit.name,
    })
    .from(assessment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, assessment.rateeId))
    .innerJoin(cycleUnit, ofBranch)
    .leftJoin(
      parentUnit,
      and(eq(parentUnit.cycleId, cycleUnit.cycleId), eq(parentUnit.unitId, cycleUnit.parentId)),
    )
    .where(and(eq(assessment.cycleId, cycleId), eq(assessment.raterId, raterId)))
    .orderBy(asc(cyclePerson.sortKey), asc(cyclePerson.id))
    .limit(MOST_FORMS);
  return rows.map(({ unitPath, parent, ...row }) => ({
    ...row,
    parent: parent ?? '',
    isLinking: row.role === 'SUPERIOR' && isLinkingForm(actor, unitPath, settings),
    peers: 0,
  }));
}

async function peerTaskRows(db: Db, cycleId: number, raterId: number): Promise<TaskRow[]> {
  const asked = await db
    .select({ rateeId: cyclePerson.id, ...rateeColumns })
    .from(peerAssignment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, peerAssignment.rateeId))
    .innerJoin(cycleUnit, ofBranch)
    .where(
      and(
        eq(peerAssignment.cycleId, cycleId),
        eq(peerAssignment.raterId, raterId),
        isNull(peerAssignment.recusedReason),
      ),
    )
    .orderBy(asc(cyclePerson.sortKey), asc(cyclePerson.id))
    .limit(MOST_FORMS);
  const dataKey = asked.length > 0 ? await findCycleKey(db, cycleId) : null;
  if (!dataKey) return [];
  const { forms } = await findFolder(db, { cycleId, dataKey, author: raterId });
  const peers = await countPeers(
    db,
    cycleId,
    asked.map(({ rateeId }) => rateeId),
  );
  return asked.flatMap(({ rateeId, ...ratee }): TaskRow[] => {
    const form = forms.get(rateeId);
    return [
      {
        ...ratee,
        id: String(rateeId),
        role: 'PEER',
        parent: '',
        isLinking: false,
        state: formStateOf(form),
        content: form ? contentOf(form) : EMPTY_FORM,
        savedAt: null,
        submittedAt: form?.submittedAt ?? null,
        peers: peers.get(rateeId) ?? 0,
      },
    ];
  });
}

/** Peers asked about each ratee, without those who were recused. */
async function countPeers(db: Db, cycleId: number, rateeIds: number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ rateeId: peerAssignment.rateeId, peers: sql<number>`count(*)::int` })
    .from(peerAssignment)
    .where(
      and(
        eq(peerAssignment.cycleId, cycleId),
        inArray(peerAssignment.rateeId, rateeIds),
        isNull(peerAssignment.recusedReason),
      ),
    )
    .groupBy(peerAssignment.rateeId);
  return new Map(rows.map((row) => [row.rateeId, row.peers]));
}

/** One form of the actor's with all its page shows. Throws `NotFound` for anybody else's, as for none. */
export async function findMyForm(db: Db, actor: Actor, ref: FormRef, now: Date) {
  const row = await findFormRow(db, actor, ref);
  const cycle = await findCycle(db, actor, row.cycleId);
  const { content, wording } = await findLockedFramework(db, cycle.frameworkId);
  const branchKind = branchKindOf(row.ratee.branchKind);
  const skills = competenciesFor(content, branchKind);
  const used = new Set(skills.map(({ group }) => group));
  const peers = row.role === 'PEER' ? await countPeers(db, cycle.id, [row.rateeId]) : null;
  const isShownOnce =
    row.role === 'PEER' ||
    (row.role === 'SUPERIOR' && isLinkingForm(actor, row.ratee.unitPath, cycle.settings));
  return {
    form: {
      key: formKey(ref),
      role: row.role,
      /** As in the URL. */
      id: ref.id,
      version: row.version,
      state: row.state,
      content: isShownOnce && row.submittedAt ? EMPTY_FORM : row.content,
      savedAt: row.savedAt,
      submittedAt: row.submittedAt,
      receipt: receiptOf(row),
      /** Peer and linking forms: the receipt proves that it was sent and never repeats what it said. */
      isShownOnce,
    },
    ratee: { name: row.ratee.name, unit: row.ratee.unit, branchKind },
    skills,
    scale: content.scale,
    /** 'draft' until the province adopts the level texts: the page then says “bản thảo”. */
    wording,
    groups: content.groups.filter(({ code }) => used.has(code)),
    cycle,
    /** From this level self and superior are asked for evidence. */
    needsEvidenceFrom: content.scale.evidenceFrom,
    isSmallGroup: peers !== null && isSmallGroup(peers.get(row.rateeId) ?? 0, cycle.settings.peersNeeded),
    refusal: refuseToWrite(actor, standingOf(row), cycle, now),
  };
}
export type MyForm = Awaited<ReturnType<typeof findMyForm>>;

/** What the ratee wrote about themselves, beside the superior's own form `id`; a refusal until that was sent. */
export async function findSelfBeside(
  db: Db,
  actor: Actor,
  { id }: { id: string },
): Promise<
  { refusal: Refusal } | { refusal: null; content: OpenFormContent | null; submittedAt: Date | null }
> {
  const row = await findFormRow(db, actor, { role: 'superior', id });
  const refusal = refuseToReadSelfBeside(actor, standingOf(row));
  if (refusal) return { refusal };
  const self = await db.query.assessment.findFirst({
    where: and(
      eq(assessment.cycleId, row.cycleId),
      eq(assessment.rateeId, row.rateeId),
      eq(assessment.role, 'SELF'),
      eq(assessment.state, 'submitted'),
    ),
    columns: { content: true, submittedAt: true },
  });
  return { refusal: null, content: self?.content ?? null, submittedAt: self?.submittedAt ?? null };
}

/** Codes of the skills a form asks for, in the order of the framework. */
export async function skillCodesOf(db: Db, row: FormRow, frameworkId: number): Promise<string[]> {
  const { content } = await findLockedFramework(db, frameworkId);
  return skillsOf(content, row.ratee.branchKind).map(({ code }) => code);
}

export function standingOf(row: FormRow): FormStanding {
  return { role: row.role, raterId: row.raterId, state: row.state, hasRateeLeft: row.ratee.hasLeft };
}

/** The code on the receipt of a sent form; null before. */
export function receiptOf({ id, submittedAt }: Pick<FormRow, 'id' | 'submittedAt'>): string | null {
  return submittedAt ? receiptCode(id, submittedAt) : null;
}

function skillsOf(content: FrameworkContent, branchKind: string | null): CompetencyHere[] {
  return competenciesFor(content, branchKindOf(branchKind));
}

/** A branch of a kind the tree does not tell is asked as a residential one. */
function branchKindOf(kind: string | null): BranchKind {
  return (kind as BranchKind | null) ?? 'residential';
}

/** The framework is locked by the cycle: it is there as long as the cycle is. */
async function findLockedFramework(db: Db, frameworkId: number) {
  const row = await db.query.framework.findFirst({
    where: eq(framework.id, frameworkId),
    columns: { content: true, wording: true },
  });
  if (!row) throw new NotFound();
  return row;
}
