import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, cycle } from '#db/schema/index';
import { recordPaths } from '~/features/audit/audit-policy';
import { listRecord } from '~/features/audit/audit-queries.server';
import { entriesBelow } from '~/features/audit/record-scope-queries.server';
import { system } from '~/features/organisation/actor';
import { testDb } from '../../support/database/db';
import { foundLife, type Lived, live, stageNames } from '../../support/lived';

const database = testDb();
let life: Lived;
beforeAll(async () => {
  life = await foundLife(database.db);
  for (const stage of stageNames) await live(database.db, life, stage);
});

const subjectsOf = async (actor: Parameters<typeof listRecord>[1]) => {
  const first = await listRecord(database.db, actor, { page: 1 });
  const pages = Array.from({ length: Math.ceil(first.total / 50) }, (_, index) => index + 1);
  const lines = await Promise.all(pages.map((page) => listRecord(database.db, actor, { page })));
  return {
    total: first.total,
    subjects: new Set(lines.flatMap((one) => one.lines.map((line) => line.subject))),
  };
};

describe('the record of a year', () => {
  it('is read by a board as far as it concerns its own province', async () => {
    const { things, plot, elsewhere } = life;
    const own = await subjectsOf(plot.actors.board);
    const other = await subjectsOf(elsewhere);
    expect(own.subjects).toContain(`nomination:${things.file}`);
    expect(own.subjects).toContain(`decision:${things.decision}`);
    expect(own.subjects).not.toContain(`framework:${things.foreignDraft}`);
    const theirs = [
      `framework:${things.foreignDraft}`,
      `training_topic:${things.awayTopic}`,
      ...[things.awayPlan, things.awayDraft].map((id) => `training_plan:${id}`),
      ...[things.awayComing, things.awayHeld].map((id) => `training_class:${id}`),
    ];
    expect([...other.subjects].sort()).toEqual(theirs.sort());
  });

  it('names what every entry belongs to: two boards and the centre together miss none', async () => {
    const { plot, elsewhere } = life;
    const all = await database.db.$count(auditEntry);
    const own = await subjectsOf(plot.actors.board);
    const other = await subjectsOf(elsewhere);
    const machine = await database.db.$count(
      auditEntry,
      await entriesBelow(database.db, recordPaths(system)),
    );
    expect(machine).toBe(all);
    const nobodys = [...(await subjectsOf(system)).subjects].filter(
      (subject) => !own.subjects.has(subject) && !other.subjects.has(subject),
    );
    expect(nobodys).toEqual(['installation:setup']);
  });

  it('names the people, units and cycles that entries are about', async () => {
    const { things, plot } = life;
    const of = async (subject: string) => {
      const { lines } = await listRecord(database.db, plot.actors.board, { page: 1, subject });
      return [...new Set(lines.map(({ about }) => about))];
    };
    const kept = await database.db.query.cycle.findFirst({ where: eq(cycle.id, Number(things.cycle)) });
    expect(await of(`cycle:${things.cycle}`)).toEqual([kept!.name]);
    expect(await of(`decision:${things.decision}`)).toEqual([null]);
  });

  it('is whole for whoever looks over all provinces', async () => {
    const { total } = await subjectsOf(life.plot.actors.reader);
    expect(total).toBe(await database.db.$count(auditEntry));
  });
});
