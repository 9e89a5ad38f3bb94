import { beforeAll, expect, test } from 'vitest';
import { refuseToHandLink, refuseToListAccounts } from '~/features/account/account-policy';
import { type Person, system } from '~/features/organisation/actor';
import type { PersonPlace } from '~/features/organisation/organisation-policy';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

type Name = keyof Plot['actors'];
/** The person with the seats of these people, in the order they were given. */
const placeOf = (person: Person, ...others: Person[]): PersonPlace => ({
  personId: person.personId,
  seats: [person, ...others]
    .flatMap(({ appointments }) => appointments)
    .map((seat, id) => ({ ...seat, id, isOpen: true, hasBegun: true, endedOn: seat.toOn })),
});
const answer = (actor: Name, subject: Name) =>
  refuseToHandLink(plot.actors[actor], placeOf(plot.actors[subject]))?.reason ?? 'may';

test.each<[Name, Name, string]>([
  ['communeOfficer', 'secretary', 'may'],
  ['communeOfficer', 'branchMember', 'may'],
  ['communeOfficer', 'communeDeputy', 'account.askAbove'],
  ['communeOfficer', 'farSecretary', 'account.notTheirOfficer'],
  ['communeOfficer', 'districtOfficer', 'account.notTheirOfficer'],
  ['communeDeputy', 'communeOfficer', 'account.askAbove'],
  ['communeOfficer', 'communeOfficer', 'account.ownLink'],
  ['communeOfficer', 'ended', 'account.noAppointment'],
  ['districtOfficer', 'communeOfficer', 'may'],
  ['districtOfficer', 'otherCommuneOfficer', 'account.notTheirOfficer'],
  ['board', 'districtOfficer', 'may'],
  ['board', 'deputy', 'may'],
  ['board', 'reader', 'account.notTheirOfficer'],
  ['secretary', 'branchMember', 'account.notTheirOfficer'],
  ['reader', 'secretary', 'account.notTheirOfficer'],
])('%s hands %s a link: %s', (actor, subject, expected) => {
  expect(answer(actor, subject)).toBe(expected);
});

test('a branch secretary who also runs something elsewhere is out of the commune’s reach', () => {
  const { secretary, districtOfficer, communeOfficer, board } = plot.actors;
  const both = placeOf(secretary, districtOfficer);
  expect(refuseToHandLink(communeOfficer, both)?.reason).toBe('account.askAbove');
  expect(refuseToHandLink(board, both)).toBeNull();
  expect(refuseToHandLink(system, both)).toBeNull();
});

test('a second seat gives its unit no link to hand, and takes none from the first', () => {
  const { secretary, farSecretary, communeOfficer, otherCommuneOfficer, board } = plot.actors;
  const both = placeOf(secretary, farSecretary);
  expect(refuseToHandLink(otherCommuneOfficer, both)?.reason).toBe('account.askAbove');
  expect(refuseToHandLink(communeOfficer, both)).toBeNull();
  expect(refuseToHandLink(board, both)).toBeNull();
});

test('the list of a unit is for those who run it', () => {
  const { units, actors } = plot;
  expect(refuseToListAccounts(actors.communeOfficer, units.commune.path)).toBeNull();
  expect(refuseToListAccounts(actors.districtOfficer, units.commune.path)).toBeNull();
  for (const actor of [actors.otherCommuneOfficer, actors.secretary, actors.reader])
    expect(refuseToListAccounts(actor, units.commune.path)?.reason).toBe('account.notTheirOfficer');
});
