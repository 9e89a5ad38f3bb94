/**
 * The plot lives through its year, stage by stage, by the commands themselves. After each stage `things` names what
 * stands by then (ids as text), for tests that walk every route at the moment when the only question is who asks.
 */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { makeDecision } from '#db/factories/commendation';
import { makeCycle } from '#db/factories/cycle';
import { makeFramework } from '#db/factories/framework';
import { wholeStatement } from '#db/factories/nomination';
import { makeAppointment, makePerson, makeUnit } from '#db/factories/organisation';
import { appointment, assessment, commendation, cycleUnit, person, unit } from '#db/schema/index';
import { ensureAccount, keepNotice, setPassword } from '~/features/account/account-commands.server';
import { createResetLink, invite } from '~/features/account/invitation/commands.server';
import { createSetupLink } from '~/features/account/link/making-commands.server';
import { openSession } from '~/features/account/sign-in/session.server';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import type { FormRef } from '~/features/assessment/assessment-task';
import { addPeer } from '~/features/assessment/assignment/commands.server';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import { commend } from '~/features/commendation/commendation-commands.server';
import { publishDecision } from '~/features/commendation/publication-commands.server';
import { openCycle } from '~/features/cycle/opening/commands.server';
import { addCompetency } from '~/features/framework/editing/editing-commands.server';
import { giveConsent } from '~/features/nomination/consent/commands.server';
import { nominate, saveStatement, submitNomination } from '~/features/nomination/nomination-commands.server';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { uploadFile } from '~/features/organisation/import/commands.server';
import { planImport } from '~/features/organisation/plan/planning.server';
import { runScoring } from '~/features/scoring/scoring-commands.server';
import { releaseResults } from '~/features/scoring/scoring-release-commands.server';
import { shortlistNominee } from '~/features/shortlist/shortlist-commands.server';
import { actOf, makePlot, type Plot } from './actors';
import { allAnswers, rateeOf } from './assessed';
import { trainBy } from './trained';

/** Of Diễm and of Tâm, whose appointment ended; the others have none. */
export const lifePassword = 'mùa lúa chín vàng';

/** The year in order, with the clock of each stage. */
export const stages = {
  /** Nobody has an account; the first administrator's link waits. */
  founding: new Date('2024-11-01T02:00:00Z'),
  /** The cycle is a draft; frameworks, links and uploaded files lie ready. */
  planning: new Date('2024-11-08T02:00:00Z'),
  /** Self and peer phases run; peers are asked, Đạt has sent his own form. */
  rating: new Date('2024-11-20T02:00:00Z'),
  /** Superiors write. */
  judging: new Date('2024-12-02T02:00:00Z'),
  /** A first run stands, nothing is released. */
  review: new Date('2024-12-12T02:00:00Z'),
  /** Results are out, and a second run stands beside the first. */
  released: new Date('2024-12-13T02:00:00Z'),
  /** Diễm's and Sương's files are drafts, whole. */
  nominating: new Date('2024-12-25T02:00:00Z'),
  /** Both were sent. */
  sent: new Date('2024-12-26T02:00:00Z'),
  /** The board marks and lists. */
  shortlisting: new Date('2025-01-15T02:00:00Z'),
  /** Both files are on the list. */
  deciding: new Date('2025-01-26T02:00:00Z'),
  /** A decision on both is recorded; one of another province too. */
  publishing: new Date('2025-02-03T02:00:00Z'),
  /** It is published. */
  published: new Date('2025-02-05T02:00:00Z'),
} as const;
export type Stage = keyof typeof stages;
export const stageNames = Object.keys(stages) as Stage[];

export type Lived = {
  plot: Plot;
  /** Secretary of another province's board: runs things, but not here. */
  elsewhere: Person;
  things: Record<string, string | File>;
};

export async function foundLife(db: Db): Promise<Lived> {
  const plot = await makePlot(db);
  const otherProvince = await makeUnit(db, {
    code: '83',
    name: 'Tỉnh Đoàn Bến Tre',
    typeCode: 'PROVINCE',
    parentId: plot.units.centre.id,
  });
  const chief = await makePerson(db, { fullName: 'Võ Thị Bích Ngà', phone: '+84900000099' });
  await makeAppointment(db, { personId: chief.id, unitId: otherProvince.id, titleCode: 'SECRETARY' });
  const elsewhere = (await findActor(db, chief.id, stages.founding))!;
  const things: Lived['things'] = { otherProvince: String(otherProvince.id), chief: String(chief.id) };
  for (const [name, { id }] of Object.entries(plot.units)) things[name] = String(id);
  for (const [name, { personId }] of Object.entries(plot.actors)) {
    things[name] = String(personId);
    const seat = await db.query.appointment.findFirst({ where: eq(appointment.personId, personId) });
    things[`${name}Seat`] = String(seat!.id);
  }
  const member = { unitId: plot.units.farBranch.id, titleCode: 'COMMITTEE_MEMBER' };
  const far = await makePerson(db, { fullName: 'Danh Thị Tuyền' });
  await makeAppointment(db, { personId: far.id, ...member });
  things.farMember = String(far.id);
  for (const name of ['secretary', 'ended'] as const) {
    const found = await db.query.person.findFirst({ where: eq(person.id, plot.actors[name].personId) });
    things[`${name}Phone`] = found!.phone!;
  }
  // Whoever nominates asks for an age.
  await db.update(person).set({ bornOn: '1998-04-30' });
  things.roster = new File([rosterText], 'can-bo.csv', { type: 'text/csv' });
  things.setupLink = tokenOf((await createSetupLink(db, stages.founding))!);
  return { plot, elsewhere, things };
}

/** Goes on to the next stage; what it made is in `life.things`. */
export async function live(db: Db, life: Lived, stage: Stage): Promise<void> {
  await steps[stage](db, life, stages[stage]);
}

/** A cookie of the person at that moment, or undefined without an account. */
export async function cookieOf(db: Db, personId: number, at: Date): Promise<string> {
  const userId = await giveAccount(db, personId, at);
  const headers = await openSession(db, userId, new Request('http://127.0.0.1:3000/'), at);
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** An account whose owner has read the privacy notice. */
async function giveAccount(db: Db, personId: number, at: Date): Promise<string> {
  const userId = await ensureAccount(db, personId, at);
  await keepNotice(db, userId, at);
  return userId;
}

type Step = (db: Db, life: Lived, at: Date) => Promise<void>;

const steps: Record<Stage, Step> = {
  founding: async () => {},

  planning: async (db, { plot, elsewhere, things }, at) => {
    const { actors, units } = plot;
    const provinceId = units.province.id;
    const board = actOf(actors.board, at);
    const version = await makeFramework(db, { unitId: provinceId, state: 'published' });
    const draft = await makeFramework(db, { unitId: provinceId, version: 2 });
    const added = await addCompetency(db, board, { id: draft.id, group: 'A', ...newSkill });
    const foreignId = Number(things.otherProvince);
    const foreign = await makeFramework(db, { unitId: foreignId, state: 'published' });
    const foreignDraft = await makeFramework(db, { unitId: foreignId, version: 2 });
    const foreignSkill = await addCompetency(db, actOf(elsewhere, at), {
      id: foreignDraft.id,
      group: 'A',
      ...newSkill,
    });
    // Older than the plot's own: the running cycle is the newest, whichever province it is.
    const foreignCycle = await makeCycle(db, {
      unitId: foreignId,
      frameworkId: foreign.id,
      state: 'open',
      openedAt: new Date('2024-11-01T01:00:00Z'),
    });
    const here = await db.query.unit.findFirst({ where: eq(unit.id, foreignId) });
    await db.insert(cycleUnit).values({
      cycleId: foreignCycle.id,
      unitId: foreignId,
      parentId: here!.parentId,
      path: here!.path,
      name: here!.name,
      typeCode: here!.typeCode,
      level: 'province',
      sortKey: here!.sortKey,
    });
    const cycle = await makeCycle(db, { unitId: provinceId, frameworkId: version.id });
    const later = { name: 'Đợt đánh giá năm 2025', year: 2025 };
    const nextCycle = await makeCycle(db, { unitId: provinceId, frameworkId: version.id, ...later });
    const foreignDraftCycle = await makeCycle(db, { unitId: foreignId, frameworkId: foreign.id, ...later });
    Object.assign(things, {
      framework: String(version.id),
      draft: String(draft.id),
      revision: String(added.revision),
      skill: added.code,
      foreignFramework: String(foreign.id),
      foreignDraft: String(foreignDraft.id),
      foreignRevision: String(foreignSkill.revision),
      cycle: String(cycle.id),
      nextCycle: String(nextCycle.id),
      foreignCycle: String(foreignCycle.id),
      foreignDraftCycle: String(foreignDraftCycle.id),
    });
    for (const [prefix, act, learner] of [
      ['home', board, actors.secretary.personId],
      ['away', actOf(elsewhere, at), 0],
    ] as const)
      for (const [what, id] of Object.entries(await trainBy(db, act, learner)))
        things[`${prefix}${what[0]!.toUpperCase()}${what.slice(1)}`] = id;
    const upload = { kind: 'roster' as const, fileName: 'can-bo.csv', bytes: Buffer.from(rosterText) };
    const officer = actOf(actors.communeOfficer, at);
    const otherOfficer = actOf(actors.otherCommuneOfficer, at);
    things.import = await uploadFile(db, officer, { ...upload, unitId: units.commune.id });
    things.foreignImport = await uploadFile(db, otherOfficer, { ...upload, unitId: units.otherCommune.id });
    const { digest } = await planImport(db, officer, things.import);
    things.importDigest = digest;
    const [link] = await invite(db, officer, { personIds: [actors.branchMember.personId] });
    things.invitationLink = tokenOf(link!.url);
    for (const { personId } of [actors.secretary, actors.ended])
      await setPassword(db, await giveAccount(db, personId, at), lifePassword, at);
    for (const { personId } of [actors.branchDeputy, actors.farSecretary])
      await giveAccount(db, personId, at);
    const reset = await createResetLink(db, officer, { personId: actors.branchDeputy.personId });
    things.resetLink = tokenOf(reset.url);
  },

  rating: async (db, { plot, things }, at) => {
    const { actors } = plot;
    const cycleId = Number(things.cycle);
    const opened = actOf(actors.board, new Date('2024-11-08T03:00:00Z'));
    await openCycle(db, opened, { id: cycleId, confirmation: 'Đợt đánh giá năm 2024' });
    await makeForms(db, opened, cycleId);
    for (const [name, secretary] of [
      ['ratee', actors.secretary],
      ['nextRatee', actors.nextSecretary],
      ['farRatee', actors.farSecretary],
    ] as const)
      things[name] = String((await rateeOf(db, cycleId, secretary)).id);
    // Elected after the cycle took its picture of the roster.
    for (const [name, unitId] of [
      ['newcomer', things.branch],
      ['farNewcomer', things.farBranch],
    ] as const) {
      const newcomer = await makePerson(db, { fullName: 'Trương Thị Mới' });
      const seat = { unitId: Number(unitId), titleCode: 'COMMITTEE_MEMBER' };
      await makeAppointment(db, { personId: newcomer.id, ...seat });
      things[name] = String(newcomer.id);
    }
    things.selfForm = await formOf(db, things.ratee, actors.secretary);
    things.farSelfForm = await formOf(db, things.farRatee, actors.farSecretary);
    things.superiorForm = await formOf(db, things.ratee, actors.communeOfficer);
    things.farSuperiorForm = await formOf(db, things.farRatee, actors.otherCommuneOfficer);
    things.sentForm = await formOf(db, things.nextRatee, actors.nextSecretary);
    const officer = actOf(actors.communeOfficer, at);
    await addPeer(db, officer, {
      cycleId,
      rateeId: Number(things.nextRatee),
      raterId: actors.secretary.personId,
    });
    for (const rater of [actors.branchDeputy, actors.branchMember, actors.nextSecretary])
      await addPeer(db, officer, { cycleId, rateeId: Number(things.ratee), raterId: rater.personId });
    await writeWhole(db, actors.nextSecretary, { role: 'self', id: things.sentForm }, at);
  },

  judging: async (db, { plot, things }) => {
    const inTime = new Date('2024-11-23T02:00:00Z');
    const { secretary, farSecretary } = plot.actors;
    await writeWhole(db, secretary, { role: 'self', id: String(things.selfForm) }, inTime);
    await writeWhole(db, farSecretary, { role: 'self', id: String(things.farSelfForm) }, inTime);
  },

  review: async (db, { plot, things }, at) => {
    const { actors } = plot;
    const written = new Date('2024-12-03T02:00:00Z');
    for (const [form, officer] of [
      [things.superiorForm, actors.communeOfficer],
      [things.farSuperiorForm, actors.otherCommuneOfficer],
    ] as const)
      await writeWhole(db, officer, { role: 'superior', id: String(form) }, written);
    const before = new Date(at.getTime() - 3_600_000);
    things.run = await runScoring(db, actOf(actors.board, before), Number(things.cycle));
  },

  released: async (db, { plot, things }, at) => {
    const board = actOf(plot.actors.board, new Date(at.getTime() - 3_600_000));
    await releaseResults(db, board, {
      runId: String(things.run),
      confirmation: 'Đợt đánh giá năm 2024',
    });
    const why = 'Bổ sung hai phiếu cấp trên gửi muộn';
    things.laterRun = await runScoring(db, actOf(plot.actors.board, at), Number(things.cycle), why);
  },

  nominating: async (db, { plot, things }, at) => {
    const { actors } = plot;
    const draft = async (officer: Person, ratee: unknown) => {
      const act = actOf(officer, at);
      const id = await nominate(db, act, { rateeId: Number(ratee) });
      await saveStatement(db, act, { id, version: 0, ...wholeStatement });
      return id;
    };
    things.file = await draft(actors.districtOfficer, things.ratee);
    things.foreignFile = await draft(actors.otherDistrictOfficer, things.farRatee);
  },

  sent: async (db, { plot, things }, at) => {
    const { districtOfficer, otherDistrictOfficer, secretary } = plot.actors;
    await submitNomination(db, actOf(districtOfficer, at), { id: String(things.file), version: 1 });
    await submitNomination(db, actOf(otherDistrictOfficer, at), {
      id: String(things.foreignFile),
      version: 1,
    });
    const word = { nominationId: String(things.file), answer: 'given' as const, text: 'như trang ấy viết' };
    await giveConsent(db, actOf(secretary, at), word);
  },

  shortlisting: async () => {},

  deciding: async (db, { plot, things }) => {
    const board = actOf(plot.actors.board, stages.shortlisting);
    for (const file of [things.file, things.foreignFile])
      await shortlistNominee(db, board, { nominationId: String(file), reason: '' });
  },

  publishing: async (db, { plot, things }) => {
    const { id } = await commend(db, actOf(plot.actors.board, stages.deciding), {
      cycleId: Number(things.cycle),
      nominationIds: [String(things.file), String(things.foreignFile)],
      ...lifePaper,
    });
    const people = await db.query.commendation.findMany({ where: eq(commendation.decisionId, id) });
    const of = (file: unknown) => people.find(({ nominationId }) => nominationId === file)!;
    things.decision = id;
    things.commendation = of(things.file).id;
    things.foreignCommendation = of(things.foreignFile).id;
    things.code = of(things.file).verifyCode;
    const elsewhere = { cycleId: Number(things.foreignCycle), unitId: Number(things.otherProvince) };
    things.foreignDecision = (await makeDecision(db, elsewhere)).id;
  },

  published: async (db, { plot, things }) => {
    const act = actOf(plot.actors.board, new Date('2025-02-03T03:00:00Z'));
    await publishDecision(db, act, { decisionId: String(things.decision), confirmation: lifePaper.number });
  },
};

export const lifePaper = {
  number: '21-QĐ/TĐTN-BTC',
  signedOn: '2025-01-26',
  signer: 'Nguyễn Thị Mỹ Hạnh, Bí thư',
  reason: 'Ban Thường vụ họp ngày 25/01/2025 và bỏ phiếu cho từng đồng chí.',
};

const rosterText = `Mã đơn vị;Tên chi đoàn;Họ và tên;Chức vụ;Giữ chức vụ từ ngày
84-CK-01-02;Chi đoàn ấp Giồng Tranh;Thạch Thị Hồng Gấm;Phó Bí thư;01/06/2024
`;

const newSkill = {
  nameVi: 'Kỹ năng thêm của tỉnh',
  nameEn: 'A skill of the province',
  appliesTo: ['residential' as const],
  weight: 1,
  levels: Array.from({ length: 5 }, (_, k) => ({ vi: `Mức ${k + 1} của kỹ năng`, en: `Level ${k + 1}` })),
  wordings: [],
};

function tokenOf(url: string): string {
  return url.split('/').at(-1)!;
}

async function formOf(db: Db, rateeId: unknown, { personId }: Person): Promise<string> {
  const row = await db.query.assessment.findFirst({
    where: and(eq(assessment.rateeId, Number(rateeId)), eq(assessment.raterId, personId)),
  });
  return row!.id;
}

async function writeWhole(db: Db, rater: Person, ref: FormRef, at: Date): Promise<void> {
  const act = actOf(rater, at);
  const { skills } = await findMyForm(db, rater, ref, at);
  const { version } = await saveDraft(db, act, {
    ...ref,
    version: 0,
    patch: { answers: allAnswers(skills) },
  });
  await submitForm(db, act, { ...ref, version, patch: {}, declared: true });
}
