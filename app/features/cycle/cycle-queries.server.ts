/** What pages read of a cycle: its windows, settings and framework. Drafts are the board's; the rest is everybody's. */
import { and, count, desc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  cycle,
  cyclePerson,
  cyclePhase,
  cyclePhaseChange,
  cycleUnit,
  framework,
  person,
  unit,
} from '#db/schema/index';
import { type Actor, readablePaths } from '~/features/organisation/actor';
import { must, NotFound } from '~/lib/errors';
import { type CycleKind, type CycleSettings, type CycleState, inOrder, type PhaseWindow } from './cycle';
import { boardUnits, refuseToReadCycle } from './cycle-policy';

export type CycleView = {
  id: number;
  /** The province that holds the cycle, and its path in the tree as it stands now. */
  unitId: number;
  unitName: string;
  unitPath: string;
  name: string;
  year: number;
  kind: CycleKind;
  state: CycleState;
  settings: CycleSettings;
  frameworkId: number;
  frameworkVersion: number;
  frameworkNameVi: string;
  frameworkNameEn: string;
  openedAt: Date | null;
  closedAt: Date | null;
  closedReason: string | null;
  /** In the order of the year. */
  windows: PhaseWindow[];
};

/**
 * The open cycle of the viewer's own province (of those they read, for a reader), the newest when there are several; null
 * when none runs at `at`. For visitors without a seat the newest of all.
 */
export async function findRunningCycle(
  db: Db,
  at: Date,
  viewer: Actor | null = null,
): Promise<CycleView | null> {
  const isRunning = and(eq(cycle.state, 'open'), lte(cycle.openedAt, at));
  const [found] = await readCycles(db, and(isRunning, viewer ? concerning(viewer) : undefined), 1);
  return found ?? null;
}

/** Cycles of provinces where the actor has a seat, or that they read from above; undefined for the machine: all. */
function concerning(actor: Actor): SQL | undefined {
  if (actor.kind === 'system') return undefined;
  const seats = actor.appointments.map(({ unitPath }) => sql`starts_with(${unitPath}, ${unit.path})`);
  const reading = readablePaths(actor).map((path) => sql`starts_with(${unit.path}, ${path})`);
  return or(...seats, ...reading) ?? sql`false`;
}

/** One cycle; throws `NotFound`, and `Refused` for a draft of another board. */
export async function findCycle(db: Db, actor: Actor, id: number): Promise<CycleView> {
  const [found] = await readCycles(db, eq(cycle.id, id), 1);
  if (!found) throw new NotFound();
  must(refuseToReadCycle(actor, found));
  return found;
}

const pageSize = 50;

/** The running cycle first, then drafts, then closed ones, newest first; 50 a page. `isOwn`: as in `findRunningCycle`. */
export async function listCycles(
  db: Db,
  actor: Actor,
  { page, isOwn = false }: { page: number; isOwn?: boolean },
) {
  const boards = boardUnits(actor);
  const readable =
    boards === 'all'
      ? undefined
      : or(
          inArray(cycle.state, ['open', 'closed']),
          boards.length > 0 ? inArray(cycle.unitId, boards) : undefined,
        );
  const visible = and(readable, isOwn ? concerning(actor) : undefined);
  const cycles = await readCycles(db, visible, pageSize, (page - 1) * pageSize);
  const [counted] = await db
    .select({ n: count() })
    .from(cycle)
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .where(visible);
  return { cycles, total: counted?.n ?? 0, page, pageSize };
}

/** Who moved which phase and why, the latest first; at most 50. */
export async function listPhaseChanges(db: Db, actor: Actor, cycleId: number) {
  await findCycle(db, actor, cycleId);
  return db
    .select({
      id: cyclePhaseChange.id,
      phase: cyclePhaseChange.phase,
      startsBefore: cyclePhaseChange.startsBefore,
      endsBefore: cyclePhaseChange.endsBefore,
      startsAfter: cyclePhaseChange.startsAfter,
      endsAfter: cyclePhaseChange.endsAfter,
      reason: cyclePhaseChange.reason,
      at: cyclePhaseChange.at,
      byName: person.fullName,
    })
    .from(cyclePhaseChange)
    .leftJoin(person, eq(person.id, cyclePhaseChange.byPersonId))
    .where(eq(cyclePhaseChange.cycleId, cycleId))
    .orderBy(desc(cyclePhaseChange.at), desc(cyclePhaseChange.id))
    .limit(pageSize);
}

/** How many are in a cycle's snapshot: secretaries assessed, who left, other committee members, units by level. */
export async function countCycle(db: Db, actor: Actor, cycleId: number) {
  await findCycle(db, actor, cycleId);
  const [people] = await db
    .select({
      ratees: sql<number>`count(*) filter (where ${cyclePerson.isRatee} and ${cyclePerson.leftAt} is null)::int`,
      left: sql<number>`count(*) filter (where ${cyclePerson.leftAt} is not null)::int`,
      raters: sql<number>`count(*) filter (where not ${cyclePerson.isRatee} and ${cyclePerson.leftAt} is null)::int`,
    })
    .from(cyclePerson)
    .where(eq(cyclePerson.cycleId, cycleId));
  const levels = await db
    .select({ level: cycleUnit.level, units: sql<number>`count(*)::int` })
    .from(cycleUnit)
    .where(eq(cycleUnit.cycleId, cycleId))
    .groupBy(cycleUnit.level);
  return { ...people!, unitsByLevel: Object.fromEntries(levels.map((row) => [row.level, row.units])) };
}

async function readCycles(db: Db, where: SQL | undefined, limit: number, offset = 0): Promise<CycleView[]> {
  const rows = await db
    .select({
      id: cycle.id,
      unitId: cycle.unitId,
      unitName: unit.name,
      unitPath: unit.path,
      name: cycle.name,
      year: cycle.year,
      kind: cycle.kind,
      state: cycle.state,
      settings: cycle.settings,
      frameworkId: cycle.frameworkId,
      frameworkVersion: framework.version,
      frameworkNameVi: sql<string>`${framework.content}->>'nameVi'`,
      frameworkNameEn: sql<string>`${framework.content}->>'nameEn'`,
      openedAt: cycle.openedAt,
      closedAt: cycle.closedAt,
      closedReason: cycle.closedReason,
    })
    .from(cycle)
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .innerJoin(framework, eq(framework.id, cycle.frameworkId))
    .where(where)
    .orderBy(
      sql`case ${cycle.state} when 'open' then 0 when 'draft' then 1 else 2 end`,
      desc(cycle.year),
      desc(cycle.id),
    )
    .limit(limit)
    .offset(offset);
  if (rows.length === 0) return [];
  const windows = await db
    .select()
    .from(cyclePhase)
    .where(
      inArray(
        cyclePhase.cycleId,
        rows.map((row) => row.id),
      ),
    );
  return rows.map((row) => ({
    ...row,
    settings: withoutLot(row.settings),
    windows: inOrder(windows.filter((w) => w.cycleId === row.id)).map(({ phase, startsAt, endsAt }) => ({
      phase,
      startsAt,
      endsAt,
    })),
  }));
}

/** Whoever has the lot can tell who rates whom: it stays with the stored settings and the record. */
function withoutLot(settings: CycleSettings): CycleSettings {
  if (!settings.linking) return settings;
  const { seed: _, ...linking } = settings.linking;
  return { ...settings, linking };
}
