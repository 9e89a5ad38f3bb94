/**
 * `npm run bench -- import`: a roster of 10,000 people, read, previewed and imported, new and once more as it stands: CPU
 * beside bare inserts of the same rows, and the longest stop of the server beside its ceiling, in one run.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type Db, migrate, openDb } from '#db/client';
import { makeUnit } from '#db/factories/organisation';
import { appointment, person } from '#db/schema/index';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { system } from '~/features/organisation/actor';
import { confirmImport, uploadFile } from '~/features/organisation/import/commands.server';
import { previewImport } from '~/features/organisation/import/preview-queries.server';

const people = 10_000;
const ceiling = { stopMs: 200, confirmRatio: 1.2 };
const act = { actor: system, at: new Date('2024-11-20T02:00:00Z') };

process.env.NODE_ENV = 'production';
Object.assign(process.env, {
  SESSION_SECRET: 'only this benchmark uses this secret of some length',
  AUDIT_KEY: Buffer.alloc(32, 1).toString('base64'),
  PEER_KEY: Buffer.alloc(32, 2).toString('base64'),
});
await buildWorkers();

const bare = await onEmpty(async (db) => {
  const unit = await makeUnit(db, { code: '84', name: 'Tỉnh Đoàn', typeCode: 'PROVINCE', parentId: null });
  return measured(() => insertBare(db, unit.id));
});
const ours = await onEmpty(async (db) => {
  const province = await makeUnit(db, {
    code: '84',
    name: 'Tỉnh Đoàn',
    typeCode: 'PROVINCE',
    parentId: null,
  });
  const commune = await makeUnit(db, {
    code: '84-01',
    name: 'Đoàn xã',
    typeCode: 'COMMUNE',
    parentId: province.id,
  });
  await makeUnit(db, {
    code: '84-01-01',
    name: 'Chi đoàn',
    typeCode: 'BRANCH_RESIDENTIAL',
    parentId: commune.id,
  });
  const lines = [
    'Mã đơn vị;Họ và tên;Ngày sinh;Số điện thoại;Chức vụ;Giữ chức vụ từ ngày',
    ...rows().map((r) => `84-01-01;${r.name};01/02/1999;${r.phone};Ủy viên BCH;01/03/2022`),
  ];
  const bytes = Buffer.from(`\ufeff${lines.join('\r\n')}`);
  const file = { kind: 'roster' as const, fileName: 'roster.csv', bytes, unitId: null };
  let id = '';
  let digest = '';
  const preview = (page: number) => previewImport(db, act, { id, show: null, page });
  const upload = async () => {
    id = await uploadFile(db, act, file);
  };
  return {
    'read and plan': await measured(upload),
    preview: await measured(async () => {
      digest = (await preview(1)).view!.digest;
    }),
    'next page': await measured(() => preview(2)),
    confirm: await measured(() => confirmImport(db, act, id, digest)),
    'read and plan once more': await measured(upload),
    'preview once more': await measured(() => preview(1)),
  };
});

console.log(`bare inserts of ${people} people: ${bare.cpu} ms CPU, longest stop ${bare.stop} ms`);
for (const [name, { cpu, took, stop }] of Object.entries(ours))
  console.log(
    `${name}: ${cpu} ms CPU (${(cpu / bare.cpu).toFixed(2)} × bare inserts), ${took} ms in all; ` +
      `longest stop ${stop} ms, ceiling ${ceiling.stopMs} ms (${(stop / ceiling.stopMs).toFixed(2)})`,
  );
const ratio = ours.confirm.cpu / bare.cpu;
console.log(`confirm / bare inserts: ${ratio.toFixed(2)}, ceiling ${ceiling.confirmRatio}`);
process.exit(0);

type Measured = { cpu: number; took: number; stop: number };

/** Milliseconds of CPU (all threads), on the clock, and of the longest time in which the server did nothing else. */
async function measured(work: () => Promise<unknown>): Promise<Measured> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  await pause(100);
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system: kernel } = process.cpuUsage(cpu);
  const took = Math.round(performance.now() - started);
  await pause(50);
  loop.disable();
  return { cpu: Math.round((user + kernel) / 1_000), took, stop: Math.round(loop.max / 1e6) };
}

/** What comes of `work` on an empty embedded database. */
async function onEmpty<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const open = await openDb({});
  await migrate(open, 'db/migrations');
  const result = await work(open.db);
  await open.close();
  return result;
}

function insertBare(db: Db, unitId: number): Promise<void> {
  return db.transaction(async (tx) => {
    for (let from = 0; from < people; from += 500) {
      const slice = rows().slice(from, from + 500);
      const made = await tx
        .insert(person)
        .values(
          slice.map((r) => ({
            ho: 'Nguyễn',
            ten: 'An',
            fullName: r.name,
            sortKey: r.name,
            searchKey: r.name,
            phone: `+84${r.phone.slice(1)}`,
          })),
        )
        .returning({ id: person.id });
      await tx
        .insert(appointment)
        .values(
          made.map((r) => ({ personId: r.id, unitId, titleCode: 'COMMITTEE_MEMBER', fromOn: '2022-03-01' })),
        );
    }
  });
}

function rows() {
  return Array.from({ length: people }, (_, i) => ({
    name: `Nguyễn Văn ${letters(i)}`,
    phone: `09${String(10_000_000 + i)}`,
  }));
}

function letters(n: number): string {
  const text = n.toString(26).replace(/[0-9a-p]/g, (d) => String.fromCharCode(97 + Number.parseInt(d, 26)));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
