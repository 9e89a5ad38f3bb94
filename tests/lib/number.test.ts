import { describe, expect, test } from 'vitest';
import { showPercent } from '~/lib/number';

describe('percent', () => {
  test.each([
    [224, 225, '99'],
    [225, 225, '100'],
    [1, 225, '1'],
    [0, 225, '0'],
    [999_999, 1_000_000, '99'],
    [1, 1_000_000, '1'],
    [1, 3, '33'],
    [0.1 + 0.2, 0.3, '100'],
    [120, 100, '120'],
  ])('%d of %d: all is 100, none is 0, and nothing else is', (part, base, expected) => {
    expect(showPercent(part, base)).toBe(`${expected}\u00a0%`);
  });

  test('of nothing: a dash', () => {
    expect(showPercent(0, 0)).toBe('–');
  });
});
