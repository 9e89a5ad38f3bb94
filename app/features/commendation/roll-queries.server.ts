/**
 * What anybody may read: published decisions only, and in them only people whose consent stands at this moment. No id,
 * no code, no score leaves here.
 */
import { and, asc, count, countDistinct, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { commendation, consent, cycle, cyclePhase, cycleUnit, decision } from '#db/schema/index';
import { dayOf } from '~/lib/date';
import { rollPageSize } from './commendation';

/** Consent as it stands now: asked at each reading, never copied. */
const agreed = and(
  eq(consent.nominationId, commendation.nominationId),
  eq(consent.purpose, 'honour-roll'),
  eq(consent.answer, 'given'),
  isNull(consent.withdrawnAt),
);
const issuedBy = and(eq(cycleUnit.cycleId, decision.cycleId), eq(cycleUnit.unitId, decision.unitId));

/** Years with somebody to show, the newest first; at most 60. */
export async function listHonourYears(db: Db): Promise<number[]> {
  const rows = await db
    .selectDistinct({ year: cycle.year })
    .from(commendation)
    .innerJoin(decision, and(eq(decision.id, commendation.decisionId), eq(decision.state, 'published')))
    .innerJoin(cycle, eq(cycle.id, decision.cycleId))
    .innerJoin(consent, agreed)
    .orderBy(desc(cycle.year))
    .limit(60);
  return rows.map((row) => row.year);
}

/** A page of a year's honour roll, by name the Vietnamese way; revoked people say so, with day and decision. */
export async function listHonourRoll(db: Db, { year, page }: { year: number; page: number }) {
  const shown = eq(cycle.year, year);
  const people = await db
    .select({
      name: commendation.fullName,
      titleAndUnit: commendation.titleAndUnit,
      deed: commendation.deed,
      revokedAt: commendation.revokedAt,
      revocationNumber: commendation.revocationNumber,
    })
    .from(commendation)
    .innerJoin(decision, and(eq(decision.id, commendation.decisionId), eq(decision.state, 'published')))
    .innerJoin(cycle, eq(cycle.id, decision.cycleId))
    .innerJoin(consent, agreed)
    .where(shown)
    .orderBy(asc(commendation.sortKey), asc(commendation.id))
    .limit(rollPageSize)
    .offset((page - 1) * rollPageSize);
  const papers = await db
    .select({
      number: decision.number,
      signedOn: decision.signedOn,
      honourName: decision.honourName,
      issuer: cycleUnit.name,
      publishedAt: decision.publishedAt,
      people: countDistinct(commendation.id),
      standing: count(sql`case when ${commendation.revokedAt} is null then 1 end`),
    })
    .from(commendation)
    .innerJoin(decision, and(eq(decision.id, commendation.decisionId), eq(decision.state, 'published')))
    .innerJoin(cycle, eq(cycle.id, decision.cycleId))
    .innerJoin(cycleUnit, issuedBy)
    .innerJoin(consent, agreed)
    .where(shown)
    .groupBy(decision.id, cycleUnit.name)
    .orderBy(asc(decision.signedOn), asc(decision.number))
    .limit(50);
  const sum = (of: 'people' | 'standing') => papers.reduce((all, paper) => all + paper[of], 0);
  const published = papers.map((paper) => paper.publishedAt!).sort((a, b) => a.getTime() - b.getTime());
  return {
    total: sum('people'),
    standing: sum('standing'),
    honourName: papers[0]?.honourName ?? null,
    publishedOn: published[0] ? dayOf(published[0]) : null,
    decisions: papers.map(({ number, signedOn, issuer }) => ({ number, signedOn, issuer })),
    // A revoked deed is not told on: it may be the very thing that was not so.
    people: people.map(({ revokedAt, revocationNumber, deed, ...one }) => ({
      ...one,
      deed: revokedAt ? null : deed,
      revoked: revokedAt ? { on: dayOf(revokedAt), number: revocationNumber! } : null,
    })),
  };
}
export type HonourRoll = Awaited<ReturnType<typeof listHonourRoll>>;
export type Honoured = HonourRoll['people'][number];

/** When the running cycle means to publish: the one thing of it that the public page tells. */
export async function findNextPublication(db: Db, now: Date): Promise<{ year: number; on: string } | null> {
  const [row] = await db
    .select({ year: cycle.year, startsAt: cyclePhase.startsAt })
    .from(cycle)
    .innerJoin(cyclePhase, and(eq(cyclePhase.cycleId, cycle.id), eq(cyclePhase.phase, 'publication')))
    .where(and(eq(cycle.state, 'open'), sql`${cyclePhase.startsAt} > ${now.toISOString()}`))
    .orderBy(desc(cycle.year))
    .limit(1);
  return row ? { year: row.year, on: dayOf(row.startsAt) } : null;
}

export type Verified =
  | { state: 'unknown' }
  | { state: 'revoked'; on: string; number: string }
  | {
      state: 'valid';
      name: string;
      titleAndUnit: string;
      honourName: string;
      year: number;
      number: string;
      signedOn: string;
      issuer: string;
    };

/** A certificate by its code (see `readCode`). Unpublished, never there and no longer agreed to are one answer. */
export async function findByVerifyCode(db: Db, code: string): Promise<Verified> {
  const [row] = await db
    .select({ paper: decision, one: commendation, year: cycle.year, issuer: cycleUnit.name })
    .from(commendation)
    .innerJoin(decision, and(eq(decision.id, commendation.decisionId), eq(decision.state, 'published')))
    .innerJoin(cycle, eq(cycle.id, decision.cycleId))
    .innerJoin(cycleUnit, issuedBy)
    .innerJoin(consent, agreed)
    .where(eq(commendation.verifyCode, code));
  if (!row) return { state: 'unknown' };
  const { paper, one, year, issuer } = row;
  if (one.revokedAt)
    return { state: 'revoked', on: dayOf(one.revokedAt), number: one.revocationNumber ?? '' };
  return {
    state: 'valid',
    name: one.fullName,
    titleAndUnit: one.titleAndUnit,
    honourName: paper.honourName,
    year,
    number: paper.number,
    signedOn: paper.signedOn,
    issuer,
  };
}
