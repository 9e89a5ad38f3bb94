/** What nobody sends on purpose: for every part of an address, every query and every field. */
import { readFileSync } from 'node:fs';
import type { Walk } from './access';
import type { Route } from './route-list';

const oddTexts = [
  '',
  '0',
  '-1',
  '1.5',
  'x',
  'NaN',
  '1e3',
  '999999999',
  '99999999999999999999',
  '00000000-0000-4000-8000-000000000000',
  '-'.repeat(36),
  '2024-02-31',
  '%',
  "'; --",
  'a\u0000b',
  '\ud800',
  '💥',
  '__proto__',
];

const endless = 'dài '.repeat(5_000);

/** Addresses with one part odd, the others as they should be. */
export function oddParams(route: Route): Record<string, string>[] {
  return route.params.flatMap((name) =>
    oddTexts.filter((text) => text !== '' && text !== '\ud800').map((text) => ({ [name]: text })),
  );
}

/** Queries with one odd value: of every name that the route or its noun reads. */
export function oddQueries(route: Route): string[] {
  const text = readFileSync(`app/${route.file}`, 'utf8');
  if (!/\burl\b|searchParams/.test(text)) return [];
  const imported = [...text.matchAll(/from '~\/(features\/[^']+)'/g)].map((match) => read(match[1]!));
  const names = [text, ...imported].flatMap((source) =>
    [...source.matchAll(/(?:searchParams|params|search)\.get(?:All)?\('(\w+)'\)/g)].map((match) => match[1]!),
  );
  return [...new Set(['page', ...names])].flatMap((name) =>
    oddTexts.map((odd) => `?${new URLSearchParams({ [name]: odd })}`),
  );
}

function read(file: string): string {
  for (const ending of ['.ts', '.tsx'])
    try {
      return readFileSync(`app/${file}${ending}`, 'utf8');
    } catch {}
  return '';
}

type Post = Pick<Walk, 'form' | 'json'>;

/** Forms with nothing, with one field odd or missing or doubled, and what is no form at all. */
export function oddPosts({ form = {}, json }: Walk): Post[] {
  if (json !== undefined) return oddJson.map((odd) => ({ json: odd }));
  const values = [...oddTexts, endless];
  const everyField = values.map((odd) => mapped(form, () => odd));
  const oneField = Object.entries(form).flatMap(([name, value]) => {
    const { [name]: _, ...others } = form;
    const plain = name.replace(/\[\]$/, '');
    return [
      others,
      { ...others, [`${plain}[]`]: [value].flat() },
      { ...others, [`${plain}.0.x`]: 'x' },
      { ...others, [plain]: '$roster' },
      ...[0, 2, 4, 8, 10, 14, 15].map((k) => ({ ...form, [name]: oddTexts[k]! })),
      { ...form, [name]: endless },
    ];
  });
  const posts = [{}, { intent: 'x', kind: 'x', change: 'x', from: 'x' }, ...everyField, ...oneField];
  return [...posts.map((odd) => ({ form: odd })), { json: 'no form at all' }];
}

const oddJson: unknown[] = [
  null,
  'x',
  7,
  [],
  {},
  { version: 'x', patch: {} },
  { version: -1, patch: {} },
  { version: 1e300, patch: {} },
  { version: 0, patch: null },
  { version: 0, patch: { answers: [] } },
  { version: 0, patch: { answers: { __proto__: 3, A1: 9 } } },
  { version: 0, patch: { answers: { A1: 3 }, comment: 'a\u0000b\ud800' } },
  { version: 0, patch: { notes: { A1: endless } } },
];

function mapped(form: NonNullable<Walk['form']>, to: (value: string | string[]) => string) {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, to(value)]));
}
