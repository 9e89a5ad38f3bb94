/** The rules of the house. A rule that fails names the file and what it may not do. */
import { describe, expect, it } from 'vitest';
import { flow } from '~/features/flow';
import map from '~/features/rooms.json';
import { type Source, sourcesOf } from './support/sources';

const app = sourcesOf('app');
const db = sourcesOf('db');
const tests = sourcesOf('tests');
const all = [...app, ...db, ...tests];
const house = app.filter((s) => /^app\/(features|components|lib)\//.test(s.file));
const isServer = (file: string) => /\.server(\.tsx?)?$/.test(file);
const speaksToDatabase = (file: string) => /[-/](queries|commands)\.server\.ts$/.test(file);
const isPure = (file: string) => file.endsWith('.ts') && !isServer(file);
const byPath = new Map(all.map((s) => [s.file.replace(/\.(tsx?|mjs)$/, ''), s]));

/** Lines of complaint; an empty list is what a rule wants. */
const complaints = (sources: Source[], rule: (source: Source) => string[]) =>
  sources.flatMap((source) => rule(source).map((what) => `${source.file}: ${what}`));

describe('suffixes', () => {
  it('pure files import only pure files and zod, and read no clock, chance or environment', () => {
    const broken = complaints(
      house.filter((s) => isPure(s.file)),
      (s) => [
        ...s.imports
          .filter((i) => !i.isTypeOnly)
          .filter((i) => (i.isOurs ? !isPureTarget(i.to) : i.to !== 'zod'))
          .map((i) => `imports ${i.to}`),
        ...forbidden(
          s.text,
          /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b|\bperformance\.now\(/g,
        ),
      ],
    );
    expect(broken).toEqual([]);
  });

  it('React files touch no database, file or environment', () => {
    const broken = complaints(
      house.filter((s) => s.file.endsWith('.tsx')),
      (s) =>
        s.imports
          .filter((i) => !i.isTypeOnly)
          .filter((i) =>
            i.isOurs
              ? isServer(i.to) || i.to.startsWith('db/')
              : i.to.startsWith('node:') || i.to === 'drizzle-orm',
          )
          .map((i) => `imports ${i.to}`),
    );
    expect(broken).toEqual([]);
  });

  it('schemas that a page imports use zod/mini', () => {
    const broken = complaints(
      house.filter((s) => isPure(s.file)),
      (s) => (/from 'zod'/.test(s.text) ? ['imports classic zod'] : []),
    );
    expect(broken).toEqual([]);
  });
});

describe('names', () => {
  it('no exported name stands for two things', () => {
    const places = new Map<string, string[]>();
    const named = /^export (?:async )?(?:const|function|type|interface|class) (\w+)/gm;
    // Routes export what Remix calls them by.
    for (const { file, text } of [...app, ...db].filter((s) => !s.file.startsWith('app/routes/')))
      for (const [, name] of text.matchAll(named)) places.set(name!, [...(places.get(name!) ?? []), file]);
    const twice = [...places].filter(([, files]) => new Set(files).size > 1);
    expect(twice.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
  });
});

describe('flow', () => {
  it('a noun imports only nouns before it', () => {
    const place = (file: string) =>
      flow.indexOf(/^app\/features\/([^/]+)\//.exec(file)?.[1] as (typeof flow)[number]);
    const broken = complaints(
      app.filter((s) => place(s.file) >= 0),
      (s) =>
        s.imports
          .filter((i) => i.isOurs && place(`${i.to}/`) > place(s.file))
          .map((i) => `imports ${i.to}, which comes later`),
    );
    expect(broken).toEqual([]);
  });

  it('the frame, account and audit stand beside the line: only routes, commands, root and server import them', () => {
    const broken = complaints(
      app.filter(
        (s) =>
          /^app\/(features|components|lib)\//.test(s.file) &&
          !/^app\/features\/(account|audit)\//.test(s.file),
      ),
      (s) =>
        s.imports
          .filter(
            (i) =>
              /^app\/(frame|features\/(account|audit|dashboard))\//.test(i.to) &&
              !s.file.startsWith(i.to.split('/').slice(0, 3).join('/')),
          )
          .map((i) => `imports ${i.to}`),
    );
    expect(broken).toEqual([]);
  });

  it('the demo is a consumer of the whole product: only commands import it', () => {
    const broken = complaints(
      [...app, ...db].filter((s) => !/^app\/(demo|commands)\//.test(s.file)),
      (s) => s.imports.filter((i) => i.to.startsWith('app/demo/')).map((i) => `imports ${i.to}`),
    );
    expect(broken).toEqual([]);
  });

  it('nothing imports routes, and routes export only what Remix knows', () => {
    const known = new Set([
      'loader',
      'action',
      'default',
      'meta',
      'links',
      'headers',
      'handle',
      'ErrorBoundary',
      'shouldRevalidate',
      'clientLoader',
      'clientAction',
      'HydrateFallback',
      'Layout',
    ]);
    const broken = [
      ...complaints([...app, ...db], (s) =>
        s.imports.filter((i) => i.to.startsWith('app/routes/')).map((i) => `imports ${i.to}`),
      ),
      ...complaints(
        app.filter((s) => s.file.startsWith('app/routes/')),
        (s) =>
          [...s.text.matchAll(/^export (?:async )?(?:function|const|let|class|type|interface) (\w+)/gm)]
            .map((m) => m[1]!)
            .filter((name) => !known.has(name))
            .map((name) => `exports ${name}`),
      ),
    ];
    expect(broken).toEqual([]);
  });
});

/** What each room is for, and its doors: the files that the rest of the house may open. The others stay inside. */
const rooms: Record<string, { is: string; doors: string[] }> = map;

describe('rooms', () => {
  const roomOf = (file: string) => /^app\/features\/([^/]+\/[^/]+)\//.exec(file)?.[1];

  it('each room is on the map, with what it is for', () => {
    const found = [...new Set(app.flatMap((s) => roomOf(s.file) ?? []))].sort();
    expect(Object.keys(rooms).sort()).toEqual(found);
  });

  it('the house opens a room by its doors, and every door is used', () => {
    const opened = new Set<string>();
    const broken = complaints([...app, ...db], (s) =>
      s.imports.flatMap((i) => {
        const room = i.isOurs ? roomOf(i.to) : undefined;
        if (!room || room === roomOf(s.file)) return [];
        const door = i.to.slice(`app/features/${room}/`.length);
        opened.add(`${room}/${door}`);
        return rooms[room]?.doors.includes(door) ? [] : [`opens ${i.to}, which is no door of ${room}`];
      }),
    );
    const doors = Object.entries(rooms).flatMap(([room, { doors }]) =>
      doors.map((door) => `${room}/${door}`),
    );
    expect([...broken, ...doors.filter((door) => !opened.has(door))]).toEqual([]);
  });

  it('no folder shows more than 25 files', () => {
    const counts = new Map<string, number>();
    for (const { file } of all) {
      const folder = file.slice(0, file.lastIndexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, files]) => files > 25)).toEqual([]);
  });
});

describe('the database', () => {
  it('is spoken to only by queries, commands, db, and the files of lib that own a table', () => {
    const owners =
      /^app\/lib\/((record|job|file)\/[a-z-]+|auth)\.server\.ts$|^app\/features\/account\/.*\.server\.ts$|^app\/demo\/.*|^app\/server\.ts$/;
    const broken = complaints(
      app.filter((s) => !speaksToDatabase(s.file) && !owners.test(s.file)),
      (s) =>
        s.imports.filter((i) => !i.isTypeOnly && i.to === 'drizzle-orm').map(() => 'imports drizzle-orm'),
    );
    expect(broken).toEqual([]);
  });

  it('features import nothing of db but its client and schema', () => {
    const broken = complaints(
      app.filter((s) => s.file.startsWith('app/features/')),
      (s) =>
        s.imports
          .filter((i) => i.to.startsWith('db/') && !/^db\/(client|schema\/index)$/.test(i.to))
          .map((i) => `imports ${i.to}`),
    );
    expect(broken).toEqual([]);
  });

  it('schema imports only pure vocabulary', () => {
    const broken = complaints(
      db.filter((s) => s.file.startsWith('db/schema/')),
      (s) =>
        s.imports
          .filter((i) => i.to.startsWith('app/') && (isServer(i.to) || !i.to.startsWith('app/features/')))
          .map((i) => `imports ${i.to}`),
    );
    expect(broken).toEqual([]);
  });

  it('commands read no clock of their own', () => {
    const broken = complaints(
      app.filter((s) => speaksToDatabase(s.file)),
      (s) => forbidden(s.text, /\bDate\.now\(|\bnew Date\(\)/g),
    );
    expect(broken).toEqual([]);
  });
});

describe('order', () => {
  it('no import goes round in a circle', () => {
    expect(findCircles([...app, ...db])).toEqual([]);
  });

  it('no barrels but the schema index, no drawers for odds and ends', () => {
    const broken = [...app, ...db]
      .map((s) => s.file)
      .filter(
        (file) =>
          (/\/index\.tsx?$/.test(file) && file !== 'db/schema/index.ts') ||
          /(^|\/)(utils?|helpers?|misc|common|services?|shared)(\/|\.tsx?$)/.test(file),
      );
    expect(broken).toEqual([]);
  });

  it('files are kebab-case and short', () => {
    const broken = [
      ...all.filter((s) => !/^[a-z0-9.-]+$/.test(s.file.split('/').at(-1)!)).map((s) => `${s.file}: name`),
      ...all
        .filter((s) => s.lines > (s.file.startsWith('tests/') ? 400 : 300))
        .map((s) => `${s.file}: ${s.lines} lines`),
    ];
    expect(broken).toEqual([]);
  });

  it('nothing is left soft: no silenced check, no skipped or lonely test, no mock of our own modules', () => {
    const soft =
      /@ts-(ignore|expect-error|nocheck)|biome-ignore|\b(it|test|describe)\.(skip|only|todo)\b|\bvi\.mock\(|\bas any\b|\b(TODO|FIXME|XXX)\b/g;
    const broken = complaints(
      all.filter((s) => s.file !== 'tests/architecture.test.ts'),
      (s) => forbidden(s.text, soft),
    );
    expect(broken).toEqual([]);
  });

  it('no component carries words of its own', () => {
    const letters = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;
    const broken = complaints(
      app.filter((s) => s.file.endsWith('.tsx')),
      (s) =>
        s.text
          .split('\n')
          .filter(
            (line) =>
              letters.test(line) &&
              !/^\s*(\/\/|\*|\/\*)/.test(line) &&
              !/^\s*[^'"`<>]*\/\*\*.*\*\/\s*$/.test(line),
          )
          .map((line) => line.trim()),
    );
    expect(broken).toEqual([]);
  });
});

function isPureTarget(to: string): boolean {
  const target = byPath.get(to);
  if (target) return isPure(target.file);
  return to.endsWith('.json');
}

function forbidden(text: string, pattern: RegExp): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(pattern)].map((match) => `has ${match[0]}`);
}

function findCircles(sources: Source[]): string[] {
  const edges = new Map(
    sources.map((s) => [
      s.file.replace(/\.(tsx?|mjs)$/, ''),
      s.imports.filter((i) => i.isOurs && !i.isTypeOnly).map((i) => i.to),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (node: string, trail: string[]) => {
    if (state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      circles.push([...trail.slice(trail.indexOf(node)), node].join(' → '));
      return;
    }
    state.set(node, 'open');
    for (const next of edges.get(node) ?? []) if (edges.has(next)) visit(next, [...trail, node]);
    state.set(node, 'done');
  };
  for (const node of edges.keys()) visit(node, []);
  return circles;
}
