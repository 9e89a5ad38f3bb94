import { describe, expect, it } from 'vitest';
import { actName, subjectName } from '~/features/audit/record-words';
import { sourcesOf } from '../../support/sources';

const commands = sourcesOf('app').filter(({ file }) => file.endsWith('.server.ts'));
const found = (pattern: RegExp) => [
  ...new Set(commands.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1]!))),
];

describe('the words of the record', () => {
  it('say every act that a command records', () => {
    const actions = found(/action: '([a-z]+\.[a-zA-Z]+)'/g);
    expect(actions.length).toBeGreaterThan(40);
    expect(actions.filter((action) => actName(action) === action)).toEqual([]);
  });

  it('say every kind of thing it was done to', () => {
    const kinds = found(/subject: `([a-z_]+):/g);
    expect(kinds.length).toBeGreaterThan(8);
    expect(kinds.filter((kind) => subjectName(`${kind}:1`) === `${kind}:1`)).toEqual([]);
  });

  it('show an old code as it stands', () => {
    expect(actName('old.act')).toBe('old.act');
    expect(subjectName('old:1')).toBe('old:1');
  });
});
