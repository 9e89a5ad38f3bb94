/** What a run found worth a look, by kind; raters under labels of the run only. */
import { and, asc, count, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, cycleUnit, runFlag, unit } from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import type { RunFlagKind } from '../scoring';
import { findRun } from '../scoring-queries.server';

const pageSize = 50;

/** How many of each kind, and a page of one kind (the first there is), the strongest first. */
export async function findFlags(
  db: Db,
  actor: Actor,
  { runId, now, kind, page }: { runId: string; now: Date; kind: string | null; page: number },
) {
  const found = await findRun(db, actor, { runId, now });
  const kinds = await db
    .select({ kind: runFlag.kind, count: count() })
    .from(runFlag)
    .where(eq(runFlag.runId, runId))
    .groupBy(runFlag.kind)
    .orderBy(asc(runFlag.kind));
  const chosen = kinds.find((one) => one.kind === kind) ?? kinds[0] ?? null;
  return {
    ...found,
    kinds,
    kind: chosen?.kind ?? null,
    rows: chosen ? await readFlags(db, runId, chosen.kind, page) : [],
    total: chosen?.count ?? 0,
    page,
    pageSize,
  };
}

async function readFlags(db: Db, runId: string, kind: RunFlagKind, page: number) {
  return db
    .select({
      id: runFlag.id,
      labels: runFlag.labels,
      strength: runFlag.strength,
      p: runFlag.p,
      unitName: unit.name,
      rateeId: runFlag.rateeId,
      fullName: cyclePerson.fullName,
      branch: cycleUnit.name,
    })
    .from(runFlag)
    .leftJoin(unit, eq(unit.id, runFlag.unitId))
    .leftJoin(cyclePerson, eq(cyclePerson.id, runFlag.rateeId))
    .leftJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .where(and(eq(runFlag.runId, runId), eq(runFlag.kind, kind)))
    .orderBy(desc(runFlag.strength), asc(runFlag.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
}
export type FlagRow = Awaited<ReturnType<typeof readFlags>>[number];
