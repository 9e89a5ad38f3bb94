import { beforeAll, describe, expect, it } from 'vitest';
import {
  refuseToCloseCycle,
  refuseToCreateCycle,
  refuseToEditCycle,
  refuseToHandOver,
  refuseToMovePhase,
  refuseToOpenCycle,
  refuseToReadCycle,
  refuseToReadPeople,
  refuseToSetQuota,
} from '~/features/cycle/cycle-policy';
import { type Person, system } from '~/features/organisation/actor';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

const kinds = [
  'board',
  'deputy',
  'districtOfficer',
  'communeOfficer',
  'secretary',
  'branchMember',
  'reader',
  'ended',
] as const;

describe('who may do what with a cycle', () => {
  it.each(kinds)('%s', (kind) => {
    const actor: Person = plot.actors[kind];
    const isBoard = kind === 'board' || kind === 'deputy';
    const draft = { unitId: plot.units.province.id, state: 'draft' as const };
    const open = { ...draft, state: 'open' as const };
    const closed = { ...draft, state: 'closed' as const };
    const outsider = isBoard ? null : { reason: 'cycle.boardOnly' };
    expect(refuseToCreateCycle(actor)).toEqual(outsider);
    expect(refuseToReadCycle(actor, draft)).toEqual(outsider);
    expect(refuseToReadCycle(actor, open)).toBeNull();
    expect(refuseToReadCycle(actor, closed)).toBeNull();
    expect(refuseToEditCycle(actor, draft)).toEqual(outsider);
    expect(refuseToOpenCycle(actor, draft)).toEqual(outsider);
    for (const refuse of [refuseToMovePhase, refuseToCloseCycle, refuseToSetQuota]) {
      expect(refuse(actor, open)).toEqual(outsider);
      expect(refuse(actor, closed)).toEqual(outsider ?? { reason: 'cycle.notOpen' });
    }
    expect(refuseToEditCycle(actor, open)).toEqual(outsider ?? { reason: 'cycle.notDraft' });
    const reads = isBoard || ['districtOfficer', 'communeOfficer', 'reader'].includes(kind);
    expect(refuseToReadPeople(actor)).toEqual(reads ? null : { reason: 'cycle.officersOnly' });
    const runs = isBoard || ['districtOfficer', 'communeOfficer'].includes(kind);
    expect(refuseToHandOver(actor, open, plot.units.branch.path)).toEqual(
      runs ? null : { reason: 'cycle.managerOnly' },
    );
  });

  it('hands over only below one’s own unit; a board rules no other province; the machine passes', () => {
    const elsewhere = { unitId: 999, state: 'draft' as const };
    const open = { ...elsewhere, state: 'open' as const };
    expect(refuseToHandOver(plot.actors.communeOfficer, open, plot.units.farBranch.path)).not.toBeNull();
    expect(refuseToEditCycle(plot.actors.board, elsewhere)).toEqual({ reason: 'cycle.boardOnly' });
    expect(refuseToEditCycle(system, elsewhere)).toBeNull();
  });
});
