import { describe, expect, it } from 'vitest';
import { randomIndex, seededRandom, shuffled } from '~/lib/prng';

describe('a seeded source', () => {
  it('repeats itself, and differs by seed', () => {
    const draw = (seed: string | number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw('2024')).toEqual(draw(2024));
    expect(draw('2024')).not.toEqual(draw('2025'));
    expect(draw('')).not.toEqual(draw('a'));
  });

  it('is even: ten buckets, pairs unrelated', () => {
    const random = seededRandom('even');
    const numbers = Array.from({ length: 100_000 }, random);
    const buckets = Array.from({ length: 10 }, () => 0);
    for (const number of numbers) buckets[Math.floor(number * 10)]! += 1;
    const chi = buckets.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chi).toBeLessThan(27.9);
    const drift = numbers.slice(1).reduce((sum, x, i) => sum + (x - 0.5) * (numbers[i]! - 0.5), 0);
    expect(Math.abs((drift / 100_000) * 12)).toBeLessThan(0.015);
  });
});

describe('shuffled', () => {
  it('keeps every item, leaves the list alone and reaches every order equally', () => {
    const list = ['a', 'b', 'c'] as const;
    const random = seededRandom('orders');
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(list, random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(list.join('')).toBe('abc');
    expect([...seen.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(120);
    expect(shuffled([], random)).toEqual([]);
  });
});

describe('randomIndex', () => {
  it('stays below its bound', () => {
    expect(randomIndex(() => 0, 3)).toBe(0);
    expect(randomIndex(() => 0.999999, 3)).toBe(2);
  });
});
