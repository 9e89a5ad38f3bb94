import { beforeAll, describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { type Person, system } from '~/features/organisation/actor';
import {
  refuseToOrder,
  refuseToReadAnyShortlist,
  refuseToReadShortlist,
  refuseToShortlist,
  refuseToUnlist,
  type ShortlistCycle,
} from '~/features/shortlist/shortlist-policy';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
const inShortlist = new Date('2025-01-13T02:00:00Z');
const inDecision = new Date('2025-01-26T02:00:00Z');
const inNomination = new Date('2024-12-28T02:00:00Z');
let plot: Plot;
let cycle: ShortlistCycle;
const nominee = { personId: 999, state: 'submitted' as const };

beforeAll(async () => {
  plot = await makePlot(database.db);
  const { id, path } = plot.units.province;
  cycle = { unitId: id, unitPath: path, state: 'open', windows: windowsOf2024() };
});

/** The board of another province. */
const elsewhere = (): Person => ({
  ...plot.actors.board,
  appointments: plot.actors.board.appointments.map((a) => ({ ...a, unitId: 4242, unitPath: '/1/4242/' })),
});

describe('reading', () => {
  it('is for the board of the province and the centre’s reader', () => {
    const { board, deputy, reader, ...others } = plot.actors;
    for (const actor of [board, deputy, reader, system])
      expect(refuseToReadShortlist(actor, cycle)).toBeNull();
    for (const actor of Object.values(others)) {
      expect(refuseToReadShortlist(actor, cycle)).toEqual({ reason: 'shortlist.boardOnly' });
      expect(refuseToReadAnyShortlist(actor)).toEqual({ reason: 'shortlist.boardOnly' });
    }
  });

  it('is not for the board of another province, which has lists of its own', () => {
    expect(refuseToReadAnyShortlist(elsewhere())).toBeNull();
    expect(refuseToReadShortlist(elsewhere(), cycle)).toEqual({ reason: 'shortlist.boardOnly' });
  });
});

describe('marking, listing and ordering', () => {
  it('are the board’s alone; the reader only reads', () => {
    const { board, deputy, ...others } = plot.actors;
    for (const actor of [board, deputy, system]) {
      expect(refuseToOrder(actor, cycle, inShortlist)).toBeNull();
      expect(refuseToShortlist(actor, nominee, cycle, inShortlist)).toBeNull();
    }
    for (const actor of [...Object.values(others), elsewhere()]) {
      expect(refuseToOrder(actor, cycle, inShortlist)).toEqual({ reason: 'shortlist.boardOnly' });
      expect(refuseToShortlist(actor, nominee, cycle, inShortlist)).toEqual({
        reason: 'shortlist.boardOnly',
      });
    }
  });

  it('stand open while shortlisting or deciding runs', () => {
    const { board } = plot.actors;
    const closed = { reason: 'shortlist.phaseClosed' };
    expect(refuseToOrder(board, cycle, inDecision)).toBeNull();
    expect(refuseToOrder(board, cycle, inNomination)).toEqual(closed);
    expect(refuseToOrder(board, { ...cycle, state: 'closed' }, inShortlist)).toEqual(closed);
  });

  it('never touch one’s own file, nor one that is not sent', () => {
    const { board } = plot.actors;
    const own = { personId: board.personId, state: 'submitted' as const };
    expect(refuseToShortlist(board, own, cycle, inShortlist)).toEqual({ reason: 'shortlist.ownFile' });
    expect(refuseToUnlist(board, own, cycle, inShortlist)).toEqual({ reason: 'shortlist.ownFile' });
    for (const state of ['draft', 'returned', 'withdrawn'] as const) {
      expect(refuseToShortlist(board, { ...nominee, state }, cycle, inShortlist)).toEqual({
        reason: 'shortlist.notSent',
      });
      expect(refuseToUnlist(board, nominee, cycle, inShortlist)).toBeNull();
    }
  });
});
