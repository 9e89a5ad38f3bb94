#!/usr/bin/env bash
# pg-boss 10.4.2: a failed job that is retried the next morning may be put away before it runs.
# Common guess: retry() puts a failed job back into its queue. Seen: it keeps the time of its failure, so the next maintenance takes
# it for a job that was over long ago and archives it; no error, no event, and the job never runs. A job that is worked on at that
# moment vanishes the same way. Also: the typed form complete(queue, id, { db }) takes the options for the job's result (the
# transaction is not used), and fetch() answers an empty list when the database cannot be asked at all.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pg-boss@10.4.2 @electric-sql/pglite@0.5.16 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import PgBoss from 'pg-boss';

console.log('pg-boss', JSON.parse(readFileSync('node_modules/pg-boss/package.json', 'utf8')).version);
const pg = await PGlite.create();
await pg.exec(PgBoss.getConstructionPlans());
const executeSql = async (text, values) =>
  values?.length ? pg.query(text, values) : { rows: (await pg.exec(text)).at(-1)?.rows ?? [] };
const boss = new PgBoss({ db: { executeSql }, archiveFailedAfterSeconds: 30 * 24 * 3600 });
await boss.createQueue('letters', { name: 'letters', retryLimit: 0 });
const states = async (table) => (await pg.query(`select state, output from pgboss.${table}`)).rows;

// Failed yesterday evening, kept for thirty days, retried this morning.
const id = await boss.send('letters', { letter: 1 });
await boss.fetch('letters');
await boss.fail('letters', id, { code: 'refused' });
await pg.query("update pgboss.job set completed_on = now() - interval '13 hours'");
await boss.maintain();
assert.equal((await states('job'))[0].state, 'failed');
assert.equal((await boss.retry('letters', id)).affected, 1);
await boss.maintain();
const after = await boss.fetch('letters');
console.log('retried, then maintained: to be worked on', after.length, '; in the archive', (await states('archive'))[0].state);
assert.equal(after.length, 0);
assert.equal((await states('archive'))[0].state, 'retry');

// complete(queue, id, options), as its types allow.
const second = await boss.send('letters', { letter: 2 });
await boss.fetch('letters');
let asked = 0;
const transaction = { executeSql: async (text, values) => (asked++, pg.query(text, values)) };
await boss.complete('letters', second, { db: transaction });
console.log('complete(queue, id, { db }): statements through that db', asked, '; kept as result', JSON.stringify((await states('job'))[0].output));
assert.equal(asked, 0);
assert.deepEqual(Object.keys((await states('job'))[0].output), ['db']);

// A database that cannot be asked.
const broken = new PgBoss({ db: { executeSql: async () => { throw new Error('the database is away'); } } });
const events = [];
broken.on('error', (error) => events.push(error));
const seen = await broken.fetch('letters');
console.log('fetch() without a database:', JSON.stringify(seen), '; error events', events.length);
assert.deepEqual(seen, []);
assert.equal(events.length, 0);
await pg.close();
JS
node run.mjs
