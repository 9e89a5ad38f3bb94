import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, unit, unitSuccession } from '#db/schema/index';
import { system } from '~/features/organisation/actor';
import { addUnit, editUnit, endUnit, moveUnit } from '~/features/organisation/unit/commands.server';
import { Conflict, Invalid, Refused } from '~/lib/errors';
import { actOf, makePlot, type Plot, testNow } from '../../../support/actors';
import { testDb } from '../../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

const machine = { actor: system, at: testNow };
const fields = (code: string) => ({
  code,
  name: `Chi đoàn ấp ${code}`,
  typeCode: 'BRANCH_RESIDENTIAL',
  validFrom: '2020-01-01',
  validTo: null,
});
const find = async (id: number) => (await database.db.query.unit.findFirst({ where: eq(unit.id, id) }))!;

describe('adding and editing', () => {
  it('puts a unit under one that the actor runs, with keys and an entry', async () => {
    const { actors, units } = plot;
    const id = await addUnit(database.db, actOf(actors.communeOfficer), {
      ...fields('84-CK-01-09'),
      name: 'Chi đoàn ấp Đường Đức',
      parentId: units.commune.id,
    });
    expect(await find(id)).toMatchObject({
      path: `${units.commune.path}${id}/`,
      searchKey: 'chi doan ap duong duc',
    });
    const entries = await database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subject, `unit:${id}`));
    expect(entries.map((entry) => entry.action)).toEqual(['organisation.unitAdd']);
  });

  it('takes codes that differ by case or spaces for one', async () => {
    const { actors, units } = plot;
    const officer = actOf(actors.communeOfficer);
    const parentId = units.commune.id;
    const id = await addUnit(database.db, officer, { ...fields('84-CK-Đ1'), parentId });
    for (const code of ['84-ck-đ1', '84-CK- Đ1']) {
      const alike = { issues: [{ path: 'code', code: 'people.codeAlike', params: { code: '84-CK-Đ1' } }] };
      await expect(addUnit(database.db, officer, { ...fields(code), parentId })).rejects.toMatchObject(alike);
      await expect(
        editUnit(database.db, officer, { ...fields(code), id: units.nextBranch.id }),
      ).rejects.toMatchObject(alike);
    }
    await editUnit(database.db, officer, { ...fields('84-ck-đ1'), id });
    expect((await find(id)).code).toBe('84-ck-đ1');
    await expect(addUnit(database.db, officer, { ...fields('84-ck-đ1'), parentId })).rejects.toMatchObject({
      issues: [{ code: 'people.codeTaken' }],
    });
  });

  it('makes no province from below, by adding, editing or moving', async () => {
    const { actors, units } = plot;
    const officer = actOf(actors.communeOfficer);
    const province = { ...fields('84-CK-01-99'), name: 'Tỉnh Đoàn Giả', typeCode: 'PROVINCE' };
    const wrong = { issues: [{ path: 'typeCode', code: 'people.typeLevel' }] };
    await expect(
      addUnit(database.db, officer, { ...province, parentId: units.commune.id }),
    ).rejects.toMatchObject(wrong);
    await expect(
      editUnit(database.db, officer, { ...province, code: '84-CK-01-02', id: units.nextBranch.id }),
    ).rejects.toMatchObject(wrong);
    await expect(
      addUnit(database.db, actOf(actors.board), { ...province, parentId: units.province.id }),
    ).rejects.toThrow(Invalid);
    await expect(
      moveUnit(database.db, actOf(actors.board), { id: units.otherDistrict.id, parentId: units.commune.id }),
    ).rejects.toMatchObject({ issues: [{ path: 'parentId' }] });
  });

  it('refuses foreign units, branches of a secretary, and the top of a tree', async () => {
    const { actors, units } = plot;
    for (const [actor, parentId] of [
      [actors.otherCommuneOfficer, units.commune.id],
      [actors.secretary, units.branch.id],
      [actors.reader, units.commune.id],
      [actors.ended, units.commune.id],
      [actors.board, null],
    ] as const)
      await expect(addUnit(database.db, actOf(actor), { ...fields('X'), parentId })).rejects.toThrow(Refused);
  });

  it('says that a code is taken, beside its field', async () => {
    const { actors, units } = plot;
    const input = { ...fields('84-CK-01-01'), parentId: units.commune.id };
    const error = await addUnit(database.db, actOf(actors.communeOfficer), input).catch((e) => e);
    expect(error).toBeInstanceOf(Invalid);
    expect(error.issues).toEqual([{ path: 'code', code: 'people.codeTaken' }]);
  });

  it('lets the level above rename, not the unit itself', async () => {
    const { actors, units } = plot;
    const input = {
      ...fields('84-CK-01'),
      id: units.commune.id,
      name: 'Đoàn xã An Phú Tân',
      typeCode: 'COMMUNE',
    };
    await expect(editUnit(database.db, actOf(actors.communeOfficer), input)).rejects.toThrow(Refused);
    await editUnit(database.db, actOf(actors.districtOfficer), input);
    expect((await find(units.commune.id)).name).toBe('Đoàn xã An Phú Tân');
  });
});

describe('moving', () => {
  it('carries all below along', async () => {
    const { actors, units } = plot;
    await moveUnit(database.db, actOf(actors.board), {
      id: units.otherCommune.id,
      parentId: units.district.id,
    });
    expect((await find(units.farBranch.id)).path).toBe(
      `${units.district.path}${units.otherCommune.id}/${units.farBranch.id}/`,
    );
    await moveUnit(database.db, actOf(actors.board), {
      id: units.otherCommune.id,
      parentId: units.otherDistrict.id,
    });
  });

  it('refuses a place below itself, and a foreign one', async () => {
    const { actors, units } = plot;
    await expect(
      moveUnit(database.db, actOf(actors.board), { id: units.district.id, parentId: units.commune.id }),
    ).rejects.toThrow(Conflict);
    await expect(
      moveUnit(database.db, actOf(actors.districtOfficer), {
        id: units.commune.id,
        parentId: units.otherDistrict.id,
      }),
    ).rejects.toThrow(Refused);
  });

  it('lets only one of two moves that would close a cycle through, also at once', async () => {
    const { units } = plot;
    const [left, right] = [
      await addUnit(database.db, machine, { ...fields('L'), parentId: units.province.id }),
      await addUnit(database.db, machine, { ...fields('R'), parentId: units.province.id }),
    ];
    const outcomes = await Promise.allSettled([
      moveUnit(database.db, machine, { id: left, parentId: right }),
      moveUnit(database.db, machine, { id: right, parentId: left }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(failed?.reason).toBeInstanceOf(Conflict);
    expect(failed?.reason.refusal.reason).toBe('people.unitCycle');
  });
});

describe('ending', () => {
  it('needs its units ended first, then remembers what it became', async () => {
    const { units } = plot;
    const day = '2025-06-30';
    const end = async (id: number, successorIds: number[], confirmation?: string) =>
      endUnit(database.db, machine, {
        ...{ id, validTo: day, successorIds, note: 'Nghị quyết 202' },
        confirmation: confirmation ?? (await find(id)).name,
      });
    await expect(end(units.farBranch.id, [], 'Chi đoàn ấp Rạch Sâu')).rejects.toMatchObject({
      issues: [{ path: 'confirmation', code: 'confirmationDiffers' }],
    });
    await expect(end(units.otherDistrict.id, [])).rejects.toThrow(Conflict);
    await end(units.farBranch.id, [units.branch.id]);
    await end(units.otherCommune.id, [units.commune.id, units.commune.id]);
    await end(units.otherDistrict.id, []);
    expect((await find(units.otherDistrict.id)).validTo).toBe(day);
    const links = await database.db.select().from(unitSuccession);
    expect(links.map((link) => [link.predecessorId, link.successorId])).toEqual([
      [units.farBranch.id, units.branch.id],
      [units.otherCommune.id, units.commune.id],
    ]);
  });

  it('cannot end before it began, nor become itself', async () => {
    const { units } = plot;
    const confirmation = units.branch.name;
    const input = { id: units.branch.id, successorIds: [] as number[], confirmation };
    await expect(endUnit(database.db, machine, { ...input, validTo: '2001-01-01' })).rejects.toThrow(Invalid);
    await expect(
      endUnit(database.db, machine, { ...input, validTo: '2025-01-01', successorIds: [units.branch.id] }),
    ).rejects.toThrow(Invalid);
  });
});
