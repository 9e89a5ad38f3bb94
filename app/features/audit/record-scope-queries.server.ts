/** Which entries of the record belong to which part of the tree. */
import { type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';

/**
 * Entries about something of the units below `paths`; an entry about nothing of any unit (the installation) goes with the
 * person who made it. Undefined, no condition, when no province lies elsewhere: the usual case, and the quick one.
 */
export async function entriesBelow(db: Db, paths: readonly string[]): Promise<SQL | undefined> {
  const within = (path: SQL) =>
    sql`(${sql.join(
      paths.map((own) => sql`starts_with(${path}, ${own})`),
      sql` or `,
    )})`;
  const [elsewhere] = await rowsOf<{ id: number }>(
    db,
    sql`select u.id from unit u join unit_type t on t.code = u.type_code
      where t.level = 'province' and not ${within(sql`u.path`)} limit 1`,
  );
  if (!elsewhere) return undefined;
  const units = sql`(select u.id from unit u where ${within(sql`u.path`)})`;
  const people = sql`(select a.person_id from appointment a where a.unit_id in ${units})`;
  const cycles = sql`(select c.id from cycle c where c.unit_id in ${units})`;
  const decisions = sql`(select d.id from decision d where d.unit_id in ${units})`;
  const subjects = sql.join(
    [
      sql`select 'unit:' || u.id from unit u where u.id in ${units}`,
      sql`select 'person:' || p.id from person p where p.id in ${people}`,
      sql`select 'import:' || i.id from import_file i where i.unit_id in ${units}`,
      sql`select 'framework:' || f.id from framework f where f.unit_id in ${units}`,
      sql`select 'cycle:' || c.id from cycle c where c.id in ${cycles}`,
      sql`select 'cycle_person:' || r.id from cycle_person r where r.cycle_id in ${cycles}`,
      sql`select 'assessment:' || s.id from assessment s where s.cycle_id in ${cycles}`,
      sql`select 'scoring_run:' || r.id from scoring_run r where r.cycle_id in ${cycles}`,
      sql`select 'nomination:' || n.id from nomination n where n.cycle_id in ${cycles}`,
      sql`select 'decision:' || d.id from decision d where d.id in ${decisions}`,
      sql`select 'training_plan:' || t.id from training_plan t where t.unit_id in ${units}`,
      sql`select 'training_class:' || k.id from training_class k join training_plan t on t.id = k.plan_id where t.unit_id in ${units}`,
      sql`select 'training_topic:' || t.id from training_topic t where t.unit_id in ${units}`,
      sql`select 'commendation:' || o.id from commendation o where o.decision_id in ${decisions}`,
    ],
    sql` union all `,
  );
  return sql`(audit_entry.subject in (${subjects})
    or (split_part(audit_entry.subject, ':', 1) in ('installation', 'letter', 'removal', 'upkeep') and audit_entry.actor_id in ${people}))`;
}
