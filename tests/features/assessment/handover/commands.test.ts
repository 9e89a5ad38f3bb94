/** “Thay A bằng B từ ngày …” while a cycle runs: the seat, who is assessed, and every form that hangs on it. */
import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  appointment,
  assessment,
  auditEntry,
  cyclePerson,
  peerAssignment,
  peerRatee,
  person,
} from '#db/schema/index';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { assignPeers } from '~/features/assessment/assignment/commands.server';
import { findAssignment } from '~/features/assessment/assignment/queries.server';
import { carryHandovers, replaceSecretary } from '~/features/assessment/handover/commands.server';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import {
  chooseImportOptions,
  confirmImport,
  uploadFile,
} from '~/features/organisation/import/commands.server';
import { appoint } from '~/features/organisation/person/commands.server';
import { Conflict, Invalid, NotFound, Refused } from '~/lib/errors';
import { actOf } from '../../../support/actors';
import { allAnswers, inPeer, inReview, inSelf, makeAssessed, rateeOf } from '../../../support/assessed';
import { emptyDb, testDb } from '../../../support/database/db';

const database = testDb();
let world: Awaited<ReturnType<typeof makeAssessed>>;
let officer: ReturnType<typeof actOf>;
beforeEach(async () => {
  await emptyDb(database.db);
  world = await makeAssessed(database.db);
  officer = actOf(world.actors.communeOfficer, inPeer);
}, 60_000);

const seatOf = async (personId: number, unitId: number) =>
  (await database.db.query.appointment.findFirst({
    where: and(eq(appointment.personId, personId), eq(appointment.unitId, unitId), isNull(appointment.toOn)),
  }))!;
const newcomer = {
  ho: 'Thạch',
  dem: 'Thị Hồng',
  ten: 'Gấm',
  bornOn: null,
  gender: null,
  phone: '+84912345671',
  email: null,
  memberCode: null,
  joinedUnionOn: null,
} as const;
const begin = { fromOn: '2024-11-18', how: 'elected' } as const;
const pairsOf = async () => {
  const rows = await database.db
    .select()
    .from(peerAssignment)
    .where(eq(peerAssignment.cycleId, world.cycle.id));
  return rows.map(({ rateeId, raterId }) => `${rateeId}<${raterId}`).sort();
};

it('ends one seat, begins the other, and takes the cycle along', async () => {
  const { actors, units, cycle } = world;
  const [diem, dat] = [
    await rateeOf(database.db, cycle.id, actors.secretary),
    await rateeOf(database.db, cycle.id, actors.nextSecretary),
  ];
  await assignPeers(database.db, officer, {
    cycleId: cycle.id,
    unitId: units.commune.id,
    pairs: [
      { rateeId: diem.id, raterId: actors.branchMember.personId },
      { rateeId: diem.id, raterId: actors.nextSecretary.personId },
      { rateeId: dat.id, raterId: actors.secretary.personId },
      { rateeId: dat.id, raterId: actors.nextMember.personId },
    ],
  });
  const seat = await seatOf(actors.secretary.personId, units.branch.id);
  const made = await replaceSecretary(database.db, officer, {
    appointmentId: seat.id,
    personId: null,
    person: newcomer,
    ...begin,
  });
  expect(made.carried).toEqual({ left: 1, joined: 1, peers: 2, tasks: 1, superior: 0 });
  const seats = await database.db
    .select()
    .from(appointment)
    .where(and(eq(appointment.unitId, units.branch.id), eq(appointment.titleCode, 'SECRETARY')));
  expect(seats.map(({ personId, toOn }) => [personId, toOn])).toEqual([
    [actors.secretary.personId, '2024-11-17'],
    [made.personId, null],
  ]);
  const [old, fresh] = await database.db
    .select()
    .from(cyclePerson)
    .where(and(eq(cyclePerson.unitId, units.branch.id), eq(cyclePerson.isRatee, true)))
    .orderBy(cyclePerson.id);
  expect(old).toMatchObject({ leftReason: 'Bàn giao chức Bí thư cho Thạch Thị Hồng Gấm từ ngày 18/11/2024' });
  expect(fresh).toMatchObject({ personId: made.personId, leftAt: null, appointedOn: '2024-11-18' });
  // Asked about Diễm, asked about Gấm; what Diễm had still to write about Đạt is Gấm's now.
  expect(await pairsOf()).toEqual(
    [
      `${diem.id}<${actors.branchMember.personId}`,
      `${diem.id}<${actors.nextSecretary.personId}`,
      `${dat.id}<${actors.nextMember.personId}`,
      `${dat.id}<${made.personId}`,
      `${fresh!.id}<${actors.branchMember.personId}`,
      `${fresh!.id}<${actors.nextSecretary.personId}`,
    ].sort(),
  );
  const forms = await database.db
    .select({ role: assessment.role })
    .from(assessment)
    .where(eq(assessment.rateeId, fresh!.id));
  expect(forms.map(({ role }) => role).sort()).toEqual(['SELF', 'SUPERIOR', 'SUPERIOR']);
  const [entry] = await database.db
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.action, 'assessment.handOver'));
  expect(entry).toMatchObject({ subject: `unit:${units.branch.id}` });
});

it('keeps what was sent: by the one who leaves, and about them', async () => {
  const { actors, units, cycle } = world;
  const dat = await rateeOf(database.db, cycle.id, actors.nextSecretary);
  await assignPeers(database.db, officer, {
    cycleId: cycle.id,
    unitId: units.commune.id,
    pairs: [{ rateeId: dat.id, raterId: actors.secretary.personId }],
  });
  const own = actOf(actors.secretary, inPeer);
  const ref = { role: 'peer' as const, id: String(dat.id) };
  const { skills, form } = await findMyForm(database.db, actors.secretary, ref, inPeer);
  await submitForm(database.db, own, {
    ...ref,
    version: form.version,
    patch: { answers: allAnswers(skills) },
    declared: 'on',
  });
  const seat = await seatOf(actors.secretary.personId, units.branch.id);
  const { carried } = await replaceSecretary(database.db, officer, {
    appointmentId: seat.id,
    personId: actors.branchDeputy.personId,
    person: null,
    ...begin,
  });
  expect(carried.tasks).toBe(0);
  await settlePeerActs(database.db, { before: '2024-11-20', at: inPeer });
  expect(await database.db.select().from(peerRatee)).toMatchObject([{ rateeId: dat.id, sent: 1 }]);
  // The deputy who became secretary no longer holds the lower seat.
  const deputy = await database.db
    .select()
    .from(appointment)
    .where(eq(appointment.personId, actors.branchDeputy.personId))
    .orderBy(appointment.id);
  expect(deputy.map(({ titleCode, toOn }) => [titleCode, toOn])).toEqual([
    ['DEPUTY_SECRETARY', '2024-11-17'],
    ['SECRETARY', null],
  ]);
});

it('passes a superior’s unsent forms to who follows in the office', async () => {
  const { actors, units, cycle } = world;
  const superior = async () =>
    (
      await database.db
        .select({ raterId: assessment.raterId })
        .from(assessment)
        .where(and(eq(assessment.cycleId, cycle.id), eq(assessment.role, 'SUPERIOR')))
    ).map(({ raterId }) => raterId);
  const before = await superior();
  const count = before.filter((id) => id === actors.communeOfficer.personId).length;
  expect(count).toBeGreaterThan(0);
  const seat = await seatOf(actors.communeOfficer.personId, units.commune.id);
  const made = await replaceSecretary(database.db, actOf(actors.districtOfficer, inPeer), {
    appointmentId: seat.id,
    personId: null,
    person: newcomer,
    ...begin,
  });
  expect(made.carried.superior).toBe(count);
  const after = await superior();
  expect(after).not.toContain(actors.communeOfficer.personId);
  expect(after.filter((id) => id === made.personId)).toHaveLength(count);
});

it('changes only the seats when the peers’ phase is over, or no cycle knows the unit', async () => {
  const { actors, units } = world;
  const seat = await seatOf(actors.secretary.personId, units.branch.id);
  const { carried } = await replaceSecretary(database.db, actOf(actors.communeOfficer, inReview), {
    appointmentId: seat.id,
    personId: null,
    person: newcomer,
    fromOn: '2024-12-10',
    how: null,
  });
  expect(carried).toMatchObject({ joined: 1, peers: 0, tasks: 0 });
  expect(
    await carryHandovers(database.db, officer, [
      { unitId: units.centre.id, leftIds: [1], cameId: 2, fromOn: '2024-11-01' },
    ]),
  ).toMatchObject({ left: 0, joined: 0 });
});

describe('refused', () => {
  it('days to come, days before the first, other seats, other people', async () => {
    const { actors, units } = world;
    const seat = await seatOf(actors.secretary.personId, units.branch.id);
    const input = { appointmentId: seat.id, personId: null, person: newcomer, ...begin };
    const tried = (change: object, act = officer) =>
      replaceSecretary(database.db, act, { ...input, ...change });
    await expect(tried({ fromOn: '2024-11-21' })).rejects.toThrow(Invalid);
    await expect(tried({ fromOn: seat.fromOn })).rejects.toThrow(Invalid);
    await expect(tried({ personId: actors.secretary.personId, person: null })).rejects.toThrow(Invalid);
    await expect(tried({ personId: actors.farSecretary.personId, person: null })).rejects.toThrow(Refused);
    await expect(tried({}, actOf(actors.otherCommuneOfficer, inPeer))).rejects.toThrow(Refused);
    await expect(tried({}, actOf(actors.branchDeputy, inPeer))).rejects.toThrow(Refused);
    const deputy = await seatOf(actors.branchDeputy.personId, units.branch.id);
    await expect(tried({ appointmentId: deputy.id })).rejects.toThrow(NotFound);
    const own = await seatOf(actors.communeOfficer.personId, units.commune.id);
    await expect(tried({ appointmentId: own.id })).rejects.toThrow(Refused);
    expect(await seatOf(actors.secretary.personId, units.branch.id)).toMatchObject({ toOn: null });
    await tried({});
    await expect(tried({})).rejects.toThrow(Conflict);
  });
});

it('is offered by an import, which the cycle follows in the same transaction', async () => {
  await buildWorkers();
  const { actors, units } = world;
  const csv =
    'Họ và tên,Ngày sinh,Số điện thoại,Chức vụ,Mã đơn vị,Từ ngày\nThạch Thị Gấm,05/03/1996,0907111501,Bí thư,84-CK-01-01,18/11/2024\n';
  const id = await uploadFile(database.db, officer, {
    kind: 'roster',
    fileName: 'bi-thu.csv',
    bytes: new TextEncoder().encode(csv),
    unitId: units.commune.id,
  });
  await expect(confirmImport(database.db, officer, id)).rejects.toThrow(Invalid);
  await chooseImportOptions(database.db, officer, {
    id,
    options: { answers: { 'people.askReplace:*': 'replace' } },
  });
  await confirmImport(database.db, officer, id, undefined, (tx, handovers) =>
    carryHandovers(tx, officer, handovers),
  );
  const gam = (await database.db.query.person.findFirst({ where: eq(person.fullName, 'Thạch Thị Gấm') }))!;
  const inCycle = await database.db
    .select()
    .from(cyclePerson)
    .where(
      and(eq(cyclePerson.unitId, units.branch.id), eq(cyclePerson.isRatee, true), isNull(cyclePerson.leftAt)),
    );
  expect(inCycle).toMatchObject([{ personId: gam.id }]);
  expect(await seatOf(actors.secretary.personId, units.branch.id)).toBeUndefined();
});

it('lets a committee member who came after the opening be chosen as a peer', async () => {
  const { actors, units, cycle } = world;
  await appoint(database.db, officer, {
    personId: actors.nextMember.personId,
    unitId: units.branch.id,
    titleCode: 'COMMITTEE_MEMBER',
    fromOn: '2024-11-15',
    toOn: null,
    how: null,
  });
  const where = { cycleId: cycle.id, unitId: units.commune.id };
  const diem = await rateeOf(database.db, cycle.id, actors.secretary);
  const view = await findAssignment(database.db, actors.communeOfficer, where, inPeer);
  expect(view.ratees.find(({ id }) => id === diem.id)!.candidates.map(({ id }) => id)).toContain(
    actors.nextMember.personId,
  );
  const before = await findAssignment(database.db, actors.communeOfficer, where, inSelf);
  expect(before.ratees.find(({ id }) => id === diem.id)!.candidates.map(({ id }) => id)).not.toContain(
    actors.nextMember.personId,
  );
  expect(
    await assignPeers(database.db, officer, {
      ...where,
      pairs: [{ rateeId: diem.id, raterId: actors.nextMember.personId }],
    }),
  ).toBe(1);
});
