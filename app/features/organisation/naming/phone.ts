import { clean, tidy } from '~/lib/text';

/** Telephone numbers of Vietnamese mobiles: kept as E.164 (`+84907000231`), shown as `0907 000 231`. */
type PhoneChange = 'leadingZero' | 'oldPrefix' | 'words';
type PhoneCode =
  | 'phone.tooShort'
  | 'phone.tooLong'
  | 'phone.two'
  | 'phone.letters'
  | 'phone.landline'
  | 'phone.prefix'
  | 'phone.foreign'
  | 'phone.rounded';
type ParsedPhone =
  | { ok: true; phone: string; changed: PhoneChange | null }
  | { ok: false; code: PhoneCode; params: { digits: number; other: string } };

/** Mobile prefixes of 11 digits until 15/09/2018 and what they became (Ministry of Information and Communications, 2018). */
const OLD_PREFIXES: Record<string, string> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** What clerks write beside a number. */
const WORDS =
  /(?<![\p{L}\p{M}])(zalo|viber|s?đtdđ|s?dtdd|s?đt|s?dt|dđ|tel|phone|mobile|số|điện thoại|di động|liên hệ|lh)(?![\p{L}\p{M}])\s*[:.]?/giu;

/** Reads a number in any of the shapes clerks write; the caller shows `changed` to them. */
export function parsePhone(text: string): ParsedPhone {
  const line = tidy(text);
  const bare = line.replace(WORDS, ' ');
  const compact = bare.replace(/^'| /g, '');
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(compact)) return fromScientific(compact);
  const many = severalNumbers(clean(text));
  if (many) return fail('phone.two', digitsOf(many[0]).length, many[1]);
  if (/[^\d+().\-/\\]/.test(compact)) return fail('phone.letters', digitsOf(compact).length);
  const digits = digitsOf(compact.replace(/\.0$/, ''));
  if (compact.startsWith('+') && !digits.startsWith('84')) return fail('phone.foreign', digits.length);
  const read = fromDigits(digits);
  return read.ok && bare !== line ? { ...read, changed: read.changed ?? 'words' } : read;
}

/** Local grouping, as spoken: `0907 000 231`. */
export function showPhone(phone: string): string {
  const local = phone.replace(/^\+84/, '0');
  return local.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
}

function fromDigits(digits: string): ParsedPhone {
  const international = /^(?:00)?84(?=0?\d{9,10}$)(0?)/.exec(digits);
  const isLocal = digits.startsWith('0') && !digits.startsWith('0084');
  let local = digits;
  let changed: PhoneChange | null = null;
  if (!isLocal && international) local = `0${digits.slice(international[0].length)}`;
  else if (!isLocal) {
    local = `0${digits}`;
    changed = 'leadingZero';
  }
  const renewed = local.length === 11 ? OLD_PREFIXES[local.slice(0, 4)] : undefined;
  if (renewed) {
    local = renewed + local.slice(4);
    changed = 'oldPrefix';
  }
  if (/^02\d{8,9}$/.test(local)) return fail('phone.landline', digits.length);
  if (local.length !== 10) return fail(local.length < 10 ? 'phone.tooShort' : 'phone.tooLong', digits.length);
  if (!/^0[35789]/.test(local)) return fail('phone.prefix', digits.length, local.slice(0, 3));
  return { ok: true, phone: `+84${local.slice(1)}`, changed };
}

/** `9.12345678E+8` still holds every digit; `9.12E+08` has lost them for good. */
function fromScientific(text: string): ParsedPhone {
  const [mantissa, exponent] = text.toLowerCase().replace(',', '.').split('e') as [string, string];
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  if (decimals < Number(exponent) - 1) return fail('phone.rounded', decimals + 1);
  return fromDigits(String(Math.round(Number(text.replace(',', '.')))));
}

/** Two whole numbers in one cell, however parted. */
function severalNumbers(text: string): [string, string] | null {
  const pieces = text
    .split(/[,;:/\\|\n()&]|\s-\s|\s{2,}|hoặc|và|zalo/i)
    .filter((piece) => digitsOf(piece).length >= 9);
  if (pieces.length > 1) return [pieces[0]!.trim(), pieces[1]!.trim()];
  const spaced = /^\D*(0\d{9,10})\s+(0\d{9,10})\D*$/.exec(text);
  return spaced ? [spaced[1]!, spaced[2]!] : null;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function fail(code: PhoneCode, digits: number, other = ''): ParsedPhone {
  return { ok: false, code, params: { digits, other } };
}
