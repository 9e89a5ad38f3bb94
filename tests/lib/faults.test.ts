/** What of a fault reaches the log: its kind and place, once; never what was typed. */
import { DrizzleQueryError } from 'drizzle-orm';
import pino from 'pino';
import { expect, describe as group, it } from 'vitest';
import { isAway, isLateWrite } from '~/lib/database-fault';
import { describe, makeFaults } from '~/lib/faults.server';

const secret = 'Nguyễn Thị Ánh\n    at 0987654321 (secret.ts:1:1)';

function refused(): Error {
  const fields = { code: '23505', table_name: 'person', constraint_name: 'person_phone_key', detail: secret };
  const cause = Object.assign(
    new Error(`Key (full_name)=(${secret}) already exists`),
    { name: 'PostgresError' },
    fields,
  );
  return new DrizzleQueryError('insert into person values ($1)', [secret], cause);
}

group('a fault', () => {
  it('is told by kind, code, table and place', () => {
    const { kinds, frames } = describe(refused());
    expect(kinds).toEqual(['Error', 'PostgresError 23505 person.person_phone_key']);
    expect(frames[0]).toMatch(/^at refused \(.*faults\.test\.ts:\d+:\d+\)$/);
  });

  it.each([
    ['a refused statement', refused()],
    ['a text that was thrown', secret],
    ['a name and a code that are none', Object.assign(new Error(secret), { name: secret, code: secret })],
    ['a stack that is not of its message', Object.assign(new Error('x'), { message: 'y', stack: secret })],
    ['a parser that repeats its input', parseFault()],
    ['an object', { message: secret, cause: { message: secret } }],
  ])('says nothing of what was typed: %s', (_name, fault) => {
    const { lines } = printed((faults) => faults.report(fault, 'page'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"where":"page"');
    for (const part of ['Nguyễn', 'Ánh', '0987654321', 'secret']) expect(lines[0]).not.toContain(part);
  });
});

group('a fault that comes again', () => {
  it('is counted, and told with its count after a minute', () => {
    let now = 0;
    const { lines } = printed(
      (faults) => {
        const one = refused();
        for (; now < 59_000; now += 100) faults.report(one, 'page');
        now = 61_000;
        faults.report(one, 'page');
        faults.report(one, 'page');
        faults.flush();
      },
      () => now,
    );
    expect(lines.map((line) => JSON.parse(line).repeated ?? 0)).toEqual([0, 589, 1]);
  });

  it('does not hide another, and kinds without end are one in the end', () => {
    const { lines } = printed((faults) => {
      faults.report(refused(), 'page');
      faults.report(new TypeError('x'), 'page');
      for (let n = 0; n < 1_000; n++) faults.report(Object.assign(new Error(), { code: `E${n}` }), 'page');
    });
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.length).toBeLessThan(250);
  });
});

group('a database that is away', () => {
  it.each(['CONNECTION_CLOSED', 'ECONNREFUSED', '57P01', '57P03', '08006'])(
    'is known by %s, however wrapped',
    (code) => {
      const cause = Object.assign(new Error('lost'), { code });
      expect(isAway(cause)).toBe(true);
      expect(isAway(new DrizzleQueryError('select 1', [], cause))).toBe(true);
    },
  );

  it('is no refusal of what was asked', () => {
    for (const error of [refused(), new Error('57P01'), null, Object.assign(new Error(), { code: '53100' })])
      expect(isAway(error)).toBe(false);
  });

  it('lets pass the late write of the driver, and nothing that only looks like it', () => {
    const message = "Cannot read properties of null (reading 'write')";
    const at = (frame: string, of = message) =>
      Object.assign(new TypeError(of), {
        stack: `TypeError: ${of}\n    at ${frame}\n    at process.processImmediate (node:internal/timers:1:1)`,
      });
    const driver = 'nextWrite (file:///srv/node_modules/postgres/src/connection.js:255:22)';
    expect(isLateWrite(at(`Immediate.${driver}`))).toBe(true);
    expect(isLateWrite(at(driver))).toBe(true);
    expect(isLateWrite(at('nextWrite (file:///srv/app/connection.js:255:22)'))).toBe(false);
    expect(isLateWrite(at('execute (file:///srv/node_modules/postgres/src/connection.js:1:1)'))).toBe(false);
    expect(isLateWrite(at(driver, "Cannot read properties of null (reading 'end')"))).toBe(false);
    expect(isLateWrite({ message, stack: `    at ${driver}` })).toBe(false);
  });
});

function printed(work: (faults: ReturnType<typeof makeFaults>) => void, now?: () => number) {
  const lines: string[] = [];
  work(makeFaults(pino({}, { write: (line: string) => void lines.push(line) }), now));
  return { lines };
}

function parseFault(): unknown {
  try {
    return JSON.parse(`{"${secret}`);
  } catch (error) {
    return error;
  }
}
