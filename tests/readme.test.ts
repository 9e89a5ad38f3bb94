/** The README tells the truth: every path and script it names exists, every dependency has its reason. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('README.md', () => {
  it('names only paths that exist', () => {
    const paths = [...readme.matchAll(/`((?:app|db|tests|public)\/[^`\s]+)`|\]\(([^)#:]+)\)/g)].map(
      (m) => (m[1] ?? m[2])!,
    );
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const scripts = [...readme.matchAll(/npm (?:run ([a-z:-]+)|(test|start))\b/g)].map(
      (m) => (m[1] ?? m[2])!,
    );
    expect(scripts.filter((name) => !manifest.scripts[name])).toEqual([]);
  });

  it('names only addresses that are routes', () => {
    const routes = readFileSync('app/routes.ts', 'utf8');
    const screens = [...readme.matchAll(/`\/([a-z]+)`/g)].map((m) => m[1]!);
    expect(screens.filter((noun) => !routes.includes(`'${noun}`))).toEqual([]);
  });

  it('gives every dependency its reason', () => {
    const named = new Set([...readme.matchAll(/`([@a-z0-9./_-]+)`/g)].map((m) => m[1]));
    const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    );
    expect(all.filter((name) => !named.has(name))).toEqual([]);
  });
});
