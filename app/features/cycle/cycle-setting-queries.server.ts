/** What the board sets: quotas unit by unit, and the frameworks a draft may use. */
import {
  aliasedTable,
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  appointment,
  cycle,
  cyclePerson,
  cyclePhase,
  cycleUnit,
  framework,
  unit,
  unitType,
} from '#db/schema/index';
import { type Actor, managing } from '~/features/organisation/actor';
import type { Day } from '~/lib/date';
import { must } from '~/lib/errors';
import { inOrder } from './cycle';
import { boardUnits, refuseToCreateCycle, refuseToSetQuota } from './cycle-policy';
import { findCycle } from './cycle-queries.server';
import type { Levels } from './form/levels';
import type { CalendarModel } from './form/proposal';

const pageSize = 50;

/** Nominating units of an open cycle with their quotas, 50 a page. Board only. */
export async function listQuotas(db: Db, actor: Actor, { cycleId, page }: { cycleId: number; page: number }) {
  const found = await findCycle(db, actor, cycleId);
  must(refuseToSetQuota(actor, found));
  const where = and(eq(cycleUnit.cycleId, cycleId), isNotNull(cycleUnit.quota));
  const [rows, [sums]] = await Promise.all([
    db
      .select({
        unitId: cycleUnit.unitId,
        name: cycleUnit.name,
        quota: cycleUnit.quota,
        ratees: sql<number>`(select count(*)::int from ${cyclePerson} where ${cyclePerson.cycleId} = ${cycleId} and ${cyclePerson.isRatee} and ${cyclePerson.leftAt} is null and ${cyclePerson.unitPath} like ${cycleUnit.path} || '%')`,
      })
      .from(cycleUnit)
      .where(where)
      .orderBy(asc(cycleUnit.sortKey))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db
      .select({
        total: sql<number>`count(*)::int`,
        quotaSum: sql<number>`coalesce(sum(${cycleUnit.quota}), 0)::int`,
      })
      .from(cycleUnit)
      .where(where),
  ]);
  return { cycle: found, rows, ...sums!, page, pageSize };
}

/** The newest cycle of each kind that has opened in the actor's province: a new one is laid out by its calendar. */
export async function listCalendarModels(db: Db, actor: Actor): Promise<CalendarModel[]> {
  must(refuseToCreateCycle(actor));
  const boards = boardUnits(actor);
  const newest = await db
    .selectDistinctOn([cycle.kind], { id: cycle.id, kind: cycle.kind, name: cycle.name })
    .from(cycle)
    .where(and(ne(cycle.state, 'draft'), boards === 'all' ? undefined : inArray(cycle.unitId, boards)))
    .orderBy(cycle.kind, desc(cycle.year), desc(cycle.id));
  if (newest.length === 0) return [];
  const windows = await db
    .select()
    .from(cyclePhase)
    .where(
      inArray(
        cyclePhase.cycleId,
        newest.map(({ id }) => id),
      ),
    );
  return newest.map(({ id, ...model }) => ({
    ...model,
    windows: inOrder(
      windows
        .filter(({ cycleId }) => cycleId === id)
        .map(({ phase, startsAt, endsAt }) => ({ phase, startsAt, endsAt })),
    ),
  }));
}

/** The newest cycle that has opened in the actor's province, the yearly one first: a new one starts from its settings. */
export async function findCycleBefore(db: Db, actor: Actor) {
  must(refuseToCreateCycle(actor));
  const boards = boardUnits(actor);
  const [found] = await db
    .select({ name: cycle.name, kind: cycle.kind, year: cycle.year, settings: cycle.settings })
    .from(cycle)
    .where(and(ne(cycle.state, 'draft'), boards === 'all' ? undefined : inArray(cycle.unitId, boards)))
    .orderBy(desc(sql`${cycle.kind} = 'ANNUAL'`), desc(cycle.year), desc(cycle.id))
    .limit(1);
  return found ?? null;
}

/** What the actor's province has to put behind a cycle today: units by level, and secretaries of branches. */
export async function findGround(db: Db, actor: Actor, today: Day) {
  must(refuseToCreateCycle(actor));
  const own = managing(actor).filter(({ unitLevel }) => unitLevel === 'province');
  const inProvince = and(
    or(...own.map(({ unitPath }) => like(unit.path, `${unitPath}%`))) ?? sql`false`,
    lte(unit.validFrom, today),
    or(isNull(unit.validTo), gte(unit.validTo, today)),
  );
  const counted = await db
    .select({ level: unitType.level, units: count() })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(inProvince)
    .groupBy(unitType.level);
  const [seats] = await db
    .select({ n: count() })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        inProvince,
        eq(unitType.level, 'branch'),
        eq(appointment.titleCode, 'SECRETARY'),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
      ),
    );
  const branch = aliasedTable(unit, 'branch');
  const branchType = aliasedTable(unitType, 'branch_type');
  const reached = await db
    .select({ level: unitType.level, branches: countDistinct(branch.id) })
    .from(unit)
    .innerJoin(unitType, and(eq(unitType.code, unit.typeCode), ne(unitType.level, 'branch')))
    .innerJoin(branch, sql`starts_with(${branch.path}, ${unit.path})`)
    .innerJoin(branchType, and(eq(branchType.code, branch.typeCode), eq(branchType.level, 'branch')))
    .where(and(inProvince, or(isNull(branch.validTo), gte(branch.validTo, today))))
    .groupBy(unitType.level);
  const levels: Levels = {
    units: Object.fromEntries(counted.map(({ level, units }) => [level, units])),
    reach: Object.fromEntries(reached.map(({ level, branches }) => [level, branches])),
  };
  return { levels, secretaries: seats?.n ?? 0 };
}

/** Framework versions a draft of the actor's province may use, newest first: drafts too, to be published before opening. */
export async function listUsableFrameworks(db: Db, actor: Actor) {
  must(refuseToCreateCycle(actor));
  const boards = boardUnits(actor);
  return db
    .select({
      id: framework.id,
      version: framework.version,
      state: framework.state,
      nameVi: sql<string>`${framework.content}->>'nameVi'`,
      nameEn: sql<string>`${framework.content}->>'nameEn'`,
    })
    .from(framework)
    .where(
      and(ne(framework.state, 'retired'), boards === 'all' ? undefined : inArray(framework.unitId, boards)),
    )
    .orderBy(sql`${framework.id} desc`)
    .limit(pageSize);
}
