/** One form as it lies in the database, whichever way it is stored; a peer's own box is opened, nobody else's. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { assessment, cyclePerson, cycleUnit, peerAssignment } from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { NotFound } from '~/lib/errors';
import { EMPTY_FORM, type RaterRole } from '../assessment';
import { type FormRef, raterRoleOf } from '../assessment-task';
import type { FolderForm } from '../peer/folder.server';
import { findFolder, type HeldFolder, holdFolder } from '../peer/folder-queries.server';
import { findCycleKey } from '../peer/key-queries.server';
import { peerFormId } from '../peer/seal.server';
import type { FormState, OpenFormContent } from './content';

export type FormRow = {
  /** The stored form's id; a peer's never leaves the server. */
  id: string;
  role: RaterRole;
  cycleId: number;
  rateeId: number;
  raterId: number;
  state: FormState;
  version: number;
  /** Empty once a peer's form was sent: it is shown to nobody again, for whoever takes an account over would read it. */
  content: OpenFormContent;
  savedAt: Date | null;
  submittedAt: Date | null;
  ratee: {
    personId: number;
    name: string;
    unit: string;
    unitPath: string;
    branchKind: string | null;
    hasLeft: boolean;
  };
  /** The folder a peer form lies in, and what seals it again; null for a named form. */
  sealed: { folder: HeldFolder; dataKey: Buffer } | null;
};

const rateeColumns = {
  personId: cyclePerson.personId,
  name: cyclePerson.fullName,
  unit: cycleUnit.name,
  unitPath: cyclePerson.unitPath,
  branchKind: cycleUnit.branchKind,
  leftAt: cyclePerson.leftAt,
};
const ofBranch = and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId));

type Lock = { lock?: boolean };

/** The actor's own form. Throws `NotFound` for one that is not theirs, exactly as for one that does not exist. */
export async function findFormRow(db: Db, actor: Actor, ref: FormRef, { lock }: Lock = {}): Promise<FormRow> {
  const raterId = personIdOf(actor);
  if (raterId === null) throw new NotFound();
  const found =
    ref.role === 'peer'
      ? await findPeerRow(db, raterId, Number(ref.id), { lock })
      : await findOpenRow(db, raterId, ref, { lock });
  if (!found) throw new NotFound();
  return found;
}

async function findOpenRow(db: Db, raterId: number, { role, id }: FormRef, { lock }: Lock) {
  const query = db
    .select({ form: assessment, ratee: rateeColumns })
    .from(assessment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, assessment.rateeId))
    .innerJoin(cycleUnit, ofBranch)
    .where(and(eq(assessment.id, id), eq(assessment.raterId, raterId)));
  const [row] = await (lock ? query.for('update', { of: assessment }) : query);
  if (!row || row.form.role !== raterRoleOf[role]) return null;
  return { ...row.form, ratee: rateeOf(row.ratee), sealed: null };
}

async function findPeerRow(
  db: Db,
  raterId: number,
  rateeId: number,
  { lock }: Lock,
): Promise<FormRow | null> {
  const pair = await findPair(db, raterId, rateeId);
  const dataKey = pair && (await findCycleKey(db, pair.cycleId));
  if (!pair || !dataKey) return null;
  const of = { cycleId: pair.cycleId, dataKey, author: raterId };
  const folder = lock ? await holdFolder(db, of, { toWrite: true }) : await findFolder(db, of);
  // Whoever took the pair away meanwhile held the folder: it is asked for again.
  const asked = lock ? await findPair(db, raterId, rateeId) : pair;
  if (!asked) return null;
  const form = asked.recusedReason === null ? folder.forms.get(rateeId) : undefined;
  return {
    id: peerFormId(dataKey, rateeId, raterId),
    role: 'PEER',
    cycleId: asked.cycleId,
    rateeId,
    raterId,
    state: asked.recusedReason === null ? formStateOf(form) : 'recused',
    version: form?.version ?? 0,
    content: form && !form.submittedAt ? contentOf(form) : EMPTY_FORM,
    savedAt: null,
    submittedAt: form?.submittedAt ?? null,
    ratee: rateeOf(asked.ratee),
    sealed: { folder, dataKey },
  };
}

async function findPair(db: Db, raterId: number, rateeId: number) {
  const [pair] = await db
    .select({
      cycleId: peerAssignment.cycleId,
      recusedReason: peerAssignment.recusedReason,
      ratee: rateeColumns,
    })
    .from(peerAssignment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, peerAssignment.rateeId))
    .innerJoin(cycleUnit, ofBranch)
    .where(and(eq(peerAssignment.rateeId, rateeId), eq(peerAssignment.raterId, raterId)));
  return pair;
}

/** A form that nobody began lies in no folder. */
export function formStateOf(form: FolderForm | undefined): FormState {
  if (!form) return 'assigned';
  return form.submittedAt ? 'submitted' : 'draft';
}

/** A peer's answers in the shape all forms share. */
export function contentOf({ answers, comment }: Pick<FolderForm, 'answers' | 'comment'>): OpenFormContent {
  return { ...EMPTY_FORM, answers, comment };
}

function rateeOf({ leftAt, ...ratee }: Omit<FormRow['ratee'], 'hasLeft'> & { leftAt: Date | null }) {
  return { ...ratee, hasLeft: leftAt !== null };
}
