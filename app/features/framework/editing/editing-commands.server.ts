/** A draft's words, changed one part at a time; what somebody else saved meanwhile is never overwritten unseen. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { framework, person } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide, type Record } from '~/lib/record/audit.server';
import type { Competency, FrameworkContent } from '../framework';
import { lockedRow } from '../framework-commands.server';
import type { CompetencyEditForm, FrameworkForm, NewCompetencyForm } from '../framework-form';
import { refuseToEditFramework } from '../framework-policy';
import {
  isStale,
  namesPart,
  refuseToRemove,
  withCompetency,
  withNames,
  withNewCompetency,
  withoutCompetency,
} from './editing';

type Row = Awaited<ReturnType<typeof lockedRow>>;

/** What a conflict hands back: what stands there now, who saved it and when. */
type Current<Part> = { revision: number; part: Part; by: string | null; at: string };

/**
 * Saves one skill. Throws `Conflict` with the skill as it stands (`CurrentCompetency`) when somebody saved it after
 * `revision`; other skills' saves do not stand in the way. Returns the new revision.
 */
export async function editCompetency(
  db: Db,
  act: Act,
  { id, code, ...form }: CompetencyEditForm & { id: number; code: string },
): Promise<{ revision: number }> {
  return decide(db, act, async (tx, record) => {
    const row = await editableRow(tx, act, id);
    const before = skillOf(row, code);
    await refuseStale(tx, row, code, form.revision, before);
    const { revision: _, ...words } = form;
    const content = withCompetency(row.content, code, words);
    if (!content) throw new NotFound();
    const after = content.competencies.find((c) => c.code === code);
    return save(tx, act, record, {
      row,
      content,
      part: code,
      action: 'framework.editCompetency',
      before,
      after,
    });
  });
}

/** A skill more at the end of its group. Returns its code. */
export async function addCompetency(
  db: Db,
  act: Act,
  { id, ...form }: NewCompetencyForm & { id: number },
): Promise<{ code: string; revision: number }> {
  return decide(db, act, async (tx, record) => {
    const row = await editableRow(tx, act, id);
    const added = withNewCompetency(row.content, form);
    if (!added) throw new Invalid([{ path: 'group', code: 'choice.invalid' }]);
    const { content, code } = added;
    const after = content.competencies.find((c) => c.code === code);
    const action = 'framework.addCompetency';
    return { code, ...(await save(tx, act, record, { row, content, part: code, action, after })) };
  });
}

/**
 * Takes out a skill that the province added itself, with all its texts; `confirmation` is its code, typed. Throws
 * `Conflict` when it carries phrases of the source.
 */
export async function removeCompetency(
  db: Db,
  act: Act,
  { id, code, revision, confirmation }: { id: number; code: string; revision: number; confirmation: string },
): Promise<{ revision: number }> {
  return decide(db, act, async (tx, record) => {
    const row = await editableRow(tx, act, id);
    const before = skillOf(row, code);
    await refuseStale(tx, row, code, revision, before);
    const kept = refuseToRemove(before);
    if (kept) throw new Conflict(kept);
    mustBeTyped(confirmation, code);
    const content = withoutCompetency(row.content, code);
    return save(tx, act, record, { row, content, part: code, action: 'framework.removeCompetency', before });
  });
}

/** Names of the framework and its groups. Throws `Conflict` with the names as they stand (`CurrentNames`). */
export async function renameFramework(
  db: Db,
  act: Act,
  { id, ...form }: FrameworkForm & { id: number },
): Promise<{ revision: number }> {
  return decide(db, act, async (tx, record) => {
    const row = await editableRow(tx, act, id);
    const before = namesOf(row.content);
    await refuseStale(tx, row, namesPart, form.revision, before);
    const content = withNames(row.content, form);
    const after = namesOf(content);
    return save(tx, act, record, {
      row,
      content,
      part: namesPart,
      action: 'framework.rename',
      before,
      after,
    });
  });
}

async function editableRow(tx: Db, act: Act, id: number): Promise<Row> {
  const row = await lockedRow(tx, id);
  must(refuseToEditFramework(act.actor, row.standing));
  return row;
}

function skillOf({ content }: Row, code: string): Competency {
  const skill = content.competencies.find((c) => c.code === code);
  if (!skill) throw new NotFound('framework.skillGone');
  return skill;
}

async function refuseStale(tx: Db, row: Row, part: string, seen: number, now: unknown): Promise<void> {
  const edit = row.edits[part];
  if (!edit || !isStale(row.edits, part, seen)) return;
  const by = edit.by === null ? null : await tx.query.person.findFirst({ where: eq(person.id, edit.by) });
  const current: Current<unknown> = {
    revision: row.revision,
    part: now,
    by: by?.fullName ?? null,
    at: edit.at,
  };
  throw new Conflict({ reason: 'app.stale' }, current);
}

type Change = {
  row: Row;
  content: FrameworkContent;
  part: string;
  action: string;
  before?: unknown;
  after?: unknown;
};

async function save(tx: Db, act: Act, record: Record, { row, content, part, ...entry }: Change) {
  const revision = row.revision + 1;
  const by = personIdOf(act.actor);
  const edits = { ...row.edits, [part]: { revision, by, at: act.at.toISOString() } };
  await tx
    .update(framework)
    .set({ content, edits, revision, updatedAt: act.at, updatedBy: by })
    .where(eq(framework.id, row.id));
  record({ ...entry, subject: `framework:${row.id}` });
  return { revision };
}

function namesOf({ nameVi, nameEn, groups }: FrameworkContent) {
  return { nameVi, nameEn, groups };
}
