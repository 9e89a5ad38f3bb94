/** Writing a form: drafts as one types, then sending it once. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { assessment } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Act } from '~/features/organisation/actor';
import { Conflict, Invalid, must } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { EMPTY_FORM } from './assessment';
import { patchIssues, submissionIssues } from './assessment-form';
import { applyPatch, type DraftPatch, patchBetween } from './assessment-merge';
import { refuseToWrite } from './assessment-policy';
import { receiptOf, skillCodesOf, standingOf } from './assessment-queries.server';
import type { FormRef } from './assessment-task';
import type { FormState, OpenFormContent } from './form/content';
import { type FormRow, findFormRow } from './form/row-queries.server';
import { keepFolder } from './peer/folder-queries.server';
import { newPeerVersion } from './peer/seal.server';

/** What a `Conflict` of these commands carries as `current`: the form as the server has it; of a sent one, that it was sent. */
type FormNow = { version: number; content: OpenFormContent; submittedAt: Date | null };

type DraftInput = FormRef & { version: number; patch: DraftPatch };

/**
 * Takes one save of a draft, if nobody saved since `version`; a save that came twice changes nothing. Leaves no entry
 * in the record. Throws `NotFound` for a form that is not the actor's, `Refused` outside its phase, `Invalid` for what
 * does not belong in it, `Conflict` ('assessment.stale', 'assessment.alreadySent') with the form as it stands.
 */
export async function saveDraft(
  db: Db,
  act: Act,
  input: DraftInput,
): Promise<{ version: number; savedAt: Date }> {
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const row = await findFormRow(tx, act.actor, input, { lock: true });
    if (row.state === 'submitted') throw new Conflict({ reason: 'assessment.alreadySent' }, formNow(row));
    const { content } = await patched(tx, act, row, input);
    if (isSame(row.content, content)) return { version: row.version, savedAt: row.savedAt ?? act.at };
    mustBeCurrent(row, input.version);
    const version = await write(tx, row, content, 'draft', act.at);
    return { version, savedAt: act.at };
  });
}

/**
 * Sends a form for good, with the last changes. Sending twice sends once and answers with the same receipt, and that it
 * was sent earlier (`isEarlier`): what another device changed since is in no form. Throws as `saveDraft` does, and `Invalid` with the answers and evidence that are missing, or when nothing was declared.
 */
export async function submitForm(
  db: Db,
  act: Act,
  input: DraftInput & { declared: unknown },
): Promise<{ receipt: string; submittedAt: Date; isEarlier: boolean }> {
  return decide(db, act, async (tx, record) => {
    const row = await findFormRow(tx, act.actor, input, { lock: true });
    if (row.submittedAt) return { receipt: receiptOf(row)!, submittedAt: row.submittedAt, isEarlier: true };
    const { content, skills } = await patched(tx, act, row, input);
    if (!isSame(row.content, content)) mustBeCurrent(row, input.version);
    const missing = submissionIssues(row.role, skills, content);
    if (missing.length > 0) throw new Invalid(missing, { reason: 'assessment.incomplete' });
    if (input.declared !== true && input.declared !== 'on')
      throw new Invalid([{ path: 'declared', code: 'assessment.declaration.required' }]);
    await write(tx, row, content, 'submitted', act.at);
    if (row.role !== 'PEER') record({ action: 'assessment.submit', subject: `assessment:${row.id}` });
    const receipt = receiptOf({ id: row.id, submittedAt: act.at })!;
    return { receipt, submittedAt: act.at, isEarlier: false };
  });
}

/** The form with a patch in it, when the actor may write it now. */
async function patched(tx: Db, act: Act, row: FormRow, { patch }: DraftInput) {
  const cycle = await findCycle(tx, act.actor, row.cycleId);
  must(refuseToWrite(act.actor, standingOf(row), cycle, act.at));
  const skills = await skillCodesOf(tx, row, cycle.frameworkId);
  const issues = patchIssues(row.role, skills, patch);
  if (issues.length > 0) throw new Invalid(issues);
  return { content: applyPatch(row.content, patch), skills };
}

/** The row is locked: whoever comes second reads what the first one wrote, and is told. */
function mustBeCurrent(row: FormRow, version: number): void {
  if (row.version !== version) throw new Conflict({ reason: 'assessment.stale' }, formNow(row));
}

function formNow({ version, content, submittedAt }: FormRow): FormNow {
  return { version, content: submittedAt ? EMPTY_FORM : content, submittedAt };
}

function isSame(before: OpenFormContent, after: OpenFormContent): boolean {
  return Object.keys(patchBetween(before, after)).length === 0;
}

async function write(
  tx: Db,
  row: FormRow,
  content: OpenFormContent,
  state: FormState,
  at: Date,
): Promise<number> {
  const submittedAt = state === 'submitted' ? at : null;
  if (!row.sealed) {
    const version = row.version + 1;
    await tx
      .update(assessment)
      .set({ content, state, version, savedAt: at, submittedAt })
      .where(eq(assessment.id, row.id));
    return version;
  }
  // Of a peer's request nothing is written but this one value: no counter, no entry, no time (peer-act-commands).
  const { folder, dataKey } = row.sealed;
  const { answers, comment } = content;
  const version = newPeerVersion(row.version);
  folder.forms.set(row.rateeId, { answers, comment, version, submittedAt, isCounted: false });
  await keepFolder(tx, dataKey, folder);
  return version;
}
