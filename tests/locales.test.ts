/** Both languages complete, with the same parameters; every message a source names exists; every code has its sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noteCodes, problemCodes } from '~/features/organisation/sheet/problem';
import { saidKey } from '~/lib/http/said.server';
import { toldKey } from '~/lib/job/inbox';
import { keyOf } from '~/lib/words.server';
import { sourcesOf } from './support/sources';

type Catalogue = Record<string, string>;
const files = readdirSync('app/locales/vi');
const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(`app/locales/${locale}/${file}`, 'utf8')) as Catalogue;
const parameters = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))].sort();
const vietnamese: Catalogue = Object.assign({}, ...files.map((file) => read('vi', file)));
const sources = sourcesOf('app');

describe('messages', () => {
  it.each(files)('%s says the same things in both languages', (file) => {
    const vi = read('vi', file);
    const en = read('en', file);
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    const differing = Object.keys(vi).filter(
      (key) => parameters(String(vi[key])).join() !== parameters(String(en[key])).join(),
    );
    expect(differing).toEqual([]);
  });

  it('are registered with the compiler, file by file', () => {
    const settings = readFileSync('app/locales/project.inlang/settings.json', 'utf8');
    expect(files.filter((file) => !settings.includes(`/${file}"`))).toEqual([]);
  });

  it('exist wherever a source calls one', () => {
    const called = sources.flatMap((s) =>
      [...s.text.matchAll(/\bm\.([a-z0-9_]+)\b/g)].map((m) => ({ file: s.file, key: m[1]! })),
    );
    expect(called.length).toBeGreaterThan(100);
    expect(called.filter(({ key }) => !(key in vietnamese))).toEqual([]);
  });

  it('exist for every code that a policy, schema or command can answer with', () => {
    const code =
      /(?:reason|code): '([a-zA-Z]+(?:\.[a-zA-Z]+)*)'|new (?:NotFound|Refused|Conflict)\('([^']+)'/g;
    const said = sources
      .filter((s) => /^app\/features\//.test(s.file) && s.file.endsWith('.ts'))
      .flatMap((s) => [...s.text.matchAll(code)].map((m) => (m[1] ?? m[2])!))
      .filter((name) => name.includes('.'));
    expect(
      [...new Set(said)].filter((name) => !(keyOf(name) in vietnamese) && !isFileCode(name)).sort(),
    ).toEqual([]);
  });

  it('exist at length for everything a person is told', () => {
    const kinds = [
      ...readFileSync('app/lib/job/inbox.ts', 'utf8').matchAll(/'([a-z]+\.[a-zA-Z]+)'(?=.*params)/g),
    ];
    const keys = kinds.map((match) => toldKey(match[1]!)).flatMap((key) => [key, `${key}_text`]);
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !(key in vietnamese))).toEqual([]);
    expect(Object.keys(vietnamese).filter((key) => /^[a-z]+_told_/.test(key) && !keys.includes(key))).toEqual(
      [],
    );
  });

  it('exist for everything an act says on the page one lands on, and for nothing else', () => {
    const said = sources
      .filter((s) => s.file !== 'app/lib/http/said.server.ts')
      .filter((s) => /redirectSaying\(/.test(s.text) && s.file !== 'app/lib/http/said.server.ts')
      // The codes of a call, and those of a list that a call is made of: ['dashboard.reminded', { … }].
      .flatMap((s) => [...(s.text.match(/redirectSaying\([\s\S]*?\);|\['[a-z]+\.[a-zA-Z]+', /g) ?? [])])
      .flatMap((call) => [...call.matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)].map((m) => saidKey(m[1]!)));
    const known = Object.keys(vietnamese).filter((key) => /^[a-z]+_said_/.test(key));
    expect(said.filter((key) => !known.includes(key))).toEqual([]);
    expect(known.filter((key) => !said.includes(key.replace(/_next$/, '')))).toEqual([]);
  });

  it('are all used', () => {
    const text = sources.map((s) => s.text).join('\n');
    const unused = Object.keys(vietnamese).filter(
      (key) => !text.includes(key) && !/_(refusal|file|said|told)_/.test(key),
    );
    expect(unused).toEqual([]);
  });

  it('are NFC, without exclamation marks and without words of other people’s products', () => {
    const odd = Object.entries(vietnamese).filter(
      ([, text]) =>
        text !== text.normalize('NFC') || /!|Rất tiếc|quý khách|\buser\b|Submit|\bOK\b/i.test(text),
    );
    expect(odd).toEqual([]);
  });
});

/** Codes about a spreadsheet's cells have words of their own (roster-words.server.ts), tested there. */
const fileCodes: readonly string[] = [...problemCodes, ...noteCodes];
function isFileCode(name: string): boolean {
  return /^organisation\.file\./.test(name) || fileCodes.includes(name);
}
