/** A cycle that is under way with real sealed peer forms, for tests of what comes after them. */
import { eq, sql } from 'drizzle-orm';
import type { FormAnswers } from '~/features/assessment/form/content';
import { findFolder, keepFolder } from '~/features/assessment/peer/folder-queries.server';
import { newDataKey, wrapKey } from '~/features/assessment/peer/key.server';
import { newPeerVersion, peerFormId } from '~/features/assessment/peer/seal.server';
import { type CycleSettings, defaultSettings, type PhaseWindow } from '~/features/cycle/cycle';
import { traVinh2020 } from '~/features/framework/framework-catalogue';
import { env } from '~/lib/env.server';
import { type Db, rowsOf } from '../client';
import {
  assessment,
  cycleKey,
  cyclePerson,
  cycleUnit,
  peerAssignment,
  peerRatee,
  peerRater,
  unit,
} from '../schema/index';
import { makeCycle } from './cycle';
import { makeFramework } from './framework';

export type ScoredCycle = Awaited<ReturnType<typeof makeScoredCycle>>;

/** Opens a cycle with the whole tree below `unitId` in its snapshot and every branch secretary as its ratee. */
export async function makeScoredCycle(
  db: Db,
  given: {
    unitId: number;
    openedAt?: Date;
    windows?: PhaseWindow[];
    settings?: Partial<CycleSettings>;
    year?: number;
  },
) {
  const openedAt = given.openedAt ?? new Date('2024-11-08T01:00:00Z');
  const version = await makeFramework(db, {
    unitId: given.unitId,
    version: given.year ?? 2024,
    state: 'published',
    publishedAt: openedAt,
    lockedAt: openedAt,
  });
  const made = await makeCycle(db, {
    unitId: given.unitId,
    frameworkId: version.id,
    state: 'open',
    openedAt,
    settings: { ...defaultSettings, ...given.settings },
    ...(given.windows ? { windows: given.windows } : {}),
    ...(given.year ? { year: given.year, name: `Đợt đánh giá năm ${given.year}` } : {}),
  });
  await snapshot(db, made.id, given.unitId);
  const dataKey = newDataKey();
  await db.insert(cycleKey).values({ cycleId: made.id, wrapped: wrapKey(env().peerKey, dataKey, made.id) });
  return { ...made, dataKey };
}

/** The row of a person in a cycle's snapshot. */
export async function rateeOf(db: Db, cycleId: number, personId: number) {
  const rows = await db.select().from(cyclePerson).where(eq(cyclePerson.personId, personId));
  return rows.find((row) => row.cycleId === cycleId)!;
}

/** A self or superior form; sent unless told otherwise. */
export async function makeOpenForm(
  db: Db,
  given: Pick<typeof assessment.$inferInsert, 'cycleId' | 'rateeId' | 'role' | 'raterId'> & {
    answers?: FormAnswers;
  } & Partial<typeof assessment.$inferInsert>,
) {
  const { answers = {}, ...row } = given;
  const at = row.submittedAt ?? new Date('2024-11-18T03:00:00Z');
  const state = row.state ?? 'submitted';
  const [made] = await db
    .insert(assessment)
    .values({
      content: { answers, notes: {}, evidence: {}, comment: '' },
      version: 1,
      savedAt: at,
      ...row,
      state,
      submittedAt: state === 'submitted' ? at : null,
    })
    .returning();
  return made!;
}

/** A peer's assignment with its sealed form, counted as sent unless told otherwise. */
export async function makePeerForm(
  db: Db,
  { id: cycleId, dataKey }: Pick<ScoredCycle, 'id' | 'dataKey'>,
  given: {
    rateeId: number;
    raterId: number;
    answers?: FormAnswers;
    comment?: string;
    state?: 'assigned' | 'draft' | 'submitted';
  },
) {
  const state = given.state ?? 'submitted';
  const { raterId, rateeId } = given;
  await db.insert(peerAssignment).values({ cycleId, raterId, rateeId });
  if (state !== 'assigned') {
    const folder = await findFolder(db, { cycleId, dataKey, author: raterId });
    folder.forms.set(rateeId, {
      answers: given.answers ?? {},
      comment: given.comment ?? '',
      version: newPeerVersion(),
      submittedAt: state === 'submitted' ? new Date('2024-11-25T03:00:00Z') : null,
      isCounted: true,
    });
    await keepFolder(db, dataKey, folder);
  }
  const sent = state === 'submitted' ? 1 : 0;
  await db
    .insert(peerRater)
    .values({ cycleId, raterId, sent })
    .onConflictDoUpdate({
      target: [peerRater.cycleId, peerRater.raterId],
      set: { sent: sql`${peerRater.sent} + ${sent}` },
    });
  await db
    .insert(peerRatee)
    .values({ cycleId, rateeId, sent })
    .onConflictDoUpdate({
      target: [peerRatee.cycleId, peerRatee.rateeId],
      set: { sent: sql`${peerRatee.sent} + ${sent}` },
    });
  return peerFormId(dataKey, rateeId, raterId);
}

/** The same level on every skill of the framework, with exceptions. */
export function answersAt(level: 1 | 2 | 3 | 4 | 5, but: FormAnswers = {}): FormAnswers {
  return { ...Object.fromEntries(traVinh2020.competencies.map(({ code }) => [code, level])), ...but };
}

async function snapshot(db: Db, cycleId: number, unitId: number): Promise<void> {
  const [root] = await db.select({ path: unit.path }).from(unit).where(eq(unit.id, unitId));
  await rowsOf(
    db,
    sql`insert into ${cycleUnit} (cycle_id, unit_id, parent_id, path, name, type_code, level, branch_kind, sort_key)
    select ${cycleId}, u.id, u.parent_id, u.path, u.name, u.type_code, t.level, t.branch_kind, u.sort_key
    from unit u join unit_type t on t.code = u.type_code where u.path like ${`${root!.path}%`}`,
  );
  await rowsOf(
    db,
    sql`insert into ${cyclePerson} (cycle_id, person_id, unit_id, unit_path, title_code, full_name, sort_key, appointed_on, is_ratee)
    select ${cycleId}, p.id, u.unit_id, u.path, a.title_code, p.full_name, p.sort_key, a.from_on, a.title_code = 'SECRETARY'
    from cycle_unit u join appointment a on a.unit_id = u.unit_id and a.to_on is null join person p on p.id = a.person_id
    where u.cycle_id = ${cycleId} and u.level = 'branch' order by p.id`,
  );
}
