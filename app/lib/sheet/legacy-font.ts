import { nfc } from '../text';
import { looksVietnamese } from '../vietnamese-syllable';

/**
 * Vietnamese before Unicode: letters stored as Latin-1 codes and drawn right only by a font made for them. TCVN3
 * (`.VnTime`) has one code a letter and its capitals in fonts of their own (`.VnTimeH`, same codes); VNI writes a base
 * letter and a mark. Tables: TCVN 5712:1993 (VN3) and the VNI Windows character set.
 */
export type LegacyEncoding = 'tcvn3' | 'vni';
export type TextEncoding = 'unicode' | LegacyEncoding;
type LegacyFont = { encoding: LegacyEncoding; capitals: boolean };

const LETTERS =
  'ă â ê ô ơ ư đ à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ';

/** The codes of `LETTERS` in TCVN3, then of the seven capitals it has in the small-letter font. */
const TCVN3_CODES =
  'a8 a9 aa ab ac ad ae b5 b6 b7 b8 b9 bb bc bd be c6 c7 c8 c9 ca cb cc ce cf d0 d1 d2 d3 d4 d5 d6 d7 d8 dc dd de df e1 e2 e3 e4 e5 e6 e7 e8 e9 ea eb ec ed ee ef f1 f2 f3 f4 f5 f6 f7 f8 f9 fa fb fc fd fe';
const TCVN3_CAPITALS = 'Ă Â Ê Ô Ơ Ư Đ';

/** `LETTERS` as VNI writes them. */
const VNI_FORMS =
  'aê aâ eâ oâ ô ö ñ aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oà oå oã oá oä ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î';

const letters = LETTERS.split(' ');
const tcvn3 = new Map(
  TCVN3_CODES.split(' ').map((code, i) => [String.fromCharCode(Number.parseInt(code, 16)), letters[i]!]),
);
TCVN3_CAPITALS.split(' ').forEach((letter, i) => {
  tcvn3.set(String.fromCharCode(0xa1 + i), letter);
});
const vni = new Map(VNI_FORMS.split(' ').map((form, i) => [form, letters[i]!]));
const VNI_FORM = new RegExp([...vni.keys()].sort((a, b) => b.length - a.length).join('|'), 'gi');

/** Unicode of a text stored in TCVN3; `capitals` when its font is one of the capital fonts. */
export function fromTcvn3(text: string, capitals = false): string {
  const out = nfc([...text].map((char) => tcvn3.get(char) ?? char).join(''));
  return capitals ? out.toUpperCase() : out;
}

/** Unicode of a text stored in VNI. The base letter decides the case: `AÙ` and `Aù` are both `Á`. */
export function fromVni(text: string): string {
  const out = text.replace(VNI_FORM, (form) => {
    const letter = vni.get(form.toLowerCase())!;
    const base = form.charAt(0);
    return base === base.toLowerCase() ? letter : letter.toUpperCase();
  });
  return nfc(out);
}

export function fromLegacy(text: string, encoding: LegacyEncoding, capitals = false): string {
  return encoding === 'tcvn3' ? fromTcvn3(text, capitals) : fromVni(text);
}

/** What the name of a font says about the text in it; null for a Unicode font. */
export function legacyFont(name: string | undefined): LegacyFont | null {
  if (!name) return null;
  if (/^\.vn/i.test(name)) return { encoding: 'tcvn3', capitals: /H(\s|$)/.test(name) };
  return /^vni[- ]/i.test(name) ? { encoding: 'vni', capitals: false } : null;
}

/** True when a letter stands in the text that only Unicode can hold (đ, ơ, ư, ă, ễ …): it is in no old encoding. */
export function isSurelyUnicode(text: string): boolean {
  return /[\u0102-\u1ef9]/.test(nfc(text));
}

/**
 * The encoding in which most words of a text are possible Vietnamese syllables. `unicode` unless an old encoding reads
 * strictly better: give it a whole column, for a single word such as `Tó` may be right in two of them.
 */
export function guessEncoding(text: string): TextEncoding {
  const words = text
    .split(/[\s,.;:()/\d-]+/)
    .filter((word) => /[\u00a1-\u00ff\u00ad]/.test(word) && !isSurelyUnicode(word));
  if (words.length === 0) return 'unicode';
  const score = (read: (word: string) => string) =>
    words.filter((word) => looksVietnamese(read(word))).length;
  const asIs = score((word) => word);
  const asTcvn3 = score((word) => fromTcvn3(word));
  const asVni = score(fromVni);
  if (Math.max(asTcvn3, asVni) <= asIs) return 'unicode';
  return asTcvn3 >= asVni ? 'tcvn3' : 'vni';
}
