/** Whom to call: people of a unit who still owe forms. Of peers only how many are sent, never about whom. */
import { type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import { likeText } from '~/features/organisation/unit/queries.server';
import { fold } from '~/lib/text';
import type { LateKind, Sent } from './dashboard';
import { hasPost, progressPerPage } from './progress-queries.server';

type LateFilter = {
  cycleId: number;
  unitPath: string;
  /** Kinds of forms that are owed by now. */
  kinds: readonly LateKind[];
  search?: string;
  /** Only those whom no letter reaches. */
  silent?: boolean;
  /** The day it is: who holds no post on it can neither sign in nor write. */
  today: string;
};

/** People who still owe and can be called, by kind; those who have left; those of the first whom no letter reaches. */
export type LateCounts = Record<LateKind | 'people' | 'gone' | 'silent', number>;

export type LatePerson = {
  personId: number;
  fullName: string;
  unitName: string;
  /** The commune, or the office, under which the list names them, and how many of it stand there. */
  place: string;
  placeLate: number;
  /** Of an office above the unit, rating here from there: the unit neither calls nor nudges them. */
  isAbove: boolean;
  /** Holds no post any more, or not the one the form is about: nothing will come, whoever calls. */
  isGone: boolean;
  /** The ratee's row in the cycle, for a secretary whose own form is owed. */
  cyclePersonId: number | null;
  phone: string | null;
  email: string | null;
  /** Said also to those who are not given the address. */
  hasEmail: boolean;
  self: { isBegun: boolean; answered: number; savedAt: Date | null } | null;
  peer: Sent | null;
  superior: Sent | null;
  remindedOn: string | null;
  reminders: number;
};

type Found = {
  person_id: number;
  full_name: string;
  unit_name: string | null;
  place: string | null;
  place_late: number;
  is_above: boolean;
  is_gone: boolean;
  cycle_person_id: number | null;
  phone: string | null;
  email: string | null;
  self_state: string | null;
  answered: number | null;
  saved_at: string | Date | null;
  peer_asked: number | null;
  peer_sent: number | null;
  superior_asked: number | null;
  superior_sent: number | null;
  reminded_on: string | null;
  reminders: number;
};

/** A page of late people, by commune with the most of them first, there by what is left, with how many there are. */
export async function listLate(
  db: Db,
  filter: LateFilter,
  { page, size = progressPerPage }: { page: number; size?: number },
): Promise<{ rows: LatePerson[]; total: number; page: number; pageSize: number }> {
  const [counted] = await rowsOf<{ n: number }>(
    db,
    sql`${late(filter)} select count(*)::int as n from found f join person p on p.id = f.person_id where ${only(filter)}`,
  );
  const rows = await rowsOf<Found>(
    db,
    sql`${late(filter)}
    select f.*, p.full_name, p.phone, p.email,
      ${isAbove(filter)} as is_above,
      coalesce(seat.name, post.name) as unit_name, coalesce(seat.place, post.name) as place,
      (count(*) over (partition by f.is_gone, coalesce(seat.place, post.name)))::int as place_late,
      (select max(on_day) from reminder r where r.cycle_id = ${filter.cycleId} and r.person_id = p.id) as reminded_on,
      (select count(*)::int from reminder r where r.cycle_id = ${filter.cycleId} and r.person_id = p.id) as reminders
    from found f join person p on p.id = f.person_id
    left join lateral (
      select u.name || coalesce(', ' || up.name, '') as name, coalesce(up.name, u.name) as place from cycle_person me
      join cycle_unit u on u.cycle_id = me.cycle_id and u.unit_id = me.unit_id
      left join cycle_unit up on up.cycle_id = u.cycle_id and up.unit_id = u.parent_id
      where me.cycle_id = ${filter.cycleId} and me.person_id = p.id order by me.is_ratee desc, me.id limit 1) seat on true
    left join lateral (
      select u.name from appointment a join unit u on u.id = a.unit_id
      where a.person_id = p.id and a.to_on is null order by a.id limit 1) post on true
    where ${only(filter)}
    order by f.is_gone, place_late desc, place,
      (f.self_state is not null)::int + coalesce(f.peer_asked - f.peer_sent, 0)
        + coalesce(f.superior_asked - f.superior_sent, 0) desc,
      p.sort_key, p.id limit ${size} offset ${(page - 1) * size}`,
  );
  return { rows: rows.map(latePerson), total: counted!.n, page, pageSize: size };
}

/** How many people owe each kind of form, and how many owe any; `isOwn`: without raters of an office above. */
export async function countLate(
  db: Db,
  filter: LateFilter,
  { isOwn = false }: { isOwn?: boolean } = {},
): Promise<LateCounts> {
  const called = sql`filter (where not f.is_gone)`;
  const [row] = await rowsOf<LateCounts>(
    db,
    sql`${late(filter)}
    select (count(*) ${called})::int as people, (count(self_state) ${called})::int as self,
      (count(peer_asked) ${called})::int as peer, (count(superior_asked) ${called})::int as superior,
      (count(*) filter (where f.is_gone))::int as gone,
      (count(*) filter (where not f.is_gone and p.email is null and not ${isAbove(filter)}))::int as silent
    from found f join person p on p.id = f.person_id
    where ${isOwn ? sql`not ${isAbove(filter)}` : sql`true`}`,
  );
  return row!;
}

/** How many of them had no reminder on `day`. */
export async function countToRemind(db: Db, filter: LateFilter, day: string): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    db,
    sql`${late(filter)}
    select count(*)::int as n from found f where not f.is_gone and not ${isAbove(filter)} and not exists (
      select 1 from reminder r
      where r.cycle_id = ${filter.cycleId} and r.person_id = f.person_id and r.on_day = ${day})`,
  );
  return row!.n;
}

function latePerson(row: Found): LatePerson {
  return {
    personId: row.person_id,
    fullName: row.full_name,
    unitName: row.unit_name ?? '',
    place: row.place ?? '',
    placeLate: row.place_late,
    isAbove: row.is_above,
    isGone: row.is_gone,
    cyclePersonId: row.cycle_person_id,
    phone: row.is_above ? null : row.phone,
    email: row.is_above ? null : row.email,
    hasEmail: row.email !== null,
    self:
      row.self_state === null
        ? null
        : {
            isBegun: row.self_state === 'draft',
            answered: row.answered ?? 0,
            savedAt: row.saved_at === null ? null : new Date(row.saved_at),
          },
    peer: row.peer_asked === null ? null : { sent: row.peer_sent ?? 0, asked: row.peer_asked },
    superior:
      row.superior_asked === null ? null : { sent: row.superior_sent ?? 0, asked: row.superior_asked },
    remindedOn: row.reminded_on,
    reminders: row.reminders,
  };
}

/** `found`: one row a person with what they owe. */
function late({ cycleId, unitPath, kinds, search, today }: LateFilter): SQL {
  const below = `${unitPath}%`;
  const asked = (kind: LateKind) => (kinds.includes(kind) ? sql`true` : sql`false`);
  const named = search?.trim() ? sql`p.search_key like ${`%${likeText(fold(search))}%`}` : sql`true`;
  return sql`
    with owed as (
      select r.person_id, coalesce(a.state, 'assigned') as self_state, a.saved_at,
        (select count(*)::int from jsonb_object_keys(a.content -> 'answers')) as answered,
        null::int as peer_asked, null::int as peer_sent, null::int as superior_asked, null::int as superior_sent,
        r.id as cycle_person_id, not ${hasPost(sql`r.person_id`, today, sql`r.unit_id`)} as is_gone
      from cycle_person r left join assessment a on a.ratee_id = r.id and a.role = 'SELF'
      where ${asked('self')} and r.cycle_id = ${cycleId} and r.is_ratee and r.left_at is null
        and r.unit_path like ${below} and coalesce(a.state, 'assigned') in ('assigned', 'draft')
      union all
      select pa.rater_id, null, null, null, count(*)::int, coalesce(max(pr.sent), 0)::int, null, null,
        null, not ${hasPost(sql`pa.rater_id`, today)}
      from peer_assignment pa
      join cycle_person t on t.id = pa.ratee_id and t.left_at is null
      left join peer_rater pr on pr.cycle_id = pa.cycle_id and pr.rater_id = pa.rater_id
      where ${asked('peer')} and pa.cycle_id = ${cycleId} and pa.recused_reason is null
        and exists (select 1 from cycle_person me
          where me.cycle_id = pa.cycle_id and me.person_id = pa.rater_id and me.unit_path like ${below})
      group by pa.rater_id having count(*) > coalesce(max(pr.sent), 0)
      union all
      select a.rater_id, null, null, null, null, null, count(*)::int,
        (count(*) filter (where a.state = 'submitted'))::int, null, not ${hasPost(sql`a.rater_id`, today)}
      from assessment a join cycle_person t on t.id = a.ratee_id and t.left_at is null
      where ${asked('superior')} and a.cycle_id = ${cycleId} and a.role = 'SUPERIOR' and a.state <> 'recused'
        and t.unit_path like ${below}
      group by a.rater_id having count(*) filter (where a.state <> 'submitted') > 0
    ), found as (
      select o.person_id, max(o.self_state) as self_state, max(o.saved_at) as saved_at, max(o.answered) as answered,
        max(o.peer_asked) as peer_asked, max(o.peer_sent) as peer_sent,
        max(o.superior_asked) as superior_asked, max(o.superior_sent) as superior_sent,
        max(o.cycle_person_id) as cycle_person_id, bool_and(o.is_gone) as is_gone
      from owed o join person p on p.id = o.person_id where ${named} group by o.person_id
    )`;
}

/** All, or those who can be reached only by telephone or chat. Of a row `f` of `found` and their person `p`. */
function only(filter: LateFilter): SQL {
  return filter.silent ? sql`(p.email is null and not f.is_gone and not ${isAbove(filter)})` : sql`true`;
}

/** Nobody of the unit or below it: somebody of an office above who rates here. Of a row `f` of `found`. */
function isAbove({ cycleId, unitPath }: LateFilter): SQL {
  const below = `${unitPath}%`;
  return sql`(not exists (select 1 from appointment a join unit u on u.id = a.unit_id
      where a.person_id = f.person_id and u.path like ${below})
    and not exists (select 1 from cycle_person me
      where me.cycle_id = ${cycleId} and me.person_id = f.person_id and me.unit_path like ${below})
    and not exists (select 1 from appointment a
      join cycle_unit u on u.cycle_id = ${cycleId} and u.unit_id = a.unit_id
      where a.person_id = f.person_id and u.path like ${below}))`;
}
