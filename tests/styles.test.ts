/** Styles that nothing wears are dead: every class of app/styles is named by a screen, whole or as `name--${…}`. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourcesOf } from './support/sources';

it('every class of the styles is worn', () => {
  const screens = sourcesOf('app')
    .map(({ text }) => text)
    .join('\n');
  const styles = readdirSync('app/styles').map((name) =>
    readFileSync(`app/styles/${name}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
  );
  const classes = new Set(
    styles.flatMap((text) => [...text.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((m) => m[1]!)),
  );
  expect(classes.size).toBeGreaterThan(100);
  const worn = (name: string) =>
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(screens) ||
    screens.includes(`${name.replace(/[^-]+$/, '')}\${`);
  expect([...classes].filter((name) => !worn(name))).toEqual([]);
});
