/** Truths of the data as SQL. Each query returns the rows that break one; an empty answer is a healthy database. */
import { type SQL, sql } from 'drizzle-orm';
import { folderHeadBytes, folderStepBytes } from '~/features/assessment/peer/folder.server';
import { type Db, rowsOf } from './client';

type CheckFinding = { truth: string; rows: number; example: string };

const truths: Record<string, SQL> = {
  'unit.path follows parent_id': sql`
    select u.id as id from unit u left join unit p on p.id = u.parent_id
    where u.path <> coalesce(p.path, '/') || u.id || '/'`,
  'no unit is its own ancestor': sql`
    with recursive up as (
      select id as start, parent_id as at, 1 as depth from unit where parent_id is not null
      union all
      select up.start, unit.parent_id, up.depth + 1 from up join unit on unit.id = up.at
      where unit.parent_id is not null and up.depth < 100)
    select start as id from up where at = start or depth >= 100`,
  'a form belongs to a ratee of its cycle': sql`
    select f.id::text as id from assessment f join cycle_person r on r.id = f.ratee_id
    where r.cycle_id <> f.cycle_id or not r.is_ratee
    union all
    select a.ratee_id::text from peer_assignment a join cycle_person r on r.id = a.ratee_id
    where r.cycle_id <> a.cycle_id or not r.is_ratee`,
  'a self form is written by its ratee': sql`
    select f.id::text as id from assessment f join cycle_person r on r.id = f.ratee_id
    where f.role = 'SELF' and f.rater_id <> r.person_id`,
  'a sent form carries the time it was sent': sql`
    select id::text as id from assessment where (state = 'submitted') <> (submitted_at is not null)`,
  'nobody rates themselves as a peer': sql`
    select a.rater_id as id from peer_assignment a join cycle_person r on r.id = a.ratee_id where r.person_id = a.rater_id`,
  'no rater sent more than they were asked for': sql`
    select p.rater_id as id from peer_rater p
    where p.sent > (select count(*) from peer_assignment a
      where a.cycle_id = p.cycle_id and a.rater_id = p.rater_id and a.recused_reason is null)`,
  'peers sent as counted, by rater and by ratee': sql`
    select c.id as id from cycle c
    where coalesce((select sum(sent) from peer_ratee p where p.cycle_id = c.id), 0)
      <> coalesce((select sum(sent) from peer_rater p where p.cycle_id = c.id), 0)`,
  'a cycle with peer forms has a sealed key': sql`
    select distinct f.cycle_id as id from peer_folder f left join cycle_key k on k.cycle_id = f.cycle_id where k.cycle_id is null`,
  'folders of peer forms come in whole sizes': sql`
    select id::text as id from peer_folder where (length(box) - ${folderHeadBytes}) % ${folderStepBytes} <> 0`,
  'an open cycle stands on a locked framework': sql`
    select c.id as id from cycle c join framework f on f.id = c.framework_id where c.state <> 'draft' and f.locked_at is null`,
  'a run has one result for each ratee it counted': sql`
    select s.ratee_id as id from result s join cycle_person r on r.id = s.ratee_id
    join scoring_run run on run.id = s.run_id where r.cycle_id <> run.cycle_id`,
  'a fair score lies in its interval, and stands only where the model gives one': sql`
    select ratee_id as id from result
    where (fair is not null) <> coalesce(status in ('ok', 'unlinked'), false)
      or not (fair between low and high) or (p_top is not null and (status <> 'ok' or p_top not between 0 and 1))`,
  'sealed severities are all of one size': sql`
    select run_id::text as id from rater_severity group by run_id having count(distinct length(box)) > 1`,
  'a flag is about a ratee or about raters, never both': sql`
    select id::text as id from run_flag where ratee_id is not null and (jsonb_array_length(labels) > 0 or unit_id is not null)`,
  'a nomination is of a ratee of its cycle': sql`
    select n.id::text as id from nomination n join cycle_person r on r.id = n.ratee_id where r.cycle_id <> n.cycle_id`,
  'a commendation that is published is an honour of the person': sql`
    select c.id::text as id from commendation c join decision d on d.id = c.decision_id
    left join honour h on h.commendation_id = c.id
    where d.state = 'published' and (h.id is null or h.person_id <> c.person_id or (h.revoked_on is null) <> (c.revoked_at is null))`,
  'a completion is of a class that was held, on its day': sql`
    select c.id::text as id from training_completion c join training_class k on k.id = c.class_id
    where c.revoked_at is null and c.completed_on is distinct from k.held_on`,
  'a class works for goals of its own plan': sql`
    select t.class_id::text as id from training_class_goal t join training_class k on k.id = t.class_id
    join training_goal g on g.id = t.goal_id where g.plan_id <> k.plan_id`,
  'a plan has a line for each of its years': sql`
    select p.id::text as id from training_plan p
    where (select count(*) from training_plan_year y where y.plan_id = p.id and y.year between p.from_year and p.to_year)
      <> p.to_year - p.from_year + 1`,
  'no class has accepted more people than it has seats': sql`
    select h.class_id::text as id from training_hall h
    where h.seats < (select count(*) from training_seat s where s.class_id = h.class_id and s.state = 'accepted')`,
  'the record has no gap': sql`
    select max(number) as id from audit_entry having count(*) <> coalesce(max(number), 0)`,
};

export async function checkData(db: Db): Promise<CheckFinding[]> {
  const findings: CheckFinding[] = [];
  for (const [truth, query] of Object.entries(truths)) {
    const rows = await rowsOf<{ id: unknown }>(db, sql`select id from (${query}) as broken limit 1000`);
    if (rows[0]) findings.push({ truth, rows: rows.length, example: String(rows[0].id) });
  }
  return findings;
}
