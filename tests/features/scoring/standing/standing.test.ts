import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  domainOf,
  groupOf,
  inHundred,
  standingGroups,
  ticksOf,
} from '~/features/scoring/standing/standing';

describe('the group of a person', () => {
  it.each([
    ['ok', 0.8, 'likely'],
    ['ok', 0.7999, 'council'],
    ['ok', 0.1, 'council'],
    ['ok', 0.0999, 'unlikely'],
    ['ok', null, 'few'],
    ['unlinked', null, 'unlinked'],
    ['too_few', null, 'few'],
    ['not_converged', null, 'few'],
    [null, null, 'few'],
  ] as const)('%s at %s: %s', (status, p, group) => {
    expect(groupOf(status, p)).toBe(group);
  });

  it('agrees with the bounds that the database asks by, over the whole range', () => {
    for (let p = 0; p <= 1; p += 0.001)
      for (const band of ['likely', 'council', 'unlikely'] as const) {
        const { from, below } = boundsOf(band);
        expect(groupOf('ok', p) === band).toBe(from <= p && p < below);
      }
    expect(standingGroups.indexOf('likely')).toBeLessThan(standingGroups.indexOf('council'));
  });
});

describe('a share in words of a hundred', () => {
  it.each([
    [0, { times: 1, edge: 'none' }],
    [0.009, { times: 1, edge: 'none' }],
    [0.01, { times: 1, edge: null }],
    [0.0965, { times: 9, edge: null }],
    [0.796, { times: 79, edge: null }],
    [0.634, { times: 63, edge: null }],
    [0.9999, { times: 99, edge: null }],
    [1, { times: 99, edge: 'all' }],
  ] as const)('%s', (p, words) => {
    expect(inHundred(p)).toEqual(words);
  });
});

describe('the axis that rows share', () => {
  it('holds every interval, in half levels, and is at least one level wide', () => {
    expect(
      domainOf([
        { low: 3.6, high: 4.2 },
        { low: 3.1, high: 3.9 },
      ]),
    ).toEqual([3, 4.5]);
    expect(domainOf([{ low: 4.1, high: 4.3 }])).toEqual([3.5, 4.5]);
    expect(domainOf([{ low: 1.1, high: 1.2 }])).toEqual([1, 2]);
    expect(domainOf([])).toEqual([1, 5]);
  });

  it('has ticks inside its ends only', () => {
    expect(ticksOf([3, 4.5])).toEqual([3.5, 4]);
    expect(ticksOf([1, 5])).toEqual([2, 3, 4]);
  });
});
