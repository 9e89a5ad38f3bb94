import { describe, expect, it } from 'vitest';
import type { FairStatus } from '~/features/scoring/scoring';
import { countOpinions, moveBy, moveTo, tieAtCut, tieOf } from '~/features/shortlist/shortlist';
import { opinionSchema, seenSchema, stepSchema, unlistingSchema } from '~/features/shortlist/shortlist-form';
import {
  type BoardFilter,
  boardPath,
  chooseNominees,
  cutOf,
  nextToMark,
  readShortlistFilter,
} from '~/features/shortlist/shortlist-view';
import { Conflict, Invalid } from '~/lib/errors';

describe('counting marks', () => {
  it('counts each kind, and none as zeros', () => {
    expect(countOpinions([])).toEqual({ agree: 0, ask: 0, pass: 0 });
    expect(countOpinions([{ opinion: 'ask' }, { opinion: 'agree' }, { opinion: 'ask' }])).toEqual({
      agree: 1,
      ask: 2,
      pass: 0,
    });
  });
});

describe('a tie at the cut', () => {
  it.each([
    ['equal as shown on both sides', [4.5, 4.14, 4.06, 3.9], 2, [1, 2]],
    ['three, two of them inside', [4.1, 4.1, 4.1, 3], 2, [0, 1, 2]],
    ['equal inside only', [4.1, 4.1, 4, 3], 2, []],
    ['equal outside only', [4.3, 4.2, 4, 4], 2, []],
    ['the same decimals, rounded apart', [4.5, 4.16, 4.14], 2, []],
    ['nobody beyond the cut', [4.1, 4.1], 2, []],
    ['fewer than places', [4.1], 2, []],
    ['no total at the last place', [4.1, null, null], 2, []],
    ['no places', [4.1, 4.1], 0, []],
  ] as const)('%s', (_name, totals, places, expected) => {
    expect(tieAtCut(totals, places)).toEqual(expected);
  });

  it('is said with how many share which total', () => {
    expect(tieOf([{ total: 4.3 }, { total: 4.1 }, { total: 4.1 }], 2)).toEqual({ count: 2, total: 4.1 });
    expect(tieOf([{ total: 4.3 }, { total: 4.1 }], 2)).toBeNull();
  });
});

describe('moving', () => {
  const order = ['a', 'b', 'c', 'd'];

  it('puts one at a place, the others keep their order', () => {
    expect(moveTo(order, 'd', 1)).toEqual(['d', 'a', 'b', 'c']);
    expect(moveTo(order, 'a', 3)).toEqual(['b', 'c', 'a', 'd']);
    expect(moveTo(order, 'b', 2)).toEqual(order);
  });

  it('goes a step up or down and stops at the ends', () => {
    expect(moveBy(order, 'b', -1)).toEqual(['b', 'a', 'c', 'd']);
    expect(moveBy(order, 'b', 1)).toEqual(['a', 'c', 'b', 'd']);
    expect(moveBy(order, 'a', -1)).toEqual(order);
    expect(moveBy(order, 'd', 1)).toEqual(order);
  });

  it('refuses a place that is not there, and a stranger', () => {
    for (const place of [0, 5, 1.5]) expect(() => moveTo(order, 'a', place)).toThrow(Invalid);
    expect(() => moveTo(order, 'x', 1)).toThrow(Conflict);
    expect(() => moveBy(order, 'x', 1)).toThrow(Conflict);
  });
});

describe('what forms take', () => {
  const id = '7f1c9a52-7f37-4a53-9a0e-0f6a6c1d2e3f';

  it('a mark is one of three, its note optional and short', () => {
    expect(opinionSchema.safeParse({ opinion: 'ask' }).data).toEqual({ opinion: 'ask', note: '' });
    expect(opinionSchema.safeParse({ opinion: 'yes' }).success).toBe(false);
    expect(opinionSchema.safeParse({}).success).toBe(false);
    expect(opinionSchema.safeParse({ opinion: 'ask', note: 'x'.repeat(501) }).success).toBe(false);
    expect(opinionSchema.safeParse({ opinion: 'ask', note: '\r\n'.repeat(500) }).success).toBe(true);
  });

  it('taking off needs a reason', () => {
    expect(unlistingSchema.safeParse({ reason: '  ngắn  ' }).success).toBe(false);
    expect(unlistingSchema.safeParse({ reason: 'Đơn vị đã rút hồ sơ' }).success).toBe(true);
  });

  it('an order is a list of ids, a step names one and a direction', () => {
    expect(seenSchema.safeParse({ seen: `${id},${id}` }).data).toEqual({ seen: [id, id] });
    for (const seen of ['', 'a,b', undefined]) expect(seenSchema.safeParse({ seen }).success).toBe(false);
    expect(stepSchema.safeParse({ step: `${id}:up` }).success).toBe(true);
    expect(stepSchema.safeParse({ step: `${id}:left` }).success).toBe(false);
  });
});

describe('the board’s page', () => {
  const row = (id: string, more: Partial<Parameters<typeof nextToMark>[0][number]> = {}) => ({
    id,
    name: id,
    branch: 'Chi đoàn',
    unitId: 1,
    total: null as number | null,
    status: 'too_few' as FairStatus | null,
    pTop: null as number | null,
    place: null as number | null,
    isOwn: false,
    mine: null as unknown,
    ...more,
  });
  const rows = [
    row('Ánh', { total: 4.12, place: 2, mine: {}, status: 'ok', pTop: 0.05 }),
    row('Đạt', { total: 4.3, unitId: 2, status: 'ok', pTop: 0.63 }),
    row('Diễm', { total: 4.09, place: 1, branch: 'Chi đoàn ấp Rạch Sâu', status: 'ok', pTop: 0.8 }),
    row('Thơ', { isOwn: true }),
  ];
  const filter = (query = ''): BoardFilter => readShortlistFilter(new URLSearchParams(query));
  const names = (query: string) => chooseNominees(rows, filter(query)).map(({ id }) => id);

  it('keeps the order of names unless asked otherwise', () => {
    expect(names('')).toEqual(['Ánh', 'Đạt', 'Diễm', 'Thơ']);
    expect(names('by=place')).toEqual(['Diễm', 'Ánh', 'Đạt', 'Thơ']);
  });

  it('by score goes by the shown decimal: equals stay by name, those without a score at the end', () => {
    expect(names('by=score')).toEqual(['Đạt', 'Ánh', 'Diễm', 'Thơ']);
  });

  it('by band: likely, to be weighed, unlikely, then those with too little data; inside by name', () => {
    expect(names('by=band')).toEqual(['Diễm', 'Đạt', 'Ánh', 'Thơ']);
  });

  it('narrows by list, mark, unit and search without diacritics', () => {
    expect(names('show=listed')).toEqual(['Ánh', 'Diễm']);
    expect(names('show=unlisted')).toEqual(['Đạt', 'Thơ']);
    expect(names('show=undecided')).toEqual(['Đạt', 'Diễm']);
    expect(names('unit=2')).toEqual(['Đạt']);
    expect(names('search=dat')).toEqual(['Đạt']);
    expect(names('search=rach+sau')).toEqual(['Diễm']);
  });

  it('draws the cut only over a whole ordered list, with the tie', () => {
    const cut = (query: string, awards: number) =>
      cutOf(chooseNominees(rows, filter(query)), filter(query), awards);
    expect(cut('', 1)).toBeNull();
    expect(cut('by=score', 2)).toEqual({ after: 2, tie: { count: 2, total: 4.12 } });
    expect(cut('by=score', 1)).toEqual({ after: 1, tie: null });
    expect(cut('by=score&unit=1', 1)).toBeNull();
    expect(cut('by=place', 1)).toEqual({ after: 1, tie: { count: 2, total: 4.09 } });
    expect(cut('by=place', 2)).toBeNull();
  });

  it('goes on to the next one not marked, past one’s own file, round to the first', () => {
    expect(nextToMark(rows, null)?.id).toBe('Đạt');
    expect(nextToMark(rows, 'Đạt')?.id).toBe('Diễm');
    expect(nextToMark(rows, 'Diễm')?.id).toBe('Đạt');
    expect(nextToMark([rows[0]!, rows[3]!], null)).toBeNull();
  });

  it('reads odd addresses as the plain page and writes only what differs', () => {
    expect(filter('show=x&by=rank&unit=a&page=-1')).toEqual(filter(''));
    expect(boardPath(filter('by=score&search=dat&page=2'), 7)).toBe(
      '/shortlist?cycle=7&by=score&search=dat&page=2',
    );
    expect(boardPath(filter(''), 7)).toBe('/shortlist?cycle=7');
  });
});
