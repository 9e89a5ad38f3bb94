/** How 2023 ended: districts nominate within their quota, nominees agree, the board marks, orders, decides, publishes. */
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, cycleUnit, result, scoringRun } from '#db/schema/index';
import { ensureAccount } from '~/features/account/account-commands.server';
import { commend } from '~/features/commendation/commendation-commands.server';
import { publishDecision } from '~/features/commendation/publication-commands.server';
import { giveConsent } from '~/features/nomination/consent/commands.server';
import {
  nominate,
  returnNomination,
  saveStatement,
  submitNomination,
} from '~/features/nomination/nomination-commands.server';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import type { BranchKind } from '~/features/organisation/organisation';
import {
  giveOpinion,
  orderShortlist,
  shortlistNominee,
} from '~/features/shortlist/shortlist-commands.server';
import { within } from './calendar';
import { holderOf, personNamed } from './people';
import sentences from './sentences.json';

type Nominee = { nominationId: string; personId: number; total: number };
const awards = 24;
const perDistrict = 4;
/** Who marks before the meeting. */
export const boardMembers = ['Nguyễn Thị Mỹ Hạnh', 'Trần Hữu Lộc', 'Đặng Thị Thu Hương', 'Kim Thanh Phong'];

export async function honourYear(
  db: Db,
  board: Person,
  { cycleId, say }: { cycleId: number; say: (line: string) => void },
): Promise<void> {
  const nominees: Nominee[] = [];
  for (const district of await districtsOf(db, cycleId))
    nominees.push(...(await nominateBest(db, cycleId, district)));
  await sendOneBack(db, board, nominees[2]!);
  for (const nominee of nominees) await agree(db, nominee);
  say(`Năm 2023: ${nominees.length} hồ sơ đề nghị`);

  const best = [...nominees].sort((a, b) => b.total - a.total);
  await mark(db, best);
  for (const [place, nominee] of best.slice(0, 30).entries()) {
    // Towards the cut the list may leave both orders of the province behind, and then says why.
    const reason = place < 16 ? '' : 'Điểm sát nhau quanh suất cuối; đưa vào để Ban Thường vụ cân nhắc.';
    await shortlistNominee(
      db,
      { actor: board, at: within(2023, 'shortlist', 0.6) },
      { nominationId: nominee.nominationId, reason },
    );
  }
  await orderShortlist(
    db,
    { actor: board, at: within(2023, 'shortlist', 0.8) },
    { cycleId, order: best.slice(0, 30).map((one) => one.nominationId) },
  );
  const { id: decisionId } = await commend(
    db,
    { actor: board, at: within(2023, 'decision', 0.8) },
    {
      cycleId,
      number: '18-QĐ/TĐTN-BTC',
      signedOn: '2024-02-15',
      signer: 'Nguyễn Thị Mỹ Hạnh, Bí thư',
      reason:
        'Ban Thường vụ Tỉnh Đoàn họp ngày 14/02/2024, bỏ phiếu cho từng đồng chí. Hai suất cuối có bốn đồng chí cùng 4,1 điểm; chọn hai đồng chí có mô hình đã được chi đoàn khác làm theo.',
      nominationIds: best.slice(0, awards).map((one) => one.nominationId),
    },
  );
  await publishDecision(
    db,
    { actor: board, at: within(2023, 'publication', 0.1) },
    { decisionId, confirmation: '18-QĐ/TĐTN-BTC' },
  );
  say(`Năm 2023: tuyên dương ${awards} đồng chí`);
}

async function districtsOf(db: Db, cycleId: number) {
  return db
    .select({ unitId: cycleUnit.unitId, path: cycleUnit.path })
    .from(cycleUnit)
    .where(and(eq(cycleUnit.cycleId, cycleId), isNotNull(cycleUnit.quota)))
    .orderBy(cycleUnit.sortKey);
}

type District = Awaited<ReturnType<typeof districtsOf>>[number];

let deedNumber = 0;

/** The district's secretary puts forward the four whose published totals are highest. */
async function nominateBest(db: Db, cycleId: number, district: District): Promise<Nominee[]> {
  const rows = await db
    .select({
      rateeId: cyclePerson.id,
      personId: cyclePerson.personId,
      path: cyclePerson.unitPath,
      branchKind: cycleUnit.branchKind,
      total: result.total,
    })
    .from(result)
    .innerJoin(scoringRun, eq(scoringRun.id, result.runId))
    .innerJoin(cyclePerson, eq(cyclePerson.id, result.rateeId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .where(and(eq(scoringRun.cycleId, cycleId), eq(scoringRun.released, true), isNotNull(result.total)))
    .orderBy(desc(result.total));
  const officer = await officerOf(db, district.unitId);
  const made: Nominee[] = [];
  for (const row of rows.filter(({ path }) => path.startsWith(district.path)).slice(0, perDistrict)) {
    const act = { actor: officer, at: within(2023, 'nomination', 0.2 + 0.15 * made.length) };
    const nominationId = await nominate(db, act, { rateeId: row.rateeId });
    const { version } = await saveStatement(db, act, {
      id: nominationId,
      version: 0,
      ...statementFor(row.branchKind ?? 'residential', deedNumber++),
    });
    await submitNomination(db, act, { id: nominationId, version });
    made.push({ nominationId, personId: row.personId, total: row.total ?? 0 });
  }
  return made;
}

async function officerOf(db: Db, unitId: number): Promise<Person> {
  const unit = await db.query.unit.findFirst({ where: (row, { eq: is }) => is(row.id, unitId) });
  const at = within(2023, 'nomination', 0.2);
  const officer = await holderOf(db, unit!.code, 'SECRETARY', at);
  await ensureAccount(db, officer.personId, at);
  return officer;
}

function statementFor(kind: BranchKind, number: number) {
  const deeds = sentences.deeds[kind];
  const deed = deeds[number % deeds.length]!;
  return {
    background: sentences.background[kind],
    achievements: sentences.achievements[kind],
    initiative: deed,
    evidence: 'Báo cáo sơ kết của Đoàn xã, biên bản sinh hoạt chi đoàn, ảnh hoạt động lưu tại văn phòng.',
    deed,
  };
}

async function sendOneBack(db: Db, board: Person, { nominationId }: Nominee): Promise<void> {
  await returnNomination(
    db,
    { actor: board, at: within(2023, 'nomination', 0.85) },
    { id: nominationId, reason: 'Bổ sung số liệu của mô hình: bao nhiêu hộ tham gia, duy trì từ tháng nào.' },
  );
  const row = await db.query.nomination.findFirst({ where: (file, { eq: is }) => is(file.id, nominationId) });
  const officer = await officerOf(db, row!.unitId);
  await submitNomination(
    db,
    { actor: officer, at: within(2023, 'nomination', 0.95) },
    { id: nominationId, version: row!.version },
  );
}

async function agree(db: Db, { nominationId, personId }: Nominee): Promise<void> {
  const at = within(2023, 'nomination', 0.97);
  const nominee = await findActor(db, personId, at);
  if (!nominee) return;
  await giveConsent(
    db,
    { actor: nominee, at },
    {
      nominationId,
      answer: 'given',
      text: 'Tôi đồng ý nêu họ tên, đơn vị và việc làm được tuyên dương trên trang vinh danh.',
    },
  );
}

/** Four board members mark before the meeting; those near the cut divide them. */
async function mark(db: Db, best: readonly Nominee[]): Promise<void> {
  const at = within(2023, 'shortlist', 0.4);
  for (const [seat, name] of boardMembers.entries()) {
    const member = await personNamed(db, name, at);
    for (const [index, { nominationId }] of best.entries()) {
      const isNear = index >= 20 && index < 30;
      const opinion = index >= 32 ? 'pass' : isNear && (index + seat) % 2 === 0 ? 'ask' : 'agree';
      const note =
        isNear && seat === 1 && index === 24 ? 'Mô hình mới chạy bốn tháng, nên xem lại năm sau.' : '';
      await giveOpinion(db, { actor: member, at }, { nominationId, opinion, note });
    }
  }
}
