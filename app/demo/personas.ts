/** Whom a visitor of the demo may enter as, each with the situation they are in. */

import type { Db } from '#db/client';
import { keepPersonas } from '~/features/account/persona/commands.server';
import { holderOf, personNamed } from './people';

/** A branch whose secretary stopped in the middle of the form. */
export const draftingBranch = '84-845-01-01';
/** A commune where hardly anybody has begun. */
export const lateCommune = '84-846-07';
/** A branch of one: too few peers for its results to be shown. */
export const thinBranch = '84-844-04-02';

export async function keepDemoPersonas(db: Db, at: Date): Promise<void> {
  const of = async (code: string, title: string) => (await holderOf(db, code, title, at)).personId;
  const named = async (name: string) => (await personNamed(db, name, at)).personId;
  await keepPersonas(db, [
    {
      personId: await of(draftingBranch, 'SECRETARY'),
      situationVi: 'Phiếu tự đánh giá đang dở; đã có kết quả năm 2023 để đọc và chọn kỹ năng luyện',
      situationEn: 'Self-assessment half done; results of 2023 to read, a skill to choose',
    },
    {
      personId: await of(thinBranch, 'SECRETARY'),
      situationVi: 'Chi đoàn chỉ có một mình bí thư trong Ban Chấp hành: chưa đủ người đánh giá',
      situationEn: 'A branch with a committee of one: not enough raters',
    },
    {
      personId: await of('84-846-07', 'SECRETARY'),
      situationVi: 'Đoàn xã có nhiều phiếu trễ; sắp đến lượt chấm cấp trên',
      situationEn: 'A commune with many late forms; superior forms are next',
    },
    {
      personId: await of('84-846', 'SECRETARY'),
      situationVi: 'Huyện Đoàn: theo dõi tiến độ, phân công đồng cấp, mời bí thư mới vào hệ thống',
      situationEn: 'A district: progress, peer assignment, inviting new secretaries',
    },
    {
      personId: await named('Nguyễn Thị Mỹ Hạnh'),
      situationVi: 'Bí thư Tỉnh Đoàn: khung năng lực, đợt đánh giá, kết quả, tuyên dương năm 2023',
      situationEn: 'Provincial secretary: framework, cycle, results, the honours of 2023',
    },
    {
      personId: await named('Trần Hữu Lộc'),
      situationVi: 'Phó Bí thư Tỉnh Đoàn: xét chọn và quyết định cùng Ban Thường vụ',
      situationEn: 'Provincial deputy: shortlists and decides with the board',
    },
    {
      personId: await named('Đặng Thị Thu Hương'),
      situationVi: 'Được giao 30 phiếu nối chuẩn, mỗi xã một bí thư rút thăm, chấm từ 01/12',
      situationEn: 'Thirty linking forms, a secretary drawn in each commune, to be written from 01/12',
    },
    {
      personId: await named('Phạm Quang Minh'),
      situationVi: 'Người theo dõi ở Trung ương: chỉ xem, không sửa',
      situationEn: 'The centre’s reader: looks, changes nothing',
    },
  ]);
}
