/** What the board reads of its decisions, and what an honoured person reads of their own. */
import { and, asc, count, desc, eq, isNull, like, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { commendation, consent, cycle, cycleUnit, decision, person, unit } from '#db/schema/index';
import { type Actor, personIdOf, readablePaths } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { must, NotFound } from '~/lib/errors';
import { type CycleView, findCycle } from '../cycle/cycle-queries.server';
import { listNominees } from '../shortlist/shortlist-queries.server';
import { commendationState, consentState, decisionPageSize } from './commendation';
import { mostChosen } from './commendation-form';
import {
  refuseToKeepPaper,
  refuseToListDecisions,
  refuseToPublish,
  refuseToReadCertificate,
  refuseToReadDecisions,
  refuseToRevoke,
  refuseToWithdraw,
} from './commendation-policy';

const issuedBy = and(eq(cycleUnit.cycleId, decision.cycleId), eq(cycleUnit.unitId, decision.unitId));
const about = and(eq(consent.nominationId, commendation.nominationId), eq(consent.purpose, 'honour-roll'));

/** Decisions of the provinces the actor looks over, the newest first, withdrawn ones too. */
export async function listDecisions(db: Db, actor: Actor, { page }: { page: number }) {
  must(refuseToListDecisions(actor));
  const here = or(...readablePaths(actor).map((path) => like(unit.path, `${path}%`)));
  const people = db
    .select({ decisionId: commendation.decisionId, people: count().as('people') })
    .from(commendation)
    .groupBy(commendation.decisionId)
    .as('people');
  const decisions = await db
    .select({
      id: decision.id,
      number: decision.number,
      signedOn: decision.signedOn,
      state: decision.state,
      year: cycle.year,
      honourName: decision.honourName,
      people: people.people,
    })
    .from(decision)
    .innerJoin(cycle, eq(cycle.id, decision.cycleId))
    .innerJoin(unit, eq(unit.id, decision.unitId))
    .innerJoin(people, eq(people.decisionId, decision.id))
    .where(here)
    .orderBy(desc(cycle.year), desc(decision.decidedAt), asc(decision.id))
    .limit(decisionPageSize)
    .offset((page - 1) * decisionPageSize);
  const [all] = await db
    .select({ total: count() })
    .from(decision)
    .innerJoin(unit, eq(unit.id, decision.unitId))
    .where(here);
  return { decisions, total: all?.total ?? 0 };
}
export type DecisionRow = Awaited<ReturnType<typeof listDecisions>>['decisions'][number];

/** The shortlist in the board's order without those decided on already; and how many of the awards are used. */
export async function listNomineeChoices(db: Db, actor: Actor, cycleView: CycleView) {
  must(refuseToReadDecisions(actor, cycleView));
  const decided = await db
    .select({ nominationId: commendation.nominationId, personId: commendation.personId })
    .from(commendation)
    .innerJoin(decision, eq(decision.id, commendation.decisionId))
    .where(and(eq(decision.cycleId, cycleView.id), isNull(commendation.withdrawnAt)))
    .limit(mostChosen);
  const gone = new Set(decided.map((row) => row.nominationId));
  const nominees = await listNominees(db, actor, cycleView);
  const choices = nominees
    .filter((row) => row.place !== null && !gone.has(row.id))
    .sort((a, b) => a.place! - b.place!)
    .map(({ id, name, branch, unit: nominating, statement, place, answer, isOwn }) => ({
      id,
      name,
      branch,
      unit: nominating,
      deed: statement.deed,
      place: place!,
      answer,
      isOwn,
    }));
  return { choices, decided: decided.length };
}
export type NomineeChoice = Awaited<ReturnType<typeof listNomineeChoices>>['choices'][number];

/** One decision: who decided, when, why, and what stands of each person. Throws `NotFound` for outsiders as for none. */
export async function findDecision(db: Db, actor: Actor, id: string, now: Date) {
  const [decider, publisher, withdrawer] = [
    alias(person, 'decider'),
    alias(person, 'publisher'),
    alias(person, 'taker'),
  ];
  const [found] = await db
    .select({
      row: decision,
      decidedBy: decider.fullName,
      publishedBy: publisher.fullName,
      withdrawnBy: withdrawer.fullName,
      unitPath: unit.path,
      issuer: cycleUnit.name,
    })
    .from(decision)
    .innerJoin(unit, eq(unit.id, decision.unitId))
    .innerJoin(cycleUnit, issuedBy)
    .leftJoin(decider, eq(decider.id, decision.decidedBy))
    .leftJoin(publisher, eq(publisher.id, decision.publishedBy))
    .leftJoin(withdrawer, eq(withdrawer.id, decision.withdrawnBy))
    .where(eq(decision.id, id));
  if (!found || refuseToReadDecisions(actor, found)) throw new NotFound();
  const { row, unitPath, ...names } = found;
  const cycleView = await findCycle(db, actor, row.cycleId);
  const people = await db
    .select({ one: commendation, answer: consent.answer, consentWithdrawnAt: consent.withdrawnAt })
    .from(commendation)
    .leftJoin(consent, about)
    .where(eq(commendation.decisionId, id))
    .orderBy(asc(commendation.sortKey), asc(commendation.id))
    .limit(mostChosen);
  const standing = { ...row, personIds: people.map(({ one }) => one.personId) };
  return {
    ...row,
    ...names,
    cycle: cycleView,
    people: people.map(({ one, answer, consentWithdrawnAt }) => ({
      id: one.id,
      nominationId: one.nominationId,
      name: one.fullName,
      titleAndUnit: one.titleAndUnit,
      deed: one.deed,
      consent: consentState(answer ? { answer, withdrawnAt: consentWithdrawnAt } : null),
      revokedAt: one.revokedAt,
      revokedReason: one.revokedReason,
      revocationNumber: one.revocationNumber,
      mayRevoke: refuseToRevoke(actor, { ...row, personId: one.personId, revokedAt: one.revokedAt }) === null,
    })),
    /** Why the actor may not do each of these now; null where they may. */
    refusals: {
      keepPaper: refuseToKeepPaper(actor, standing),
      publish: refuseToPublish(actor, standing, cycleView, now),
      withdraw: refuseToWithdraw(actor, standing),
    },
  };
}
export type DecisionView = Awaited<ReturnType<typeof findDecision>>;

/** A certificate, for the board and for the person it names; `NotFound` for everybody else, as for none. */
export async function findHonourCertificate(db: Db, actor: Actor, id: string) {
  const [found] = await db
    .select({
      one: commendation,
      paper: decision,
      year: cycle.year,
      issuer: cycleUnit.name,
      unitPath: unit.path,
      answer: consent.answer,
      consentWithdrawnAt: consent.withdrawnAt,
    })
    .from(commendation)
    .innerJoin(decision, eq(decision.id, commendation.decisionId))
    .innerJoin(cycle, eq(cycle.id, decision.cycleId))
    .innerJoin(unit, eq(unit.id, decision.unitId))
    .innerJoin(cycleUnit, issuedBy)
    .leftJoin(consent, about)
    .where(eq(commendation.id, id));
  if (!found) throw new NotFound();
  const { one, paper, year, issuer, unitPath, answer, consentWithdrawnAt } = found;
  if (refuseToReadCertificate(actor, { unitPath, state: paper.state, personId: one.personId }))
    throw new NotFound();
  return {
    id,
    decisionId: paper.id,
    state: commendationState(paper.state, one.revokedAt),
    isOwn: personIdOf(actor) === one.personId,
    name: one.fullName,
    titleAndUnit: one.titleAndUnit,
    honourName: paper.honourName,
    year,
    issuer,
    number: paper.number,
    signedOn: paper.signedOn,
    publishedOn: paper.publishedAt && dayOf(paper.publishedAt),
    signer: paper.signer,
    /** Null where the person has not agreed: the code would answer as unknown, so the paper carries none. */
    verifyCode:
      consentState(answer ? { answer, withdrawnAt: consentWithdrawnAt } : null) === 'given'
        ? one.verifyCode
        : null,
    revokedAt: one.revokedAt,
    revocationNumber: one.revocationNumber,
    /** Why the actor may not revoke it now; null where they may. */
    revokeRefusal: refuseToRevoke(actor, { ...paper, personId: one.personId, revokedAt: one.revokedAt }),
  };
}

/** The actor's own published honours, the newest first, revoked ones too. */
export async function listOwnCommendations(db: Db, actor: Actor) {
  const me = personIdOf(actor);
  if (me === null) return [];
  const rows = await db
    .select({
      id: commendation.id,
      nominationId: commendation.nominationId,
      honourName: decision.honourName,
      year: cycle.year,
      revokedAt: commendation.revokedAt,
      answer: consent.answer,
      withdrawnAt: consent.withdrawnAt,
    })
    .from(commendation)
    .innerJoin(decision, and(eq(decision.id, commendation.decisionId), eq(decision.state, 'published')))
    .innerJoin(cycle, eq(cycle.id, decision.cycleId))
    .leftJoin(consent, about)
    .where(eq(commendation.personId, me))
    .orderBy(desc(cycle.year))
    .limit(20);
  return rows.map(({ answer, withdrawnAt, revokedAt, ...row }) => ({
    ...row,
    isRevoked: revokedAt !== null,
    isNamed: answer === 'given' && withdrawnAt === null,
  }));
}
export type OwnCommendation = Awaited<ReturnType<typeof listOwnCommendations>>[number];
