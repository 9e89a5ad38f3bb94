/**
 * PostgreSQL that may go away and come back. A connection of postgres.js that was lost with something still to write stays
 * stuck (porsager/postgres issues 1066 and 1154), and what a transaction does after its connection was lost would be written
 * outside of it by the next one. So a pool that lost a connection gets no new work, and a transaction that is over sends
 * nothing more.
 */
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';

/** What is under way in a pool that lost a connection may still end by itself in so many seconds. */
const graceSeconds = 30;
const endSeconds = 5;
const forever = new Promise<never>(() => {});

type Begin = (sql: TransactionSql) => Promise<unknown>;

/** One client over pools that replace each other; `make` opens a pool and tells when it lost a connection. */
export function steadyClient(make: (onLost: () => void) => Sql): { client: Sql; end: () => Promise<void> } {
  let pool: Sql | null = null;
  let options: Sql['options'] | undefined;
  const retired = new Set<Promise<void>>();
  const current = () => {
    if (pool) return pool;
    const made: Sql = make(() => {
      if (pool !== made) return;
      pool = null;
      const leaving = made
        .end({ timeout: graceSeconds })
        // Queries that waited in line opened their connections anew; the driver's types leave `close` out.
        .then(() => (made as Sql & { close: () => Promise<void> }).close())
        .finally(() => retired.delete(leaving));
      retired.add(leaving);
    });
    // What the query builder set on the first pool's options holds for all.
    Object.assign(made.options.parsers, options?.parsers);
    Object.assign(made.options.serializers, options?.serializers);
    options ??= made.options;
    pool = made;
    return made;
  };
  const client = new Proxy(current(), {
    get: (_first, key) => {
      if (key === 'options') return options;
      if (key === 'begin') return (work: Begin) => begin(current(), work);
      return Reflect.get(current(), key);
    },
    apply: (_first, _self, args) => Reflect.apply(current(), undefined, args),
  });
  const end = async () => {
    const late = setTimeoutPromise(endSeconds * 1000, undefined, { ref: false });
    await Promise.race([late, Promise.all([pool?.end({ timeout: endSeconds }), ...retired])]);
  };
  return { client, end };
}

async function begin(pool: Sql, work: Begin): Promise<unknown> {
  let isOver = false;
  const whileOpen = (result: Promise<unknown>) =>
    result.then(
      (value) => (isOver ? forever : value),
      (error: unknown) => (isOver ? forever : Promise.reject(error)),
    );
  const guarded = (sql: TransactionSql): TransactionSql =>
    new Proxy(sql, {
      get: (target, key) => {
        if (isOver) throw new Error('The transaction is over.');
        if (key === 'savepoint')
          return (inner: Begin) => target.savepoint((sp) => whileOpen(inner(guarded(sp))));
        return Reflect.get(target, key);
      },
    });
  try {
    return await pool.begin((sql) => whileOpen(work(guarded(sql))));
  } finally {
    isOver = true;
  }
}
