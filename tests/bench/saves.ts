/**
 * `npm run bench -- saves`: what a save of a sealed form costs beside one of a named form, in processor time and bytes
 * of the write-ahead log, in one run; beside its ceilings. On PostgreSQL with `DATABASE_URL` (an empty database).
 */
import { sql } from 'drizzle-orm';
import { type Db, migrate, openDb, rowsOf } from '#db/client';
import { loadReference } from '#db/reference';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm, listMyTasks } from '~/features/assessment/assessment-queries.server';
import { type FormRef, readFormRef } from '~/features/assessment/assessment-task';
import { addPeer } from '~/features/assessment/assignment/commands.server';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import type { Person } from '~/features/organisation/actor';
import { actOf } from '../support/actors';
import { allAnswers, inPeer, inSelf, makeAssessed, rateeOf } from '../support/assessed';

const saves = 200;
/** Times as much as a save of a named form. */
const ceilings = { time: 4, bytes: 40 };
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
Object.assign(process.env, {
  SESSION_SECRET: 'only this benchmark uses this secret of some length',
  AUDIT_KEY: key(1),
  PEER_KEY: key(2),
});

const open = await openDb(process.env.DATABASE_URL ? { url: process.env.DATABASE_URL, max: 2 } : {});
await migrate(open, 'db/migrations');
const { db } = open;
await loadReference(db);
const { actors, cycle } = await makeAssessed(db);
const diem = (await rateeOf(db, cycle.id, actors.secretary)).id;
for (const rater of [actors.branchDeputy, actors.branchMember, actors.nextSecretary])
  await addPeer(db, actOf(actors.communeOfficer, inSelf), {
    cycleId: cycle.id,
    rateeId: diem,
    raterId: rater.personId,
  });
const { self: own } = await listMyTasks(db, actors.nextSecretary, inPeer);
const self = readFormRef('self', own!.key.split('/')[1])!;
const peer: FormRef = { role: 'peer', id: String(diem) };

await typed(db, actors.nextSecretary, self, 20);
await typed(db, actors.branchDeputy, peer, 20);
const named = await cost(() => typed(db, actors.nextSecretary, self, saves));
const sealed = await cost(() => typed(db, actors.branchDeputy, peer, saves));
const sent = await cost(() => send(db, actors.branchDeputy, peer));
const gathered = await cost(() =>
  settlePeerActs(db, { before: '2024-12-12', at: new Date('2024-12-11T17:00:00Z') }),
);
for (const [what, { ms, bytes }, count] of [
  ['a save of a named form', named, saves],
  ['a save of a sealed form', sealed, saves],
  ['sending a sealed form', sent, 1],
  ['a gathering of one folder', gathered, 1],
] as const)
  console.log(
    `${what}: ${(ms / count).toFixed(1)} ms of processor, ${Math.round(bytes / count)} bytes of log`,
  );
console.log(
  `sealed ÷ named: ${(sealed.ms / named.ms).toFixed(1)} × the time (ceiling ${ceilings.time}), ` +
    `${(sealed.bytes / named.bytes).toFixed(1)} × the log (ceiling ${ceilings.bytes})`,
);
await open.close();
process.exit(0);

/** One types a comment longer and longer. */
async function typed(db: Db, rater: Person, ref: FormRef, times: number): Promise<void> {
  let { version } = (await findMyForm(db, rater, ref, inPeer)).form;
  for (let k = 0; k < times; k++) {
    const patch = { comment: `Đồng chí làm việc đều tay, lần ghi ${k} ${'rõ '.repeat(k)}` };
    ({ version } = await saveDraft(db, actOf(rater, inPeer), { ...ref, version, patch }));
  }
}

async function send(db: Db, rater: Person, ref: FormRef): Promise<void> {
  const { form, skills } = await findMyForm(db, rater, ref, inPeer);
  const patch = { answers: allAnswers(skills) };
  await submitForm(db, actOf(rater, inPeer), { ...ref, version: form.version, patch, declared: true });
}

/** Of this process (on PostgreSQL without the server's) and of the log. */
async function cost(work: () => Promise<unknown>): Promise<{ ms: number; bytes: number }> {
  const at = async () => {
    const [row] = await rowsOf<{ lsn: string }>(db, sql`select pg_current_wal_insert_lsn() - '0/0' as lsn`);
    return Number(row!.lsn);
  };
  const from = await at();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, bytes: (await at()) - from };
}
