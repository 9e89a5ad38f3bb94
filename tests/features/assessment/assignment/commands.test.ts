import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditDetail, auditEntry, peerAssignment, peerFolder, peerRater } from '#db/schema/index';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm, listMyTasks } from '~/features/assessment/assessment-queries.server';
import { addPeer, assignPeers, recuse, removePeer } from '~/features/assessment/assignment/commands.server';
import {
  findAssignment,
  listAssignmentUnits,
  proposeAssignment,
} from '~/features/assessment/assignment/queries.server';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { findRunningCycle } from '~/features/cycle/cycle-queries.server';
import type { Person } from '~/features/organisation/actor';
import { dayOf, instantOf } from '~/lib/date';
import { Conflict, Invalid, NotFound, Refused } from '~/lib/errors';
import { seededRandom } from '~/lib/prng';
import { actOf } from '../../../support/actors';
import { allAnswers, inPeer, inReview, inSelf, makeAssessed, rateeOf } from '../../../support/assessed';
import { testDb } from '../../../support/database/db';

const database = testDb();
let world: Awaited<ReturnType<typeof makeAssessed>>;
let diem: number;
let dat: number;
beforeAll(async () => {
  world = await makeAssessed(database.db);
  diem = (await rateeOf(database.db, world.cycle.id, world.actors.secretary)).id;
  dat = (await rateeOf(database.db, world.cycle.id, world.actors.nextSecretary)).id;
});

const here = () => ({ cycleId: world.cycle.id, unitId: world.units.commune.id });
const view = (who: Person = world.actors.communeOfficer) => findAssignment(database.db, who, here(), inSelf);
const pairs = () =>
  database.db.select().from(peerAssignment).where(eq(peerAssignment.cycleId, world.cycle.id));
const settle = (now: Date) => settlePeerActs(database.db, { before: dayOf(now), at: instantOf(dayOf(now)) });
const peerRef = (rateeId: number) => ({ role: 'peer' as const, id: String(rateeId) });

describe('a proposal', () => {
  it('is stored nowhere, and says what is thin', async () => {
    const proposal = await proposeAssignment(
      database.db,
      world.actors.communeOfficer,
      here(),
      seededRandom('x'),
    );
    // Diễm: Hiếu, Lệ and Đạt; Đạt: Sa Mết and Diễm, one fewer than the three needed.
    expect(proposal.pairs.length).toBe(5);
    expect(proposal.thin).toEqual([
      { name: 'Sơn Minh Đạt', branchName: 'Chi đoàn ấp Giồng Tranh', peers: 2, candidates: 2 },
    ]);
    expect(proposal.plainRandom.assigned).toBe(5);
    expect(await pairs()).toEqual([]);
    expect(await database.db.$count(peerFolder)).toBe(0);
  });

  it('is shown to officers above, not to others', async () => {
    for (const who of ['districtOfficer', 'board', 'reader'] as const)
      await expect(view(world.actors[who])).resolves.toBeTruthy();
    for (const who of ['secretary', 'otherDistrictOfficer', 'otherCommuneOfficer', 'ended'] as const)
      await expect(view(world.actors[who])).rejects.toThrow(Refused);
  });
});

describe('assigning', () => {
  it('is for those who run the unit or one above, until the peer phase ends', async () => {
    const input = { ...here(), pairs: [{ rateeId: diem, raterId: world.actors.branchMember.personId }] };
    const by = (who: Person, at = inSelf) => assignPeers(database.db, actOf(who, at), input);
    await expect(by(world.actors.otherCommuneOfficer)).rejects.toThrow(Refused);
    await expect(by(world.actors.secretary)).rejects.toThrow(Refused);
    await expect(by(world.actors.reader)).rejects.toThrow(Refused);
    await expect(by(world.actors.communeOfficer, inReview)).rejects.toMatchObject({
      refusal: { reason: 'assessment.assignmentOver' },
    });
  });

  it('refuses somebody who may not rate this person, and oneself', async () => {
    for (const rater of [world.actors.farSecretary, world.actors.nextMember, world.actors.secretary]) {
      const input = { ...here(), pairs: [{ rateeId: diem, raterId: rater.personId }] };
      await expect(
        assignPeers(database.db, actOf(world.actors.communeOfficer, inSelf), input),
      ).rejects.toThrow(Invalid);
    }
  });

  it('stores pairs once, a sealed empty form and a counter each, and one entry', async () => {
    const act = actOf(world.actors.communeOfficer, inSelf);
    const proposal = await proposeAssignment(
      database.db,
      world.actors.communeOfficer,
      here(),
      seededRandom('y'),
    );
    expect(await assignPeers(database.db, act, { ...here(), pairs: proposal.pairs })).toBe(5);
    expect(await assignPeers(database.db, act, { ...here(), pairs: proposal.pairs })).toBe(0);
    expect(await database.db.$count(peerFolder)).toBe(0);
    expect(await database.db.$count(peerRater)).toBe(5);
    const recorded = await database.db.$count(auditEntry, eq(auditEntry.action, 'assessment.assignPeers'));
    expect(recorded).toBe(1);
  });

  it('says in small groups that the person may guess', async () => {
    const { peers } = await listMyTasks(database.db, world.actors.branchMember, inPeer);
    expect(peers).toMatchObject([{ role: 'PEER', key: `peer/${diem}`, isSmallGroup: true, refusal: null }]);
  });

  it('counts what is missing, by unit, for officers', async () => {
    const cycle = (await findRunningCycle(database.db, inSelf))!;
    const list = (who: Person) => listAssignmentUnits(database.db, who, { cycle, page: 1 });
    expect(await list(world.actors.board)).toMatchObject({
      total: 2,
      ratees: 3,
      withoutPeers: 1,
      rows: [
        {
          name: 'Đoàn xã An Phú',
          ratees: 2,
          without: 0,
          short: 1,
          peer: 5,
          peerSent: 0,
          self: 2,
          superior: 4,
        },
        { name: 'Đoàn xã Hàm Tân', ratees: 1, without: 1, short: 1, peer: 0 },
      ],
    });
    expect((await list(world.actors.communeOfficer)).rows.map(({ name }) => name)).toEqual([
      'Đoàn xã An Phú',
    ]);
    await expect(list(world.actors.secretary)).rejects.toThrow(Refused);
  });
});

describe('a peer’s form', () => {
  it('is there for the one who was asked, and for nobody else', async () => {
    const mine = await findMyForm(database.db, world.actors.branchMember, peerRef(diem), inPeer);
    expect(mine).toMatchObject({
      ratee: { name: 'Lâm Thị Ngọc Diễm' },
      form: { savedAt: null, state: 'assigned' },
    });
    for (const who of ['secretary', 'nextMember', 'communeOfficer', 'board'] as const)
      await expect(findMyForm(database.db, world.actors[who], peerRef(diem), inPeer)).rejects.toThrow(
        NotFound,
      );
  });

  it('keeps a draft under a version that counts nothing, and takes no notes', async () => {
    const act = actOf(world.actors.branchMember, inPeer);
    const { form } = await findMyForm(database.db, world.actors.branchMember, peerRef(diem), inPeer);
    const input = {
      ...peerRef(diem),
      version: form.version,
      patch: { answers: { A1: 4 as const }, comment: 'Tận tâm' },
    };
    const saved = await saveDraft(database.db, act, input);
    expect(Math.abs(saved.version - form.version)).toBeGreaterThan(1);
    const again = await findMyForm(database.db, world.actors.branchMember, peerRef(diem), inPeer);
    expect(again.form.content).toMatchObject({ answers: { A1: 4 }, comment: 'Tận tâm' });
    const stale = saveDraft(database.db, act, { ...input, patch: { comment: 'Khác' } });
    await expect(stale).rejects.toMatchObject({ status: 409, current: { content: { comment: 'Tận tâm' } } });
    const noted = saveDraft(database.db, act, {
      ...input,
      version: saved.version,
      patch: { notes: { A1: 'x' } },
    });
    await expect(noted).rejects.toThrow(Invalid);
  });

  it('is sent once; the record learns it a day later, and only how many', async () => {
    const { branchMember, branchDeputy } = world.actors;
    const send = async (who: Person, at: Date) => {
      const { form, skills } = await findMyForm(database.db, who, peerRef(diem), at);
      const input = { ...peerRef(diem), version: form.version, declared: true };
      return submitForm(database.db, actOf(who, at), { ...input, patch: { answers: allAnswers(skills) } });
    };
    const first = await send(branchMember, inPeer);
    expect(await send(branchMember, inPeer)).toEqual({ ...first, isEarlier: true });
    const count = async () => {
      const of = and(eq(peerRater.cycleId, world.cycle.id), eq(peerRater.raterId, branchMember.personId));
      return (await database.db.query.peerRater.findFirst({ where: of }))?.sent;
    };
    expect(await count()).toBe(0);
    await settle(inPeer);
    expect(await count()).toBe(1);
    const sendings = () =>
      database.db
        .select({ actorId: auditEntry.actorId, after: auditDetail.after })
        .from(auditEntry)
        .innerJoin(auditDetail, eq(auditDetail.number, auditEntry.number))
        .where(eq(auditEntry.action, 'assessment.submitPeer'));
    expect(await sendings()).toEqual([]);
    const nextDay = new Date(inPeer.getTime() + 24 * 3600_000);
    await send(branchDeputy, nextDay);
    await settle(nextDay);
    expect(await sendings()).toEqual([
      { actorId: null, after: { day: '2024-11-20', sent: { [branchMember.personId]: 1 } } },
    ]);
  });

  it('cannot be taken away once it was sent', async () => {
    const act = actOf(world.actors.communeOfficer, inPeer);
    const sent = { cycleId: world.cycle.id, rateeId: diem, raterId: world.actors.branchMember.personId };
    await expect(removePeer(database.db, act, sent)).rejects.toThrow(Conflict);
    const open = { cycleId: world.cycle.id, rateeId: dat, raterId: world.actors.nextMember.personId };
    await removePeer(database.db, act, open);
    expect((await listMyTasks(database.db, world.actors.nextMember, inPeer)).peers).toEqual([]);
    await addPeer(database.db, act, open);
    expect((await listMyTasks(database.db, world.actors.nextMember, inPeer)).peers.length).toBe(1);
  });
});

describe('stepping aside', () => {
  it('needs a reason, which the officer reads and the record does not', async () => {
    const { nextSecretary, communeOfficer } = world.actors;
    const act = actOf(nextSecretary, inPeer);
    await expect(recuse(database.db, act, { rateeId: diem, reason: 'bận' })).rejects.toThrow(Invalid);
    await recuse(database.db, act, { rateeId: diem, reason: 'Tôi là em ruột của đồng chí Diễm' });
    expect((await listMyTasks(database.db, nextSecretary, inPeer)).peers).toEqual([]);
    const { ratees } = await view(communeOfficer);
    const row = ratees.find(({ id }) => id === diem)!;
    expect(row.recused).toEqual([
      { id: nextSecretary.personId, name: 'Sơn Minh Đạt', reason: 'Tôi là em ruột của đồng chí Diễm' },
    ]);
    expect(row.candidates).toEqual([]);
    const read = (await view(world.actors.reader)).ratees.find(({ id }) => id === diem)!;
    expect(read.recused).toMatchObject([{ name: 'Sơn Minh Đạt', reason: null }]);
    const details = await database.db.select().from(auditDetail);
    expect(JSON.stringify(details)).not.toContain('em ruột');
  });

  it('is final: the form is closed and the pair is not proposed again', async () => {
    const { nextSecretary, communeOfficer } = world.actors;
    const { form } = await findMyForm(database.db, nextSecretary, peerRef(diem), inPeer);
    const save = saveDraft(database.db, actOf(nextSecretary, inPeer), {
      ...peerRef(diem),
      version: form.version,
      patch: { comment: 'x' },
    });
    await expect(save).rejects.toMatchObject({ refusal: { reason: 'assessment.recused' } });
    const back = { cycleId: world.cycle.id, rateeId: diem, raterId: nextSecretary.personId };
    await expect(addPeer(database.db, actOf(communeOfficer, inPeer), back)).rejects.toThrow(Invalid);
    await expect(removePeer(database.db, actOf(communeOfficer, inPeer), back)).rejects.toThrow(Conflict);
  });

  it('is not for somebody nobody asked, nor after sending', async () => {
    const reason = 'Tôi không biết rõ đồng chí này';
    const far = recuse(database.db, actOf(world.actors.farSecretary, inPeer), { rateeId: diem, reason });
    await expect(far).rejects.toThrow(NotFound);
    const late = recuse(database.db, actOf(world.actors.branchMember, inPeer), { rateeId: diem, reason });
    await expect(late).rejects.toThrow(Conflict);
  });
});
