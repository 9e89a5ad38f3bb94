/** Roster and tree of a province as they stand, for the preview of an opening and for the opening itself. */
import { and, eq, gte, isNull, like, lte, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, cycle, framework, person, title, unit, unitType } from '#db/schema/index';
import { competenciesFor } from '~/features/framework/framework';
import type { Actor } from '~/features/organisation/actor';
import { type BranchKind, branchKinds } from '~/features/organisation/organisation';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import type { CycleSettings } from '../cycle';
import { refuseToOpenCycle } from '../cycle-policy';
import { findCycle } from '../cycle-queries.server';
import { type Opening, planOpening } from './opening';

/** Names a list on the screen shows at most; its length is said in full. */
const shownNames = 50;

/** What opening the cycle at `at` would do, and whether another cycle is in the way. Board only. */
export async function previewOpening(db: Db, actor: Actor, { cycleId, at }: { cycleId: number; at: Date }) {
  const found = await findCycle(db, actor, cycleId);
  must(refuseToOpenCycle(actor, found));
  const { preview } = await planOf(db, found, at);
  const [version, running] = await Promise.all([
    db.query.framework.findFirst({
      where: eq(framework.id, found.frameworkId),
      columns: { state: true, wording: true },
    }),
    db.query.cycle.findFirst({
      where: and(eq(cycle.unitId, found.unitId), eq(cycle.state, 'open')),
      columns: { id: true, name: true },
    }),
  ]);
  const few = <Row>(rows: Row[]) => ({ count: rows.length, first: rows.slice(0, shownNames) });
  return {
    cycle: found,
    framework: version!,
    running: running ?? null,
    preview: {
      ...preview,
      noSecretary: few(preview.noSecretary),
      thin: few(preview.thin),
      noSuperior: few(preview.noSuperior),
      recent: few(preview.recent),
      doubled: few(preview.doubled),
      idleNominators: few(preview.idleNominators),
      noNominator: few(preview.noNominator),
      blocks: [
        ...(found.windows.some((window) => window.endsAt <= at) ? [{ reason: 'cycle.windowsPast' }] : []),
        ...preview.blocks,
      ],
    },
  };
}

type Planned = { unitPath: string; frameworkId: number; settings: CycleSettings };

/** The plan for a cycle from what stands in the database at `at`. No policy: the caller has asked. */
export async function planOf(db: Db, planned: Planned, at: Date): Promise<Opening> {
  const today = dayOf(at);
  const inProvince = and(
    like(unit.path, `${planned.unitPath}%`),
    lte(unit.validFrom, today),
    or(isNull(unit.validTo), gte(unit.validTo, today)),
  );
  const units = await db
    .select({
      id: unit.id,
      parentId: unit.parentId,
      path: unit.path,
      name: unit.name,
      typeCode: unit.typeCode,
      level: unitType.level,
      branchKind: unitType.branchKind,
      sortKey: unit.sortKey,
    })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(inProvince);
  const people = await db
    .select({
      personId: person.id,
      unitId: unit.id,
      titleCode: title.code,
      position: title.position,
      fullName: person.fullName,
      sortKey: person.sortKey,
      appointedOn: appointment.fromOn,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(
      and(
        inProvince,
        ne(title.power, 'read'),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
      ),
    );
  const version = await db.query.framework.findFirst({
    where: eq(framework.id, planned.frameworkId),
    columns: { content: true },
  });
  const skills = Object.fromEntries(
    branchKinds.map((kind) => [kind, version ? competenciesFor(version.content, kind).length : 0]),
  ) as Record<BranchKind, number>;
  return planOpening({ units, people, settings: planned.settings, skills, today });
}
