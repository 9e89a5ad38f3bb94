/**
 * The queues of work that goes on after an act, kept by pg-boss in a schema of its own beside our tables, on both engines.
 * Whoever adds a queue names it here; what it does is said in `app/commands/job-list.ts`.
 */
import { type SQL, sql } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import type { Db, OpenDb } from './client';
import { rowsOf } from './rows';

/** Tried again after about `retryDelay` seconds, then twice as long each time: a letter for some four hours. */
export const queues = {
  letter: { retryLimit: 8, retryDelay: 30, retryBackoff: true },
  removal: { retryLimit: 8, retryDelay: 60, retryBackoff: true },
  upkeep: { retryLimit: 3, retryDelay: 60, retryBackoff: true },
} as const satisfies Record<string, PgBoss.RetryOptions>;

export type Queue = keyof typeof queues;

/** Makes or updates pg-boss's tables and the queues that are not there yet. Idempotent; part of every migration. */
export async function installQueues({ db, engine }: Pick<OpenDb, 'db' | 'engine'>): Promise<void> {
  const boss = new PgBoss({ db: scriptDoor(db, engine), supervise: false, schedule: false });
  await boss.start();
  for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, { name, ...options });
}

/** pg-boss over our own database or transaction: one statement with its values. */
export function door(db: Db): PgBoss.Db {
  return { executeSql: async (text, values = []) => ({ rows: await rowsOf(db, statement(text, values)) }) };
}

type Raw = {
  exec: (text: string) => Promise<unknown>;
  transaction: (work: (tx: Raw) => Promise<unknown>) => Promise<unknown>;
  begin: (work: (tx: Raw) => Promise<unknown>) => Promise<unknown>;
  unsafe: (text: string) => Promise<unknown>;
};

/**
 * The same for scripts too: several statements without values, with a BEGIN of their own. They run inside a transaction of
 * ours, so that a script that fails half way leaves no connection in a broken one.
 */
export function scriptDoor(db: Db, engine: OpenDb['engine']): PgBoss.Db {
  const raw = (db as unknown as { $client: Raw }).$client;
  const { executeSql } = door(db);
  return {
    executeSql: async (text, values) => {
      if (values?.length || !/;\s*\S/.test(text)) return executeSql(text, values);
      if (engine === 'pglite') await raw.transaction((tx) => tx.exec(text));
      else await raw.begin((tx) => tx.unsafe(text));
      return { rows: [] };
    },
  };
}

/** A statement with $1, $2 … as one of the query builder's, which joins the transaction that it is run in. */
function statement(text: string, values: readonly unknown[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, place) => (place % 2 === 0 ? sql.raw(part) : sql`${plain(values[Number(part) - 1])}`)),
  );
}

/** A value as text that both drivers hand on unchanged: lists as PostgreSQL writes them, objects as JSON. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(String(one))).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
