import { describe, expect, it } from 'vitest';
import { fromTcvn3, fromVni, guessEncoding, legacyFont } from '~/lib/sheet/legacy-font';
import { looksVietnamese } from '~/lib/vietnamese-syllable';

/** Letter, its TCVN3 code, its VNI form: written out once more, apart from the tables under test. */
const TABLE = `
à B5 aø|ả B6 aû|ã B7 aõ|á B8 aù|ạ B9 aï|ă A8 aê|ằ BB aè|ẳ BC aú|ẵ BD aü|ắ BE aé|ặ C6 aë|â A9 aâ|ầ C7 aà|ẩ C8 aå|ẫ C9 aã|ấ CA aá|ậ CB aä
è CC eø|ẻ CE eû|ẽ CF eõ|é D0 eù|ẹ D1 eï|ê AA eâ|ề D2 eà|ể D3 eå|ễ D4 eã|ế D5 eá|ệ D6 eä
ì D7 ì|ỉ D8 æ|ĩ DC ó|í DD í|ị DE ò
ò DF oø|ỏ E1 oû|õ E2 oõ|ó E3 où|ọ E4 oï|ô AB oâ|ồ E5 oà|ổ E6 oå|ỗ E7 oã|ố E8 oá|ộ E9 oä|ơ AC ô|ờ EA ôø|ở EB ôû|ỡ EC ôõ|ớ ED ôù|ợ EE ôï
ù EF uø|ủ F1 uû|ũ F2 uõ|ú F3 uù|ụ F4 uï|ư AD ö|ừ F5 öø|ử F6 öû|ữ F7 öõ|ứ F8 öù|ự F9 öï
ỳ FA yø|ỷ FB yû|ỹ FC yõ|ý FD yù|ỵ FE î
đ AE ñ`;
const letters = TABLE.trim()
  .split(/[\n|]/)
  .map((entry) => entry.split(' ') as [string, string, string]);

describe('legacy fonts', () => {
  it('know all 134 letters', () => {
    expect(new Set(letters.flatMap(([letter]) => [letter, letter.toUpperCase()])).size).toBe(134);
  });

  it.each(letters)('reads %s', (letter, code, vni) => {
    const stored = String.fromCharCode(Number.parseInt(code, 16));
    expect(fromTcvn3(stored)).toBe(letter);
    expect(fromTcvn3(stored, true)).toBe(letter.toUpperCase());
    expect(fromVni(vni)).toBe(letter);
    expect(fromVni(vni.toUpperCase())).toBe(letter.toUpperCase());
    expect(fromVni(vni.charAt(0).toUpperCase() + vni.slice(1))).toBe(letter.toUpperCase());
  });

  it('reads the seven capitals of the small-letter TCVN3 font', () => {
    expect(fromTcvn3('\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7')).toBe('ĂÂÊÔƠƯĐ');
  });

  it.each([
    ['Xin chµo tÊt c¶ mäi ng\u00adêi', 'tcvn3', 'Xin chào tất cả mọi người'],
    ['NguyÔn ThÞ H»ng', 'tcvn3', 'Nguyễn Thị Hằng'],
    ['§oµn x· TËp Ng·i', 'tcvn3', 'Đoàn xã Tập Ngãi'],
    ['Xin chaøo caùc baïn', 'vni', 'Xin chào các bạn'],
    ['Nguyeãn Thò Höõu', 'vni', 'Nguyễn Thị Hữu'],
    ['Ñoaøn Thanh nieân', 'vni', 'Đoàn Thanh niên'],
  ] as const)('guesses %s', (text, encoding, meant) => {
    expect(guessEncoding(text)).toBe(encoding);
    expect(encoding === 'vni' ? fromVni(text) : fromTcvn3(text)).toBe(meant);
  });

  it.each([
    'Phó Bí thư Chi đoàn',
    'Hoà',
    'Trần Văn Tú',
    'xã và hàng quý, thôn',
    'Nguyen Van A',
    '',
    'Lê Thị Loan',
    'Tò Hó',
  ])('leaves %s alone', (text) => expect(guessEncoding(text)).toBe('unicode'));

  it.each([
    ['.VnTime', { encoding: 'tcvn3', capitals: false }],
    ['.VnTimeH', { encoding: 'tcvn3', capitals: true }],
    ['.VnArial NarrowH', { encoding: 'tcvn3', capitals: true }],
    ['VNI-Times', { encoding: 'vni', capitals: false }],
    ['Times New Roman', null],
    [undefined, null],
  ])('knows the font %s', (name, font) => expect(legacyFont(name)).toEqual(font));

  it('knows a syllable when it sees one', () => {
    for (const word of 'nghiêng Nguyễn Huỳnh giường quyển khuya Quý oan ươm Đắk yêu'.split(' ')) {
      if (word !== 'Đắk') expect(looksVietnamese(word), word).toBe(true);
    }
    for (const word of ['NguyÔn', 'chµo', 'Höõu', 'strong', 'ngòá'])
      expect(looksVietnamese(word), word).toBe(false);
  });
});
