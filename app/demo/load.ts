/**
 * The demo province: it has finished the cycle of 2023 with its honours and stands in the middle of 2024's. Loaded
 * through the import and the commands, never by raw inserts, each act by the person who did it, when they did it.
 */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { unit } from '#db/schema/index';
import { ensureAccount } from '~/features/account/account-commands.server';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { closeCycle } from '~/features/cycle/cycle-commands.server';
import { remind } from '~/features/dashboard/dashboard-commands.server';
import { versionMark } from '~/features/framework/framework';
import { traVinh2020 } from '~/features/framework/framework-catalogue';
import { draftFramework, publishFramework } from '~/features/framework/framework-commands.server';
import { system } from '~/features/organisation/actor';
import { addPerson } from '~/features/organisation/person/commands.server';
import { recordGrade } from '~/features/organisation/person/fact-commands.server';
import { runScoring } from '~/features/scoring/scoring-commands.server';
import { releaseResults } from '~/features/scoring/scoring-release-commands.server';
import { dayOf, instantOf } from '~/lib/date';
import type { Zeal } from './answering';
import { demoStart, within } from './calendar';
import { boardMembers, honourYear } from './honours';
import { makeMinds } from './minds';
import { importOrganisation } from './organisation';
import { holderOf, listSeats, personNamed, type Seat } from './people';
import { draftingBranch, keepDemoPersonas, lateCommune, thinBranch } from './personas';
import { trainYears } from './training';
import { cycleName, linking, openYear, writeForms } from './year';

export async function loadDemo(db: Db, say: (line: string) => void): Promise<void> {
  say('Nhập đơn vị và danh sách…');
  await importOrganisation(db, say);
  const before = instantOf('2023-10-09', '09:00');
  const board = await personNamed(db, 'Nguyễn Thị Mỹ Hạnh', before);
  await addReader(db, before);

  for (const name of boardMembers) {
    const { personId } = await personNamed(db, name, before);
    await ensureAccount(db, personId, before);
  }

  const drafted = await draftFramework(db, { actor: board, at: before }, { from: 'tra-vinh-2020' });
  const frameworkId = drafted.id;
  await publishFramework(
    db,
    { actor: board, at: instantOf('2023-10-16', '10:00') },
    { id: frameworkId, confirmation: versionMark(traVinh2020, drafted.version) },
  );

  const seats = await listSeats(db);
  const branch = seats.filter((seat) => seat.unitCode.split('-').length === 4);
  const secretaries = branch.filter((seat) => seat.title === 'SECRETARY');
  const superiors = seats.filter((seat) => seat.unitCode.split('-').length === 3);
  const province = seats.filter((seat) => seat.unitCode === '84' && linking.titles.includes(seat.title));
  const minds = makeMinds('tra-vinh', await extremes(db, before));

  const first = await openYear(db, board, { year: 2023, frameworkId, minds, say });
  say('Năm 2023: tự đánh giá, đồng cấp, cấp trên…');
  await writeForms(db, secretaries, { year: 2023, role: 'self', minds, zeal: () => 'sends' });
  await writeForms(db, onePerPerson(branch), {
    year: 2023,
    role: 'peers',
    minds,
    zeal: (seat) => (seat.personId % 23 === 0 ? 'late' : 'sends'),
  });
  await writeForms(db, [...superiors, ...province], {
    year: 2023,
    role: 'superiors',
    minds,
    // One of the province's raters leaves every tenth of theirs.
    zeal: ({ personId }, index) =>
      personId === province[0]?.personId && index % 10 === 9 ? 'late' : 'sends',
  });
  const runId = await runScoring(db, { actor: board, at: within(2023, 'review', 0.2) }, first);
  await releaseResults(
    db,
    { actor: board, at: within(2023, 'review', 0.5) },
    {
      runId,
      confirmation: cycleName(2023),
    },
  );
  await recordGrades(db, secretaries);
  await honourYear(db, board, { cycleId: first, say });
  await closeCycle(
    db,
    { actor: board, at: instantOf('2024-03-29', '16:00') },
    {
      id: first,
      confirmation: cycleName(2023),
    },
  );

  say('Năm 2024: đang giữa đợt…');
  await openYear(db, board, { year: 2024, frameworkId, minds, say });
  await writeForms(db, secretaries, {
    year: 2024,
    role: 'self',
    minds,
    until: progressOf('self'),
    zeal: zealOfSelf,
  });
  await writeForms(db, onePerPerson(branch), {
    year: 2024,
    role: 'peers',
    minds,
    until: progressOf('peer'),
    zeal: zealOfPeers,
  });
  for (const branch of [draftingBranch, thinBranch]) await remindCommuneOf(db, branch);
  await trainYears(db, board, say);
  await settlePeerActs(db, { before: dayOf(demoStart), at: instantOf(dayOf(demoStart)) });
  await keepDemoPersonas(db, demoStart);
}

/** On the afternoon before, the secretary of a branch's commune reminded everybody there who is late. */
async function remindCommuneOf(db: Db, branchCode: string): Promise<void> {
  const at = instantOf('2024-11-19', '16:30');
  const code = branchCode.slice(0, branchCode.lastIndexOf('-'));
  const commune = await db.query.unit.findFirst({ where: eq(unit.code, code) });
  const actor = await holderOf(db, code, 'SECRETARY', at);
  await remind(db, { actor, at }, { unitId: commune!.id, cycleId: null, personId: null });
}

/** Who reads and changes nothing: the centre's reader. */
async function addReader(db: Db, at: Date): Promise<void> {
  const centre = await db.query.unit.findFirst({ where: eq(unit.code, 'TW') });
  await addPerson(
    db,
    { actor: system, at },
    {
      ho: 'Phạm',
      dem: 'Quang',
      ten: 'Minh',
      bornOn: '1984-06-30',
      gender: 'male',
      phone: '+84900900005',
      email: null,
      memberCode: null,
      joinedUnionOn: null,
      unitId: centre!.id,
      titleCode: 'READER',
      fromOn: '2022-10-10',
      toOn: null,
      how: 'appointed',
    },
  );
}

/** Two superiors whose forms lean: one harsh, one lenient. */
async function extremes(db: Db, at: Date): Promise<Map<number, number>> {
  const harsh = await holderOf(db, '84-849-02', 'SECRETARY', at);
  const lenient = await holderOf(db, '84-844-04', 'SECRETARY', at);
  return new Map([
    [harsh.personId, 1.9],
    [lenient.personId, -2.2],
  ]);
}

/** The official grades of 2023, as the districts reported them: most good, some excellent, a few only fulfilled. */
async function recordGrades(db: Db, secretaries: readonly Seat[]): Promise<void> {
  const act = { actor: system, at: instantOf('2023-12-28', '15:00') };
  const grades = ['GOOD', 'EXCELLENT', 'GOOD', 'EXCELLENT', 'GOOD', 'GOOD', 'FULFILLED'] as const;
  for (const { personId, unitId } of secretaries) {
    const source = 'Báo cáo xếp loại năm 2023';
    await recordGrade(db, act, { personId, year: 2023, grade: grades[personId % 7]!, source });
    await recordGrade(db, act, { unitId, year: 2023, grade: grades[unitId % 7]!, source });
  }
}

/** One seat a person: somebody with two seats writes their peer forms once. */
function onePerPerson(seats: readonly Seat[]): Seat[] {
  return [...new Map(seats.map((seat) => [seat.personId, seat])).values()];
}

/** How far into a phase of 2024 the demo's clock starts, 0–1. */
function progressOf(phase: 'self' | 'peer'): number {
  const start = within(2024, phase, 0).getTime();
  return (demoStart.getTime() - start) / (within(2024, phase, 1).getTime() - start);
}

/** In mid-flow: most have sent, some stopped half-way, one commune hardly began. */
function zealOfSelf({ personId, unitCode }: Seat): Zeal {
  if (unitCode === draftingBranch) return 'leaves-draft';
  if (unitCode.startsWith(lateCommune)) return 'late';
  return personId % 9 === 4 ? 'leaves-draft' : personId % 6 === 1 ? 'late' : 'sends';
}

function zealOfPeers({ personId, unitCode }: Seat, index: number): Zeal {
  if (unitCode.startsWith(lateCommune)) return 'late';
  if (unitCode === draftingBranch) return index === 0 ? 'sends' : 'late';
  return (personId + index) % 3 === 0 ? 'late' : (personId + index) % 11 === 5 ? 'leaves-draft' : 'sends';
}
