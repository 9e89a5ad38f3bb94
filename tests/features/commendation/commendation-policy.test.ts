import { beforeAll, describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import {
  type CommendationCycle,
  refuseToCommend,
  refuseToListDecisions,
  refuseToPublish,
  refuseToReadCertificate,
  refuseToReadDecisions,
  refuseToRevoke,
  refuseToWithdraw,
} from '~/features/commendation/commendation-policy';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { inDecision, inPublication, inShortlist, later } from './decided';

const database = testDb();
let plot: Plot;
let cycle: CommendationCycle;
beforeAll(async () => {
  plot = await makePlot(database.db);
  cycle = { unitId: plot.units.province.id, state: 'open', windows: windowsOf2024() };
});

const everybody = [
  'board',
  'deputy',
  'districtOfficer',
  'communeOfficer',
  'secretary',
  'branchMember',
  'reader',
  'ended',
] as const;
const diem = () => plot.actors.secretary.personId;
const decision = (state: 'recorded' | 'published' | 'withdrawn') => ({
  unitId: plot.units.province.id,
  state,
  personIds: [diem()],
});
const honoured = (state: 'recorded' | 'published' | 'withdrawn', revokedAt: Date | null = null) => ({
  ...decision(state),
  personId: diem(),
  revokedAt,
  unitPath: plot.units.province.path,
});
const allowed = (refuse: (actor: (typeof everybody)[number]) => unknown) =>
  everybody.filter((actor) => refuse(actor) === null);
const as = (name: (typeof everybody)[number]) => plot.actors[name];

describe('who may', () => {
  it('read decisions: the board and readers above', () => {
    expect(allowed((a) => refuseToReadDecisions(as(a), { unitPath: plot.units.province.path }))).toEqual([
      'board',
      'deputy',
      'reader',
    ]);
    expect(allowed((a) => refuseToListDecisions(as(a)))).toEqual(['board', 'deputy', 'reader']);
  });

  it('decide, publish, withdraw and revoke: the board', () => {
    expect(allowed((a) => refuseToCommend(as(a), [diem()], cycle, inDecision))).toEqual(['board', 'deputy']);
    expect(allowed((a) => refuseToPublish(as(a), decision('recorded'), cycle, inPublication))).toEqual([
      'board',
      'deputy',
    ]);
    expect(allowed((a) => refuseToWithdraw(as(a), decision('recorded')))).toEqual(['board', 'deputy']);
    expect(allowed((a) => refuseToRevoke(as(a), honoured('published')))).toEqual(['board', 'deputy']);
  });

  it('read a certificate: the board always, the honoured person once it is published, nobody else', () => {
    expect(allowed((a) => refuseToReadCertificate(as(a), honoured('recorded')))).toEqual([
      'board',
      'deputy',
      'reader',
    ]);
    expect(allowed((a) => refuseToReadCertificate(as(a), honoured('published')))).toEqual([
      'board',
      'deputy',
      'secretary',
      'reader',
    ]);
    expect(allowed((a) => refuseToReadCertificate(as(a), honoured('withdrawn')))).toEqual([]);
  });

  it('act for another province: not even its board', () => {
    const elsewhere = { ...cycle, unitId: plot.units.province.id + 1000 };
    expect(refuseToCommend(as('board'), [], elsewhere, inDecision)).toEqual({
      reason: 'commendation.boardOnly',
    });
  });
});

describe('when', () => {
  it.each([
    ['before', inShortlist, 'commendation.phaseClosed'],
    ['in the decision phase', inDecision, null],
    ['after', inPublication, 'commendation.phaseClosed'],
  ])('deciding: %s', (_, at, reason) => {
    expect(refuseToCommend(as('board'), [], cycle, at)?.reason ?? null).toBe(reason);
  });

  it.each([
    ['before its phase', 'recorded', 'open', inDecision, 'commendation.notYet'],
    ['when it has begun', 'recorded', 'open', inPublication, null],
    ['late', 'recorded', 'open', later, null],
    ['late, after the cycle was closed', 'recorded', 'closed', later, null],
    ['again', 'published', 'open', later, 'commendation.published'],
    ['when withdrawn', 'withdrawn', 'open', later, 'commendation.withdrawn'],
  ] as const)('publishing: %s', (_, state, cycleState, at, reason) => {
    const refusal = refuseToPublish(as('board'), decision(state), { ...cycle, state: cycleState }, at);
    expect(refusal?.reason ?? null).toBe(reason);
  });

  it.each([
    ['recorded', null, 'commendation.notPublished'],
    ['published', null, null],
    ['published', later, 'commendation.revoked'],
  ] as const)('revoking what is %s', (state, revokedAt, reason) => {
    expect(refuseToRevoke(as('board'), honoured(state, revokedAt))?.reason ?? null).toBe(reason);
  });
});

describe('never about oneself', () => {
  const own = () => ({ ...decision('recorded'), personIds: [as('board').personId] });
  it('deciding, publishing, revoking', () => {
    const me = as('board').personId;
    const reason = 'commendation.ownFile';
    expect(refuseToCommend(as('board'), [me], cycle, inDecision)).toEqual({ reason });
    expect(refuseToPublish(as('board'), own(), cycle, inPublication)).toEqual({ reason });
    expect(refuseToRevoke(as('board'), { ...honoured('published'), personId: me })).toEqual({ reason });
    expect(refuseToPublish(as('deputy'), own(), cycle, inPublication)).toBeNull();
  });
});
