import { describe, expect, it } from 'vitest';
import type { FrameworkState, WordingState } from '~/features/framework/framework';
import {
  refuseToAdoptFramework,
  refuseToDraftFramework,
  refuseToEditFramework,
  refuseToPublishFramework,
  refuseToReadFramework,
  refuseToRetireFramework,
} from '~/features/framework/framework-policy';
import { type Actor, type ActorAppointment, system } from '~/features/organisation/actor';

function person(appointment: Partial<ActorAppointment>): Actor {
  const base: ActorAppointment = {
    unitId: 1,
    unitPath: '/1/',
    unitName: 'Tỉnh Đoàn',
    unitLevel: 'province',
    branchKind: null,
    title: 'OFFICER',
    titleName: 'Cán bộ Đoàn phụ trách',
    power: 'manage',
    fromOn: '2024-01-01',
    toOn: null,
  };
  return { kind: 'person', personId: 1, name: 'Lê Thị Mai', appointments: [{ ...base, ...appointment }] };
}

const board = person({});
const outsiders: [string, Actor][] = [
  ['a secretary', person({ unitLevel: 'branch', unitPath: '/1/2/3/4/', title: 'SECRETARY' })],
  ['a commune officer', person({ unitLevel: 'grassroots', unitPath: '/1/2/3/' })],
  ['a district officer', person({ unitLevel: 'district', unitPath: '/1/2/' })],
  ['a reader at the province', person({ title: 'READER', power: 'read' })],
  ['a central reader', person({ unitLevel: 'centre', unitPath: '/', title: 'READER', power: 'read' })],
  ['someone whose appointment ended', { kind: 'person', personId: 2, name: 'Hai', appointments: [] }],
];
const standing = (state: FrameworkState, wording: WordingState = 'draft', isInUse = false) => ({
  unitPath: '/1/',
  state,
  wording,
  isInUse,
});

describe.each(outsiders)('%s', (_, actor) => {
  it('reads published and retired versions only, and changes nothing', () => {
    const refused = { reason: 'framework.boardOnly' };
    expect(refuseToReadFramework(actor, standing('draft'))).toEqual(refused);
    expect(refuseToReadFramework(actor, standing('published'))).toBeNull();
    expect(refuseToReadFramework(actor, standing('retired'))).toBeNull();
    expect(refuseToDraftFramework(actor)).toEqual(refused);
    expect(refuseToEditFramework(actor, standing('draft'))).toEqual(refused);
    expect(refuseToPublishFramework(actor, standing('draft'))).toEqual(refused);
    expect(refuseToRetireFramework(actor, standing('published'))).toEqual(refused);
    expect(refuseToAdoptFramework(actor, standing('published'))).toEqual(refused);
  });
});

describe.each<[string, Actor]>([
  ['the provincial board', board],
  ['the machine', system],
])('%s', (_, actor) => {
  it.each<[FrameworkState, string | null, string | null, string | null, string | null]>([
    // state      edit                    publish                 retire                      adopt
    ['draft', null, null, 'framework.notPublished', 'framework.notPublished'],
    ['published', 'framework.notDraft', 'framework.notDraft', null, null],
    [
      'retired',
      'framework.notDraft',
      'framework.notDraft',
      'framework.notPublished',
      'framework.notPublished',
    ],
  ])('%s', (state, edit, publish, retire, adopt) => {
    const reasons = [
      refuseToEditFramework,
      refuseToPublishFramework,
      refuseToRetireFramework,
      refuseToAdoptFramework,
    ].map((refuse) => refuse(actor, standing(state))?.reason ?? null);
    expect(reasons).toEqual([edit, publish, retire, adopt]);
    expect(refuseToReadFramework(actor, standing(state))).toBeNull();
    expect(refuseToDraftFramework(actor)).toBeNull();
  });

  it('never edits a version in use and adopts a wording once', () => {
    expect(refuseToEditFramework(actor, standing('published', 'draft', true))?.reason).toBe(
      'framework.inUse',
    );
    expect(refuseToAdoptFramework(actor, standing('published', 'adopted'))?.reason).toBe(
      'framework.alreadyAdopted',
    );
  });
});
