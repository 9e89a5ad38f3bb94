import { beforeAll, describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import type { NominationState } from '~/features/nomination/nomination';
import {
  refuseToConsent,
  refuseToEditNomination,
  refuseToNominate,
  refuseToReadNomination,
  refuseToReadNominations,
  refuseToReturnNomination,
  refuseToWithdrawNomination,
} from '~/features/nomination/nomination-policy';
import { type Person, system } from '~/features/organisation/actor';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { inDecision, inNomination, inShortlist, afterAll as muchLater } from './nominating';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

const cycle = { state: 'open' as const, windows: windowsOf2024() };
const file = (state: NominationState, who: Person = plot.actors.secretary) => ({
  unitPaths: [plot.units.district.path],
  personId: who.personId,
  state,
});
const may = (refusal: unknown) => refusal === null;

describe('who may do what with a file of district Cầu Kè', () => {
  // read lists, read the file, nominate and write, send back, withdraw, say whether to be named
  it.each([
    ['board', 'read list, read, nominate, edit, return, withdraw'],
    ['deputy', 'read list, read, nominate, edit, return, withdraw'],
    ['districtOfficer', 'read list, read, nominate, edit, withdraw'],
    ['otherDistrictOfficer', ''],
    ['communeOfficer', ''],
    ['secretary', 'read, withdraw, consent'],
    ['nextSecretary', ''],
    ['branchMember', ''],
    ['reader', 'read list, read'],
    ['ended', ''],
  ] as const)('%s: %s', (kind, expected) => {
    const actor = plot.actors[kind];
    const at = inNomination;
    const rights = [
      ['read list', may(refuseToReadNominations(actor, file('draft')))],
      ['read', may(refuseToReadNomination(actor, file('draft')))],
      ['nominate', may(refuseToNominate(actor, file('draft'), cycle, at))],
      ['edit', may(refuseToEditNomination(actor, file('draft'), cycle, at))],
      ['return', may(refuseToReturnNomination(actor, file('submitted'), cycle, at))],
      ['withdraw', may(refuseToWithdrawNomination(actor, file('submitted'), cycle, at))],
      ['consent', may(refuseToConsent(actor, file('submitted')))],
    ] as const;
    expect(rights.filter(([, isAllowed]) => isAllowed).map(([name]) => name)).toEqual(
      expected === '' ? [] : expected.split(', '),
    );
  });

  it('nobody writes, sends or judges a file about themselves, whatever their office', () => {
    const own = (state: NominationState) => file(state, plot.actors.board);
    const refusal = { reason: 'nomination.ownFile' };
    expect(refuseToNominate(plot.actors.board, own('draft'), cycle, inNomination)).toEqual(refusal);
    expect(refuseToEditNomination(plot.actors.board, own('draft'), cycle, inNomination)).toEqual(refusal);
    expect(refuseToReturnNomination(plot.actors.board, own('submitted'), cycle, inNomination)).toEqual(
      refusal,
    );
  });

  it('nobody answers for the nominee: not the board, not the machine', () => {
    for (const actor of [plot.actors.board, plot.actors.districtOfficer, system])
      expect(refuseToConsent(actor, file('submitted'))).toEqual({ reason: 'nomination.consentNotYours' });
  });

  it('officers are let in by the unit as it stood at opening and as it stands now', () => {
    const moved = { ...file('draft'), unitPaths: ['/1/2/999/', plot.units.otherDistrict.path] };
    expect(refuseToEditNomination(plot.actors.otherDistrictOfficer, moved, cycle, inNomination)).toBeNull();
  });
});

describe('when', () => {
  const closed = { reason: 'nomination.phaseClosed' };
  const times = { inNomination, inShortlist, inDecision, muchLater };
  it.each([
    ['nominate', 'inNomination'],
    ['edit a draft', 'inNomination'],
    ['edit what was sent back', 'inNomination, inShortlist'],
    ['send back', 'inNomination, inShortlist'],
    ['withdraw', 'inNomination, inShortlist, inDecision'],
  ])('%s: %s', (what, expected) => {
    const { districtOfficer, board } = plot.actors;
    const refuse = (at: Date) => {
      if (what === 'nominate') return refuseToNominate(districtOfficer, file('draft'), cycle, at);
      if (what === 'edit a draft') return refuseToEditNomination(districtOfficer, file('draft'), cycle, at);
      if (what === 'send back') return refuseToReturnNomination(board, file('submitted'), cycle, at);
      if (what === 'withdraw')
        return refuseToWithdrawNomination(districtOfficer, file('submitted'), cycle, at);
      return refuseToEditNomination(districtOfficer, file('returned'), cycle, at);
    };
    const open = Object.entries(times).filter(([, at]) => refuse(at) === null);
    expect(open.map(([name]) => name).join(', ')).toBe(expected);
    expect(refuse(muchLater)).toEqual(closed);
  });

  it('a closed cycle stops everything but the nominee’s own word', () => {
    const over = { ...cycle, state: 'closed' as const };
    const { districtOfficer, secretary } = plot.actors;
    expect(refuseToNominate(districtOfficer, file('draft'), over, inNomination)).toEqual(closed);
    expect(refuseToWithdrawNomination(secretary, file('submitted'), over, inNomination)).toEqual(closed);
    expect(refuseToConsent(secretary, file('submitted'))).toBeNull();
  });
});

describe('states', () => {
  it.each([
    ['draft', null, 'nomination.notSent', null, null],
    ['returned', null, 'nomination.notSent', null, null],
    ['submitted', 'nomination.alreadySent', null, null, null],
    [
      'withdrawn',
      'nomination.withdrawn',
      'nomination.notSent',
      'nomination.withdrawn',
      'nomination.withdrawn',
    ],
  ] as const)('%s', (state, edit, sendBack, withdraw, consent) => {
    const { districtOfficer, board, secretary } = plot.actors;
    const reason = (refusal: { reason: string } | null) => refusal?.reason ?? null;
    expect([
      reason(refuseToEditNomination(districtOfficer, file(state), cycle, inNomination)),
      reason(refuseToReturnNomination(board, file(state), cycle, inNomination)),
      reason(refuseToWithdrawNomination(districtOfficer, file(state), cycle, inNomination)),
      reason(refuseToConsent(secretary, file(state))),
    ]).toEqual([edit, sendBack, withdraw, consent]);
  });
});
