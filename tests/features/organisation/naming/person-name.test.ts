import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinName,
  nameSearchKey,
  nameSortKey,
  splitName,
  strangeCharacter,
} from '~/features/organisation/naming/person-name';
import { sortKeyOf } from '~/lib/sort-key';
import { canonicalTone } from '~/lib/text';

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('a name', () => {
  it.each([
    ['Nguyễn Thị Hồng Gấm', ['Nguyễn', 'Thị Hồng', 'Gấm']],
    ['  TRẦN   VĂN\u00a0ẨN ', ['Trần', 'Văn', 'Ẩn']],
    ['lê minh'.normalize('NFD'), ['Lê', '', 'Minh']],
    ["H'Hen Niê", ["H'Hen", '', 'Niê']],
    ['Tâm', ['', '', 'Tâm']],
    ['', ['', '', '']],
  ])('%j is split', (name, [ho, dem, ten]) => expect(splitName(name)).toEqual({ ho, dem, ten }));

  it('is joined, found and checked', () => {
    const name = { ho: 'Thạch', dem: '', ten: 'Sô Phi' };
    expect(joinName(name)).toBe('Thạch Sô Phi');
    expect(nameSearchKey({ ho: 'Đặng', dem: 'Thuỳ', ten: 'Đương' })).toBe('dang thuy duong');
    expect(strangeCharacter('Nguyễn Văn A (B)')).toBe('(');
    expect(strangeCharacter("H'Hen Niê-Êban")).toBeNull();
  });
});

describe('the order of names', () => {
  it('is that of lists on paper', () => {
    const names = [
      'An',
      'Ánh',
      'Ân',
      'Ấn',
      'Dung',
      'Đào',
      'Đức',
      'Hòa',
      'Oanh',
      'Ông',
      'Ơn',
      'Uyên',
      'Ưng',
      'Ý',
    ];
    const shuffled = [...names]
      .reverse()
      .sort((a, b) => byBytes(nameSortKey(splitName(a)), nameSortKey(splitName(b))));
    expect(shuffled).toEqual(names);
    const full = ['Lê Văn An', 'Nguyễn An', 'Nguyễn Bá An', 'Nguyễn Thị An', 'Bùi Ánh'];
    expect(
      [...full].reverse().sort((a, b) => byBytes(nameSortKey(splitName(a)), nameSortKey(splitName(b)))),
    ).toEqual(full);
  });

  it('agrees with Intl.Collator on any names', () => {
    const collator = new Intl.Collator('vi', { sensitivity: 'accent' });
    const letters = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];
    const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
    const vowel = fc
      .tuple(fc.constantFrom(...'aăâeêioôơuưy'), fc.constantFrom(...tones))
      .map(([letter, tone]) => (letter + tone).normalize('NFC'));
    const word = fc
      .array(fc.oneof(vowel, fc.constantFrom(...letters)), { minLength: 1, maxLength: 4 })
      .map((all) => canonicalTone(all.join('')));
    const part = fc.array(word, { minLength: 0, maxLength: 2 }).map((words) => words.join(' '));
    const name = fc.record({ ten: word, ho: part, dem: part });
    const compare = (a: { ten: string; ho: string; dem: string }, b: typeof a) =>
      collator.compare(a.ten, b.ten) || collator.compare(a.ho, b.ho) || collator.compare(a.dem, b.dem);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(byBytes(nameSortKey(a), nameSortKey(b))), `${joinName(a)} | ${joinName(b)}`).toBe(
          Math.sign(compare(a, b)),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  it('agrees with Intl.Collator on 2,000 real-looking names, and with JavaScript’s own <', () => {
    const ho =
      'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Thạch Sơn Kim Kiên'.split(' ');
    const dem = ['', 'Văn', 'Thị', 'Thị Hồng', 'Hữu', 'Đức', 'Ngọc', 'Minh', 'Quốc', 'Sa'];
    const ten =
      'An Ân Ấn Ánh Bảo Bão Báo Đạt Dat Đào Dao Gấm Hòa Hóa Họa Lan Làn Lân Ơn Ôn Tú Tư Từ Tứ Tự Ý Yến'.split(
        ' ',
      );
    const names = Array.from({ length: 2_000 }, (_, i) => ({
      ho: ho[i % ho.length]!,
      dem: dem[Math.floor(i / 7) % dem.length]!,
      ten: ten[(i * 13) % ten.length]!,
    }));
    const collator = new Intl.Collator('vi');
    const expected = [...names].sort(
      (a, b) =>
        collator.compare(a.ten, b.ten) || collator.compare(a.ho, b.ho) || collator.compare(a.dem, b.dem),
    );
    const actual = [...names].sort((a, b) =>
      nameSortKey(a) < nameSortKey(b) ? -1 : nameSortKey(a) > nameSortKey(b) ? 1 : 0,
    );
    expect(actual.map(joinName)).toEqual(expected.map(joinName));
  });

  it('counts numbers by value, and puts both ways of writing a tone together', () => {
    expect(sortKeyOf(['Ấp 2']) < sortKeyOf(['Ấp 10'])).toBe(true);
    expect(sortKeyOf(['Hoà'])).toBe(sortKeyOf(['Hòa']));
    expect(sortKeyOf(['ស'])).toMatch(/^[\x21-\x7e]+$/);
  });
});
