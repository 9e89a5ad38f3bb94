/** A roster of 10,000 people: our import (read, plan, write with the record) beside the bare inserts of the same rows. */
import { migrate, openDb } from '#db/client';
import { makeUnit } from '#db/factories/organisation';
import { appointment, person } from '#db/schema/index';
import { system } from '~/features/organisation/actor';
import { confirmImport, uploadFile } from '~/features/organisation/import/commands.server';
import { buildWorkers } from '../../app/commands/build-workers';

const people = 10_000;
const act = { actor: system, at: new Date('2024-11-20T02:00:00Z') };

await buildWorkers();
const ours = await measured(async (db) => {
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
  return async () => {
    const id = await uploadFile(db, act, { kind: 'roster', fileName: 'roster.csv', bytes, unitId: null });
    await confirmImport(db, act, id);
  };
});
const bare = await measured(async (db) => {
  const unit = await makeUnit(db, { code: '84', name: 'Tỉnh Đoàn', typeCode: 'PROVINCE', parentId: null });
  return () =>
    db.transaction(async (tx) => {
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
        await tx.insert(appointment).values(
          made.map((r) => ({
            personId: r.id,
            unitId: unit.id,
            titleCode: 'COMMITTEE_MEMBER',
            fromOn: '2022-03-01',
          })),
        );
      }
    });
});
console.log(
  `import of ${people} people: ${ours} ms; bare inserts: ${bare} ms; ratio ${(ours / bare).toFixed(2)}`,
);
process.exit(0);

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

type Prepare = (db: Awaited<ReturnType<typeof openDb>>['db']) => Promise<() => Promise<unknown>>;

/** Milliseconds of what `prepare` hands back, on an empty embedded database. */
async function measured(prepare: Prepare): Promise<number> {
  const open = await openDb({});
  await migrate(open, 'db/migrations');
  const run = await prepare(open.db);
  const started = performance.now();
  await run();
  const took = Math.round(performance.now() - started);
  await open.close();
  return took;
}
