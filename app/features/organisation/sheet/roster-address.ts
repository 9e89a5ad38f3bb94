import { fold } from '~/lib/text';

const COMRADE = /^(đ\s*\/\s*c|đ\.\s*c|đc|đồng\s+chí|đ\/chí|dc|d\/c)(?:\s*[.:]\s*|\s+)(?=\S)/i;
const ADDRESS = /^(ông|bà|anh|chị|cô|thầy)(?:\s*[.:]\s*|\s+)(?=\S)/i;
/** `Ông` is a family name too: before one of these it is a form of address. */
const SURNAMES = new Set(
  'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly thach son kim chau lam trinh dinh doan luong mai to cao truong ta ha tong quach danh'.split(
    ' ',
  ),
);

/** A name without what it is called by: `Đ/c Nguyễn Văn An`, `Đồng chí: …`, `Ông Trần …`. `least`: words that must stay. */
export function withoutAddress(name: string, least = 2): string {
  const rest = name.replace(COMRADE, '');
  if (rest !== name) return rest.split(' ').length >= least ? rest : name;
  const bare = name.replace(ADDRESS, '');
  const words = bare.split(' ');
  if (bare === name || words.length < least) return name;
  return !/^ông/i.test(name) || SURNAMES.has(fold(words[0]!)) ? bare : name;
}
