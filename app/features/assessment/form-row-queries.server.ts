/** One form as it lies in the database, whichever way it is stored; a peer's own box is opened, nobody else's. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { assessment, cyclePerson, cycleUnit, peerAssignment, peerForm } from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { NotFound } from '~/lib/errors';
import { EMPTY_FORM, type RaterRole } from './assessment';
import { type FormRef, raterRoleOf } from './assessment-task';
import type { FormState, OpenFormContent } from './form-content';
import { findCycleKey } from './peer-key-queries.server';
import { openBox, type PeerContent, peerFormId } from './peer-seal.server';

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
  /** Seals a peer form again; null for a named form. */
  dataKey: Buffer | null;
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
  return { ...row.form, ratee: rateeOf(row.ratee), dataKey: null };
}

async function findPeerRow(
  db: Db,
  raterId: number,
  rateeId: number,
  { lock }: Lock,
): Promise<FormRow | null> {
  const [asked] = await db
    .select({ cycleId: peerAssignment.cycleId, ratee: rateeColumns })
    .from(peerAssignment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, peerAssignment.rateeId))
    .innerJoin(cycleUnit, ofBranch)
    .where(and(eq(peerAssignment.rateeId, rateeId), eq(peerAssignment.raterId, raterId)));
  const dataKey = asked && (await findCycleKey(db, asked.cycleId));
  if (!asked || !dataKey) return null;
  if (lock) await lockFormsAbout(db, asked.cycleId, rateeId);
  const form = await db.query.peerForm.findFirst({
    where: eq(peerForm.id, peerFormId(dataKey, rateeId, raterId)),
  });
  if (!form) return null;
  const box = openBox(dataKey, form.id, Buffer.from(form.box));
  return {
    id: form.id,
    role: 'PEER',
    cycleId: asked.cycleId,
    rateeId,
    raterId,
    state: form.state,
    version: form.version,
    content: form.state === 'submitted' ? EMPTY_FORM : contentOf(box),
    savedAt: null,
    submittedAt: box.submittedAt,
    ratee: rateeOf(asked.ratee),
    dataKey,
  };
}

/** All forms about one person, always in the order of their ids: a save touches them all. */
async function lockFormsAbout(tx: Db, cycleId: number, rateeId: number): Promise<void> {
  await tx
    .select({ id: peerForm.id })
    .from(peerForm)
    .where(and(eq(peerForm.cycleId, cycleId), eq(peerForm.rateeId, rateeId)))
    .orderBy(asc(peerForm.id))
    .for('update');
}

/** A peer's answers in the shape all forms share. */
export function contentOf({ answers, comment }: Pick<PeerContent, 'answers' | 'comment'>): OpenFormContent {
  return { ...EMPTY_FORM, answers, comment };
}

function rateeOf({ leftAt, ...ratee }: Omit<FormRow['ratee'], 'hasLeft'> & { leftAt: Date | null }) {
  return { ...ratee, hasLeft: leftAt !== null };
}
