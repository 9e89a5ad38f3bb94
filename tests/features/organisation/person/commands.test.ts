import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { appointment, honour, officialGrade, person } from '#db/schema/index';
import { system } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import {
  addPerson,
  appoint,
  editPerson,
  endAppointment,
} from '~/features/organisation/person/commands.server';
import {
  recordDiscipline,
  recordGrade,
  recordHonour,
  revokeHonour,
} from '~/features/organisation/person/fact-commands.server';
import { findPerson, listUnitPeople, searchPeople } from '~/features/organisation/person/queries.server';
import { dayOf } from '~/lib/date';
import { Invalid, Refused } from '~/lib/errors';
import { actOf, makePlot, type Plot, testNow } from '../../../support/actors';
import { testDb } from '../../../support/database/db';

const database = testDb();
const today = dayOf(testNow);
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

const facts = { bornOn: null, gender: null, email: null, memberCode: null, joinedUnionOn: null } as const;
const newcomer = (phone: string | null) => ({
  ...facts,
  ho: 'Thạch',
  dem: '',
  ten: 'Sô Phi',
  phone,
  titleCode: 'COMMITTEE_MEMBER',
  fromOn: '2024-01-01',
  toOn: null,
  how: null,
});

describe('people', () => {
  it('keeps the parts of a name as they were set by hand, and finds it without diacritics', async () => {
    const { actors, units } = plot;
    const act = actOf(actors.communeOfficer);
    const id = await addPerson(database.db, act, { ...newcomer('+84912000001'), unitId: units.branch.id });
    expect(await findPerson(database.db, actors.communeOfficer, { id, today })).toMatchObject({
      fullName: 'Thạch Sô Phi',
      ten: 'Sô Phi',
      appointments: [{ unitId: units.branch.id, titleName: 'Ủy viên Ban Chấp hành' }],
    });
    await editPerson(database.db, act, {
      ...facts,
      id,
      ho: 'Đặng',
      dem: 'Văn',
      ten: 'Đức',
      phone: '+84912000001',
    });
    const found = await searchPeople(database.db, actors.communeOfficer, {
      text: 'dang van duc',
      page: 1,
      today,
    });
    expect(found.rows.map((row) => row.id)).toEqual([id]);
    const byPhone = await searchPeople(database.db, actors.communeOfficer, {
      text: '0912 000 001',
      page: 1,
      today,
    });
    expect(byPhone.rows.map((row) => row.id)).toEqual([id]);
  });

  it('shows a search only what its reader may see', async () => {
    const { actors } = plot;
    const seen = async (actor: (typeof actors)['board']) =>
      (await searchPeople(database.db, actor, { text: 'thi', page: 1, today })).rows.map(
        (row) => row.fullName,
      );
    expect(await seen(actors.communeOfficer)).toContain('Lâm Thị Ngọc Diễm');
    expect(await seen(actors.communeOfficer)).not.toContain('Đỗ Thị Thu Sương');
    expect(await seen(actors.secretary)).toEqual([]);
    expect(await seen(actors.reader)).toContain('Đỗ Thị Thu Sương');
  });

  it('says whose field a taken telephone is', async () => {
    const { actors, units } = plot;
    const phone = (await database.db.query.person.findFirst({
      where: eq(person.id, actors.secretary.personId),
    }))!.phone;
    const error = await addPerson(database.db, actOf(actors.communeOfficer), {
      ...newcomer(phone),
      unitId: units.branch.id,
    }).catch((e) => e);
    expect(error).toBeInstanceOf(Invalid);
    expect(error.issues).toEqual([{ path: 'phone', code: 'people.phoneTaken' }]);
  });

  it('keeps those who run something elsewhere out of reach from below', async () => {
    const { actors, units } = plot;
    const deputy = actors.deputy.personId;
    await appoint(
      database.db,
      { actor: system, at: testNow },
      {
        personId: deputy,
        unitId: units.branch.id,
        titleCode: 'COMMITTEE_MEMBER',
        fromOn: '2024-01-01',
        toOn: null,
        how: null,
      },
    );
    const edit = { ...facts, id: deputy, ho: 'Trần', dem: 'Hữu', ten: 'Lộc', phone: '+84912000002' };
    await expect(editPerson(database.db, actOf(actors.communeOfficer), edit)).rejects.toThrow(Refused);
    await editPerson(database.db, actOf(actors.board), edit);
  });
});

describe('appointments', () => {
  it('begins, cannot begin twice, ends with its day, and takes the power along', async () => {
    const { actors, units } = plot;
    const act = actOf(actors.districtOfficer);
    const seat = {
      personId: actors.nextSecretary.personId,
      unitId: units.commune.id,
      titleCode: 'OFFICER',
      fromOn: '2024-05-01',
      toOn: null,
      how: 'appointed',
    } as const;
    const id = await appoint(database.db, act, seat);
    await expect(appoint(database.db, act, seat)).rejects.toThrow(Invalid);
    const powers = async () =>
      (await findActor(database.db, seat.personId, testNow))!.appointments.map((a) => a.title);
    expect(await powers()).toContain('OFFICER');
    await expect(endAppointment(database.db, act, { id, toOn: '2024-04-30' })).rejects.toThrow(Invalid);
    await expect(
      endAppointment(database.db, actOf(actors.otherDistrictOfficer), { id, toOn: '2024-11-19' }),
    ).rejects.toThrow(Refused);
    await endAppointment(database.db, act, { id, toOn: '2024-11-19' });
    expect(await powers()).not.toContain('OFFICER');
    const past = await listUnitPeople(database.db, actors.districtOfficer, {
      unitId: units.commune.id,
      page: 1,
      today,
      isPast: true,
    });
    expect(past.rows.map((row) => row.fullName)).toContain('Sơn Minh Đạt');
  });

  it('lets nobody end the seat they run things from', async () => {
    const { actors } = plot;
    const own = (await database.db.query.appointment.findFirst({
      where: eq(appointment.personId, actors.communeOfficer.personId),
    }))!;
    const input = { id: own.id, toOn: today };
    await expect(endAppointment(database.db, actOf(actors.communeOfficer), input)).rejects.toThrow(Refused);
    await endAppointment(database.db, actOf(actors.communeDeputy), input);
  });
});

describe('facts', () => {
  it('records honours, grades and discipline, never about oneself', async () => {
    const { actors } = plot;
    const act = actOf(actors.districtOfficer);
    const personId = actors.secretary.personId;
    const given = {
      personId,
      year: 2023,
      name: 'Bí thư Chi đoàn tiêu biểu',
      issuer: 'Tỉnh Đoàn Trà Vinh',
      decisionNumber: '12-QĐ/TĐTN',
      decidedOn: '2023-03-26',
      commendationId: '7a3b1c9e-0000-4000-8000-000000000001',
    };
    await recordHonour(database.db, act, given);
    await recordGrade(database.db, act, { personId, year: 2023, grade: 'GOOD', source: null });
    await recordGrade(database.db, act, { personId, year: 2023, grade: 'EXCELLENT', source: 'Thông báo 5' });
    const measure = { form: 'Khiển trách', fromOn: '2022-01-01', toOn: '2023-01-01', source: null };
    const confirmation = 'Lâm Thị Ngọc Diễm';
    const { commendationId: _, ...byHand } = { ...given, year: 2022 };
    const unsure = { issues: [{ path: 'confirmation', code: 'confirmationDiffers' }] };
    for (const other of ['', 'Sơn Minh Đạt']) {
      const typed = { personId, confirmation: other };
      await expect(recordDiscipline(database.db, act, { ...measure, ...typed })).rejects.toMatchObject(
        unsure,
      );
      await expect(recordHonour(database.db, act, { ...byHand, ...typed })).rejects.toMatchObject(unsure);
    }
    await recordDiscipline(database.db, act, { ...measure, personId, confirmation });
    const page = await findPerson(database.db, actors.districtOfficer, { id: personId, today });
    expect(page.honours).toHaveLength(1);
    expect(page.grades).toMatchObject([{ year: 2023, grade: 'EXCELLENT' }]);
    expect(page.disciplines).toHaveLength(1);
    const own = {
      ...byHand,
      personId: actors.districtOfficer.personId,
      confirmation: actors.districtOfficer.name,
    };
    await expect(recordHonour(database.db, act, own)).rejects.toMatchObject({
      refusal: { reason: 'people.ownFact' },
    });
    await expect(
      recordGrade(database.db, act, { personId: own.personId, year: 2023, grade: 'GOOD', source: null }),
    ).rejects.toMatchObject({ refusal: { reason: 'people.ownFact' } });
    await expect(
      recordHonour(database.db, act, { ...given, personId: own.personId, year: 2021 }),
    ).rejects.toMatchObject({ refusal: { reason: 'people.ownFact' } });
    await expect(
      recordHonour(database.db, actOf(actors.communeDeputy), {
        ...given,
        personId: actors.communeDeputy.personId,
      }),
    ).rejects.toThrow(Refused);
  });

  it('keeps a revoked honour in sight', async () => {
    const { actors } = plot;
    const input = {
      commendationId: '7a3b1c9e-0000-4000-8000-000000000001',
      revokedOn: '2024-05-01',
      reason: 'Kê khai sai',
    };
    await revokeHonour(database.db, actOf(actors.board), input);
    expect((await database.db.select().from(honour))[0]).toMatchObject({ revokedReason: 'Kê khai sai' });
    await expect(revokeHonour(database.db, actOf(actors.board), input)).rejects.toThrow();
  });

  it('keeps one grade a year of a branch too', async () => {
    const { actors, units } = plot;
    const input = { unitId: units.branch.id, year: 2023, grade: 'GOOD', source: null } as const;
    await recordGrade(database.db, actOf(actors.communeDeputy), input);
    await expect(recordGrade(database.db, actOf(actors.otherCommuneOfficer), input)).rejects.toThrow(Refused);
    const rows = await database.db
      .select()
      .from(officialGrade)
      .where(eq(officialGrade.unitId, units.branch.id));
    expect(rows).toHaveLength(1);
  });
});
