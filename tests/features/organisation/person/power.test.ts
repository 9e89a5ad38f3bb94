/**
 * Every way to gain a seat for a stranger, against every power a seat could give. Lan, who runs the far commune, knows
 * the name and telephone of Diễm, secretary in Phúc's commune, and gives her a seat of her own unit.
 */
import { eq, inArray } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appointment, auditEntry, person, unit } from '#db/schema/index';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { createResetLink, invite } from '~/features/account/invitation/commands.server';
import { listUnitAccounts } from '~/features/account/invitation/queries.server';
import { type Person, system } from '~/features/organisation/actor';
import { confirmImport, uploadFile } from '~/features/organisation/import/commands.server';
import { appoint, editPerson, endAppointment } from '~/features/organisation/person/commands.server';
import {
  recordDiscipline,
  recordGrade,
  recordHonour,
} from '~/features/organisation/person/fact-commands.server';
import { peopleHeldBy } from '~/features/organisation/person/place-queries.server';
import {
  findPerson,
  findPersonForFact,
  findPersonToEdit,
  listUnitPeople,
  searchPeople,
} from '~/features/organisation/person/queries.server';
import { dayOf } from '~/lib/date';
import { Refused } from '~/lib/errors';
import { actOf, makePlot, type Plot, testNow } from '../../../support/actors';
import { emptyDb, testDb } from '../../../support/database/db';

const database = testDb();
const today = dayOf(testNow);
const phone = '+84912777888';
let plot: Plot;
beforeAll(() => buildWorkers());
beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makePlot(database.db);
  await database.db.update(person).set({ phone, memberCode: 'DV77' }).where(eq(person.id, stranger()));
  await recordDiscipline(database.db, actOf(plot.actors.communeOfficer), {
    personId: stranger(),
    form: 'Khiển trách',
    fromOn: '2023-01-01',
    toOn: null,
    source: null,
    confirmation: 'Lâm Thị Ngọc Diễm',
  });
});

const stranger = () => plot.actors.secretary.personId;
const seat = { titleCode: 'COMMITTEE_MEMBER', toOn: null, how: null } as const;

async function importRow(actor: Person, unitId: number, cells: Record<string, string>): Promise<void> {
  const lines = [Object.keys(cells), Object.values(cells)].map((line) => line.join(','));
  const bytes = new TextEncoder().encode(`\ufeff${lines.join('\n')}`);
  const file = { kind: 'roster', fileName: 'DS.csv', bytes, unitId } as const;
  await confirmImport(database.db, actOf(actor), await uploadFile(database.db, actOf(actor), file));
}
const row = (more: Record<string, string> = {}) => ({
  'Mã đơn vị': '84-TC-01-01',
  'Họ và tên': 'Lâm Thị Ngọc Diễm',
  'Số điện thoại': '0912777888',
  'Chức vụ': 'Ủy viên BCH',
  'Giữ chức vụ từ ngày': '01/06/2024',
  ...more,
});
const lan = () => plot.actors.otherCommuneOfficer;
const far = () => plot.units.otherCommune.id;

/** Every door by which Diễm comes to sit in Lan's commune too. */
const doors: Record<string, () => Promise<unknown>> = {
  'a roster line': () => importRow(lan(), far(), row()),
  'a roster line that claims to be older than the real seat': () =>
    importRow(lan(), far(), row({ 'Giữ chức vụ từ ngày': '01/06/1990' })),
  'a roster line with a birthday and a new telephone': () =>
    importRow(lan(), far(), row({ 'Ngày sinh': '01/02/1999', Email: 'x@example.vn' })),
  'a roster line of a post that is over': () =>
    importRow(lan(), far(), row({ 'Giữ chức vụ đến ngày': '01/07/2024' })),
  'an appointment by somebody who may look at her': async () => {
    await appoint(
      database.db,
      { actor: system, at: testNow },
      { ...seat, personId: stranger(), unitId: far(), fromOn: '2019-01-01', toOn: '2020-01-01' },
    );
    await appoint(database.db, actOf(lan()), {
      ...seat,
      personId: stranger(),
      unitId: plot.units.farBranch.id,
      fromOn: '2018-01-01',
    });
  },
  'a post that will only begin': () =>
    appoint(
      database.db,
      { actor: system, at: testNow },
      { ...seat, personId: stranger(), unitId: far(), fromOn: '2025-01-01' },
    ),
};

/** What holding a person lets an officer do; each answers whether it was let. */
const powers: Record<string, (actor: Person) => Promise<boolean>> = {
  'reads the telephone on her page': async (actor) => (await pageOf(actor))?.phone === phone,
  'reads her discipline': async (actor) => ((await pageOf(actor))?.disciplines.length ?? 0) > 0,
  'reads the telephone in a list': async (actor) => {
    const unitId = actor === lan() ? plot.units.farBranch.id : plot.units.branch.id;
    const lists = [false, true].map((isPast) =>
      listUnitPeople(database.db, actor, { unitId, page: 1, today, isPast }),
    );
    return (await Promise.all(lists)).flatMap(({ rows }) => rows).some((line) => line.phone === phone);
  },
  'finds her by telephone': async (actor) =>
    (await searchPeople(database.db, actor, { text: '0912 777 888', page: 1, today })).total > 0,
  'finds her by member code': async (actor) =>
    (await searchPeople(database.db, actor, { text: 'DV77', page: 1, today })).total > 0,
  'has her on a list with telephones': async (actor) =>
    (await peopleHeldBy(database.db, actor, [stranger()], today)).has(stranger()),
  'opens the form of her facts': (actor) =>
    let_(findPersonToEdit(database.db, actor, { id: stranger(), today })),
  'changes her telephone': (actor) =>
    let_(
      editPerson(database.db, actOf(actor), {
        ...{ bornOn: null, gender: null, email: null, memberCode: null, joinedUnionOn: null },
        ...{ id: stranger(), ho: 'Lâm', dem: 'Thị Ngọc', ten: 'Diễm', phone },
      }),
    ),
  'opens the form of a measure': (actor) =>
    let_(findPersonForFact(database.db, actor, { id: stranger(), today })),
  'records a measure': (actor) =>
    let_(
      recordDiscipline(database.db, actOf(actor), {
        ...{ personId: stranger(), form: 'Cảnh cáo', fromOn: '2024-01-01', toOn: null, source: null },
        confirmation: 'Lâm Thị Ngọc Diễm',
      }),
    ),
  'records a grade': (actor) =>
    let_(
      recordGrade(database.db, actOf(actor), {
        ...({ personId: stranger(), year: 2023, grade: 'GOOD', source: null } as const),
      }),
    ),
  'records an honour': (actor) =>
    let_(
      recordHonour(database.db, actOf(actor), {
        ...{ personId: stranger(), year: 2023, name: 'Bí thư tiêu biểu', issuer: 'Xã Đoàn' },
        ...{ decisionNumber: null, decidedOn: null, confirmation: 'Lâm Thị Ngọc Diễm' },
      }),
    ),
  'hands her a link': (actor) => let_(invite(database.db, actOf(actor), { personIds: [stranger()] })),
  'sees a button for a link': async (actor) => {
    const unitId = actor === lan() ? far() : plot.units.commune.id;
    const { people } = await listUnitAccounts(database.db, actor, { unitId, page: 1, at: testNow });
    return people.some((line) => line.personId === stranger() && line.mayHand);
  },
  'changes her facts by another roster': async (actor) => {
    const code = actor === lan() ? '84-TC-01-01' : '84-CK-01-01';
    const unitId = actor === lan() ? far() : plot.units.commune.id;
    const cells = { 'Mã đơn vị': code, 'Mã đoàn viên': 'DV77', 'Số điện thoại': '0912777999' };
    await importRow(actor, unitId, row({ ...cells, 'Chức vụ': 'Ủy viên BCH' })).catch(() => {});
    const after = await database.db.query.person.findFirst({ where: eq(person.id, stranger()) });
    await database.db.update(person).set({ phone }).where(eq(person.id, stranger()));
    return after!.phone !== phone;
  },
  'ends her first seat': async (actor) => {
    const first = await firstSeat();
    const done = await let_(endAppointment(database.db, actOf(actor), { id: first!.id, toOn: today }));
    await database.db.update(appointment).set({ toOn: null }).where(eq(appointment.id, first!.id));
    return done;
  },
};

const firstSeat = () =>
  database.db.query.appointment.findFirst({
    where: eq(appointment.personId, stranger()),
    orderBy: appointment.id,
  });
const pageOf = (actor: Person) =>
  findPerson(database.db, actor, { id: stranger(), today }).catch((error) => {
    if (error instanceof Refused) return null;
    throw error;
  });
/** Was it let? Any error but a refusal is a fault of the test. */
const let_ = (done: Promise<unknown>) =>
  done.then(
    () => true,
    (error) => {
      if (error instanceof Refused) return false;
      throw error;
    },
  );
const allow = async (actor: Person) => {
  const answers: [string, boolean][] = [];
  for (const [name, power] of Object.entries(powers)) answers.push([name, await power(actor)]);
  return answers.flatMap(([name, may]) => (may ? [name] : []));
};

describe.each(Object.entries(doors))('%s', (_name, open) => {
  it('gives the second unit no power, takes none from the first, and is seen by both', async () => {
    await open();
    const mine = await database.db
      .select({ id: appointment.id })
      .from(appointment)
      .innerJoin(unit, eq(unit.id, appointment.unitId))
      .where(inArray(unit.id, [far(), plot.units.farBranch.id]));
    expect(mine.length).toBeGreaterThan(1);
    expect(await allow(lan())).toEqual([]);
    expect(await pageOf(lan())).toMatchObject({ isHeld: false, fullName: 'Lâm Thị Ngọc Diễm', phone: null });
    expect(await allow(plot.actors.communeOfficer)).toEqual(Object.keys(powers));
    expect(await allow(plot.actors.board)).toEqual(expect.arrayContaining(['records a measure']));
    const posts = (await pageOf(plot.actors.communeOfficer))!.appointments;
    expect(posts.length).toBeGreaterThan(1);
  });
});

describe('a seat beside one elsewhere', () => {
  it('is named in the first unit’s list and has an entry of its own in the record', async () => {
    await doors['a roster line']!();
    const { rows } = await listUnitPeople(database.db, plot.actors.communeOfficer, {
      ...{ unitId: plot.units.branch.id, page: 1, today },
    });
    expect(rows.find((line) => line.id === stranger())?.alsoHolds).toEqual([
      'Ủy viên Ban Chấp hành Chi đoàn ấp Chông Bát',
    ]);
    const entries = await database.db
      .select({ action: auditEntry.action, actorId: auditEntry.actorId })
      .from(auditEntry)
      .where(eq(auditEntry.subject, `person:${stranger()}`))
      .orderBy(auditEntry.number);
    expect(entries.at(-1)).toEqual({ action: 'organisation.appoint', actorId: lan().personId });
  });

  it('is found again by name in its unit’s next list, not made a second person', async () => {
    await doors['a roster line']!();
    const before = await database.db.$count(person);
    await importRow(lan(), far(), row({ 'Số điện thoại': '' }));
    expect(await database.db.$count(person)).toBe(before);
  });

  it('becomes the only one when the first unit lets go: then it is a move', async () => {
    await doors['a roster line']!();
    const first = await firstSeat();
    const act = actOf(plot.actors.communeOfficer);
    await endAppointment(database.db, act, { id: first!.id, toOn: '2024-11-19' });
    const powersOf = await allow(lan());
    expect(powersOf).toContain('changes her telephone');
    expect(powersOf).toContain('hands her a link');
  });

  it('is not given back by an old list with its place in the line', async () => {
    const first = await firstSeat();
    await database.db.update(appointment).set({ toOn: '2024-06-30' }).where(eq(appointment.id, first!.id));
    await doors['a roster line']!();
    const cells = { 'Mã đơn vị': '84-CK-01-01', 'Chức vụ': 'Bí thư', 'Giữ chức vụ đến ngày': '31/12/2030' };
    const again = importRow(plot.actors.communeOfficer, plot.units.commune.id, {
      ...row(cells),
      'Giữ chức vụ từ ngày': first!.fromOn.split('-').reverse().join('/'),
    });
    await expect(again).rejects.toThrow();
  });

  it('of a unit that is no more holds nobody', async () => {
    await doors['a roster line']!();
    await database.db.update(unit).set({ validTo: '2024-06-30' }).where(eq(unit.id, plot.units.branch.id));
    expect(await allow(lan())).toContain('changes her telephone');
  });
});

it('the centre’s reader is given names and posts, no telephone', async () => {
  const { reader } = plot.actors;
  expect(await pageOf(reader)).toMatchObject({ phone: null, disciplines: [], isHeld: false });
  const { rows } = await listUnitPeople(database.db, reader, {
    ...{ unitId: plot.units.branch.id, page: 1, today },
  });
  expect(rows.map((line) => line.phone)).toEqual(rows.map(() => null));
});

it('a reset link asks the same', async () => {
  await doors['a roster line']!();
  await expect(createResetLink(database.db, actOf(lan()), { personId: stranger() })).rejects.toThrow(Refused);
});
