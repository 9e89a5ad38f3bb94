/** How far a unit and those below it are, counted in SQL. Of peer forms those sent by the last gathering: no box is opened. */
import { type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import type { UnitProgress } from './dashboard';

export const progressPerPage = 50;

type Counted = {
  unit_id: number;
  name: string;
  level: string;
  ratees: number;
  self_asked: number;
  self_sent: number;
  peer_asked: number;
  peer_sent: number;
  superior_asked: number;
  superior_sent: number;
};

export type ProgressRow = UnitProgress & { unitId: number; name: string; level: string };

/** Does the person hold a post on `today` (in `unitId`, when given), in a unit that still exists? */
export function hasPost(personId: SQL, today: string, unitId?: SQL): SQL {
  return sql`exists (select 1 from appointment seat join unit home on home.id = seat.unit_id
    where seat.person_id = ${personId} and seat.from_on <= ${today} and (seat.to_on is null or seat.to_on >= ${today})
      and (home.valid_to is null or home.valid_to >= ${today}) and ${unitId ? sql`seat.unit_id = ${unitId}` : sql`true`})`;
}

/**
 * The unit itself, and a page of the units directly below it by name. People who left the cycle count no more; a form
 * that can no longer come, because who should send it holds no post, is not asked for. Of peers that is known only of
 * those who sent none.
 */
export async function readProgress(
  db: Db,
  {
    cycleId,
    unitId,
    page,
    today,
    size = progressPerPage,
  }: { cycleId: number; unitId: number; page: number; today: string; size?: number },
) {
  const at = { cycleId, today };
  const [own] = await count(db, at, sql`u.unit_id = ${unitId}`, 1, 0);
  const below = sql`u.parent_id = ${unitId}`;
  const [[total], rows] = await Promise.all([
    rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from cycle_unit u where u.cycle_id = ${cycleId} and ${below}`,
    ),
    count(db, at, below, size, (page - 1) * size),
  ]);
  return { own: own!, rows, total: total!.n, page, pageSize: size };
}

async function count(
  db: Db,
  { cycleId, today }: { cycleId: number; today: string },
  which: ReturnType<typeof sql>,
  limit: number,
  offset: number,
): Promise<ProgressRow[]> {
  const rows = await rowsOf<Counted>(
    db,
    sql`
    with chosen as (
      select u.unit_id, u.name, u.level, u.path, u.sort_key from cycle_unit u
      where u.cycle_id = ${cycleId} and ${which}
      order by u.sort_key, u.unit_id limit ${limit} offset ${offset}
    ), open_form as (
      select ratee_id,
        count(*) filter (where role = 'SELF' and state = 'submitted') as self_sent,
        count(*) filter (where role = 'SUPERIOR' and (state = 'submitted'
          or (state <> 'recused' and ${hasPost(sql`rater_id`, today)}))) as superior_asked,
        count(*) filter (where role = 'SUPERIOR' and state = 'submitted') as superior_sent
      from assessment where cycle_id = ${cycleId} group by ratee_id
    ), peer as (
      select a.ratee_id, count(*) filter (where a.recused_reason is null) as peer_asked,
        coalesce(max(s.sent), 0) as peer_sent
      from peer_assignment a left join peer_ratee s on s.cycle_id = a.cycle_id and s.ratee_id = a.ratee_id
      where a.cycle_id = ${cycleId} group by a.ratee_id
    ), lost as (
      select pa.ratee_id, count(*) as forms from peer_assignment pa
      left join peer_rater pr on pr.cycle_id = pa.cycle_id and pr.rater_id = pa.rater_id
      where pa.cycle_id = ${cycleId} and pa.recused_reason is null and coalesce(pr.sent, 0) = 0
        and not ${hasPost(sql`pa.rater_id`, today)}
      group by pa.ratee_id
    ), ratee as (
      select r.id, r.unit_path, o.self_sent, o.superior_asked, o.superior_sent,
        greatest(p.peer_asked - coalesce(l.forms, 0), p.peer_sent) as peer_asked, p.peer_sent,
        (coalesce(o.self_sent, 0) > 0 or ${hasPost(sql`r.person_id`, today, sql`r.unit_id`)})::int as self_asked
      from cycle_person r left join open_form o on o.ratee_id = r.id left join peer p on p.ratee_id = r.id
        left join lost l on l.ratee_id = r.id
      where r.cycle_id = ${cycleId} and r.is_ratee and r.left_at is null
    )
    select c.unit_id, c.name, c.level, count(r.id)::int as ratees,
      coalesce(sum(r.self_asked), 0)::int as self_asked, coalesce(sum(r.self_sent), 0)::int as self_sent,
      coalesce(sum(r.peer_asked), 0)::int as peer_asked, coalesce(sum(r.peer_sent), 0)::int as peer_sent,
      coalesce(sum(r.superior_asked), 0)::int as superior_asked,
      coalesce(sum(r.superior_sent), 0)::int as superior_sent
    from chosen c left join ratee r on r.unit_path like c.path || '%'
    group by c.unit_id, c.name, c.level, c.sort_key order by c.sort_key, c.unit_id`,
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    name: row.name,
    level: row.level,
    ratees: row.ratees,
    self: { sent: row.self_sent, asked: row.self_asked },
    peer: { sent: row.peer_sent, asked: row.peer_asked },
    superior: { sent: row.superior_sent, asked: row.superior_asked },
  }));
}
