/** "Dữ liệu của tôi": everything the system holds about a person, for that person. */
import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  accountSession,
  appointment,
  discipline,
  honour,
  officialGrade,
  person,
  title,
  unit,
} from '#db/schema/index';
import { NotFound } from '~/lib/errors';
import { findAccount } from '../account-queries.server';
import { listLinksOf } from '../invitation/queries.server';
import { findResetNews } from '../proof/reset-news-queries.server';
import { listTextDrafts } from '../text-draft/queries.server';

const most = 200;

/** All rows about the person that the organisation and sign-in keep; assessments and results have pages of their own. */
export async function findMyData(db: Db, personId: number) {
  const [found] = await db
    .select({
      fullName: person.fullName,
      bornOn: person.bornOn,
      gender: person.gender,
      phone: person.phone,
      email: person.email,
      memberCode: person.memberCode,
      joinedUnionOn: person.joinedUnionOn,
    })
    .from(person)
    .where(eq(person.id, personId));
  if (!found) throw new NotFound();
  const appointments = await db
    .select({
      titleName: title.nameVi,
      unitName: unit.name,
      fromOn: appointment.fromOn,
      toOn: appointment.toOn,
      how: appointment.how,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .where(eq(appointment.personId, personId))
    .orderBy(desc(appointment.fromOn), asc(title.position))
    .limit(most);
  const honours = await db
    .select({
      year: honour.year,
      name: honour.name,
      issuer: honour.issuer,
      decisionNumber: honour.decisionNumber,
      decidedOn: honour.decidedOn,
      revokedOn: honour.revokedOn,
      revokedReason: honour.revokedReason,
    })
    .from(honour)
    .where(eq(honour.personId, personId))
    .orderBy(desc(honour.year))
    .limit(most);
  const grades = await db
    .select({ year: officialGrade.year, grade: officialGrade.grade, source: officialGrade.source })
    .from(officialGrade)
    .where(eq(officialGrade.personId, personId))
    .orderBy(desc(officialGrade.year))
    .limit(most);
  const disciplines = await db
    .select({ form: discipline.form, fromOn: discipline.fromOn, toOn: discipline.toOn })
    .from(discipline)
    .where(eq(discipline.personId, personId))
    .orderBy(desc(discipline.fromOn))
    .limit(most);
  const textDrafts = await listTextDrafts(db, personId);
  return { person: found, appointments, honours, grades, disciplines, textDrafts };
}

/** What sign-in keeps of a person: since when, the notice they read, one-time links, sessions in force at `at`. */
export async function findMyAccount(db: Db, personId: number, at: Date) {
  const account = await findAccount(db, personId);
  const sessions = account
    ? await db
        .select({
          id: accountSession.id,
          createdAt: accountSession.createdAt,
          expiresAt: accountSession.expiresAt,
          userAgent: accountSession.userAgent,
        })
        .from(accountSession)
        .where(eq(accountSession.userId, account.id))
        .orderBy(desc(accountSession.createdAt))
        .limit(most)
    : [];
  return {
    joinedAt: account?.createdAt ?? null,
    noticeVersion: account?.noticeVersion ?? null,
    noticeAt: account?.noticeAt ?? null,
    proofEmail: account?.proofEmail ?? null,
    links: await listLinksOf(db, personId),
    resets: (await findResetNews(db, personId, at)).resets,
    sessions: sessions.filter((session) => session.expiresAt > at),
  };
}
