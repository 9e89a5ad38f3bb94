/** Names for the numbers that entries keep: people, units, cycles. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, cyclePerson, person, unit } from '#db/schema/index';
import type { DetailLine } from './record-details';

/** Which table a field's number points into. */
const pointsTo: Record<string, 'person' | 'unit' | 'cycle' | 'ratee'> = {
  personId: 'person',
  raterId: 'person',
  publishedBy: 'person',
  unitId: 'unit',
  parentId: 'unit',
  cycleId: 'cycle',
  rateeId: 'ratee',
  cyclePersonId: 'ratee',
};

/** Puts names in place of numbers; a number whose row is gone stays. */
export async function nameDetails(db: Db, lines: DetailLine[]): Promise<DetailLine[]> {
  const wanted = {
    person: new Set<number>(),
    unit: new Set<number>(),
    cycle: new Set<number>(),
    ratee: new Set<number>(),
  };
  for (const line of lines)
    for (const value of [line.before, line.after]) {
      const table = pointsTo[line.path.at(-1) ?? ''];
      if (table && typeof value === 'number') wanted[table].add(value);
    }
  const names = {
    person: await read(db, person, wanted.person, person.fullName),
    unit: await read(db, unit, wanted.unit, unit.name),
    cycle: await read(db, cycle, wanted.cycle, cycle.name),
    ratee: await read(db, cyclePerson, wanted.ratee, cyclePerson.fullName),
  };
  return lines.map((line) => {
    const table = pointsTo[line.path.at(-1) ?? ''];
    const say = <T>(value: T) =>
      table && typeof value === 'number' ? (names[table].get(value) ?? value) : value;
    return { ...line, before: say(line.before), after: say(line.after) };
  });
}

/** Which table a subject's number points into, by the kind before the colon. */
const tableOf: Record<string, keyof typeof tables> = {
  person: 'person',
  unit: 'unit',
  cycle: 'cycle',
  cycle_person: 'ratee',
};
const tables = {
  person: [person, person.fullName],
  unit: [unit, unit.name],
  cycle: [cycle, cycle.name],
  ratee: [cyclePerson, cyclePerson.fullName],
} as const;

/** Names of subjects such as 'unit:25'; of other kinds, and of what is gone, none. */
export async function nameSubjects(db: Db, subjects: readonly string[]): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  for (const [kind, table] of Object.entries(tableOf)) {
    const ids = subjects
      .filter((subject) => subject.startsWith(`${kind}:`))
      .map((subject) => Number(subject.slice(kind.length + 1)))
      .filter(Number.isInteger);
    for (const [id, name] of await read(db, tables[table][0], new Set(ids), tables[table][1]))
      named.set(`${kind}:${id}`, name);
  }
  return named;
}

type Named = typeof person | typeof unit | typeof cycle | typeof cyclePerson;

async function read(
  db: Db,
  table: Named,
  ids: ReadonlySet<number>,
  name: typeof person.fullName | typeof unit.name | typeof cycle.name | typeof cyclePerson.fullName,
): Promise<Map<number, string>> {
  if (ids.size === 0) return new Map();
  const rows = await db
    .select({ id: table.id, name })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}
