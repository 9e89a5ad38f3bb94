/**
 * Named people with a plot. A small province of 2024: Trà Vinh has two districts, each with a commune, each with
 * branches. Bí thư Hạnh runs the province; Thái runs district Cầu Kè, Vân runs Trà Cú; Phúc and Lan run their communes;
 * Diễm is secretary of Rạch Sâu (with committee members Hiếu and Lệ), Đạt of Giồng Tranh, Sương far away in Trà Cú;
 * the centre's reader Minh only looks; Tâm's appointment ended.
 */
import type { Db } from '#db/client';
import { makeAppointment, makePerson, makeUnit } from '#db/factories/organisation';
import type { Act, Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';

/** Every test lives at this instant unless it says otherwise. */
export const testNow = new Date('2024-11-20T02:00:00Z');

export type Plot = Awaited<ReturnType<typeof makePlot>>;

export async function makePlot(db: Db) {
  const centre = await makeUnit(db, {
    code: 'TW',
    name: 'Trung ương Đoàn',
    typeCode: 'CENTRE',
    parentId: null,
  });
  const province = await makeUnit(db, {
    code: '84',
    name: 'Tỉnh Đoàn Trà Vinh',
    typeCode: 'PROVINCE',
    parentId: centre.id,
  });
  const district = await makeUnit(db, {
    code: '84-CK',
    name: 'Huyện Đoàn Cầu Kè',
    typeCode: 'DISTRICT',
    parentId: province.id,
  });
  const otherDistrict = await makeUnit(db, {
    code: '84-TC',
    name: 'Huyện Đoàn Trà Cú',
    typeCode: 'DISTRICT',
    parentId: province.id,
  });
  const commune = await makeUnit(db, {
    code: '84-CK-01',
    name: 'Đoàn xã An Phú',
    typeCode: 'COMMUNE',
    parentId: district.id,
  });
  const otherCommune = await makeUnit(db, {
    code: '84-TC-01',
    name: 'Đoàn xã Hàm Tân',
    typeCode: 'COMMUNE',
    parentId: otherDistrict.id,
  });
  const branch = await makeUnit(db, {
    code: '84-CK-01-01',
    name: 'Chi đoàn ấp Rạch Sâu',
    typeCode: 'BRANCH_RESIDENTIAL',
    parentId: commune.id,
  });
  const nextBranch = await makeUnit(db, {
    code: '84-CK-01-02',
    name: 'Chi đoàn ấp Giồng Tranh',
    typeCode: 'BRANCH_RESIDENTIAL',
    parentId: commune.id,
  });
  const farBranch = await makeUnit(db, {
    code: '84-TC-01-01',
    name: 'Chi đoàn ấp Chông Bát',
    typeCode: 'BRANCH_RESIDENTIAL',
    parentId: otherCommune.id,
  });
  const units = {
    centre,
    province,
    district,
    otherDistrict,
    commune,
    otherCommune,
    branch,
    nextBranch,
    farBranch,
  };

  let phone = 900_000_100;
  const person = async (
    fullName: string,
    unitId: number,
    titleCode: string,
    toOn?: string,
  ): Promise<Person> => {
    const row = await makePerson(db, { fullName, phone: `+84${phone++}` });
    await makeAppointment(db, { personId: row.id, unitId, titleCode, toOn: toOn ?? null });
    return (await findActor(db, row.id, testNow))!;
  };
  const actors = {
    board: await person('Nguyễn Thị Mỹ Hạnh', province.id, 'SECRETARY'),
    deputy: await person('Trần Hữu Lộc', province.id, 'DEPUTY_SECRETARY'),
    districtOfficer: await person('Huỳnh Quốc Thái', district.id, 'SECRETARY'),
    otherDistrictOfficer: await person('Lý Thị Cẩm Vân', otherDistrict.id, 'SECRETARY'),
    communeOfficer: await person('Lê Văn Phúc', commune.id, 'SECRETARY'),
    communeDeputy: await person('Võ Minh Triết', commune.id, 'DEPUTY_SECRETARY'),
    otherCommuneOfficer: await person('Kim Thị Lan', otherCommune.id, 'SECRETARY'),
    secretary: await person('Lâm Thị Ngọc Diễm', branch.id, 'SECRETARY'),
    branchDeputy: await person('Thạch Sơn Hiếu', branch.id, 'DEPUTY_SECRETARY'),
    branchMember: await person('Trần Thị Mỹ Lệ', branch.id, 'COMMITTEE_MEMBER'),
    nextSecretary: await person('Sơn Minh Đạt', nextBranch.id, 'SECRETARY'),
    nextMember: await person('Kiên Thị Sa Mết', nextBranch.id, 'COMMITTEE_MEMBER'),
    farSecretary: await person('Đỗ Thị Thu Sương', farBranch.id, 'SECRETARY'),
    reader: await person('Phạm Quang Minh', centre.id, 'READER'),
    ended: await person('Ngô Văn Tâm', commune.id, 'SECRETARY', '2023-12-31'),
  };
  return { units, actors };
}

/** What `actor` does at the tests' instant, or `at`. */
export function actOf(actor: Person, at: Date = testNow): Act {
  return { actor, at };
}
