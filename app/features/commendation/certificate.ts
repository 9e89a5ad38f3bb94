/**
 * The words and lines of a certificate. A paper of the Union is Vietnamese in every language of the screen, so its
 * wording is data here and not a message. Heading and signature follow Hướng dẫn 29-HD/TWĐTN-VP (29/10/2013).
 */
import type { Day } from '~/lib/date';

export type Paper = {
  /** “BAN CHẤP HÀNH TỈNH TRÀ VINH”. */
  body: string;
  union: string;
  /** “BAN THƯỜNG VỤ TỈNH ĐOÀN TRÀ VINH”. */
  board: string;
  heading: string;
  lead: string;
  /** “Bí thư Chi đoàn tiêu biểu năm 2024”. */
  award: string;
  decision: string;
  decisionDay: string;
  verify: string;
  placeAndDay: string;
  onBehalf: string;
  /** In capitals; null when the signer was given without a title. */
  signerTitle: string | null;
  signerName: string;
  blank: string;
  sample: string;
  demo: string;
};

type Given = {
  issuer: string;
  honourName: string;
  year: number;
  number: string;
  signedOn: Day;
  signer: string;
};

/** What stands on the paper of one honour. `issuer` is the province's union, “Tỉnh Đoàn Trà Vinh”. */
export function paperOf({ issuer, honourName, year, number, signedOn, signer }: Given): Paper {
  const { body, place, short } = unionOf(issuer);
  const signing = signerOf(signer);
  return {
    body: capitals(`Ban Chấp hành ${body}`),
    union: 'ĐOÀN TNCS HỒ CHÍ MINH',
    board: capitals(`Ban Thường vụ ${issuer}`),
    heading: 'GIẤY CHỨNG NHẬN',
    lead: 'Tuyên dương đồng chí',
    award: `${honourName} năm ${year}`,
    decision: `Quyết định số ${number}`,
    decisionDay: longDay(signedOn),
    verify: 'Xác minh:',
    placeAndDay: `${place}, ${longDay(signedOn)}`,
    onBehalf: capitals(`TM. Ban Thường vụ ${short}`),
    signerTitle: signing.title && capitals(signing.title),
    signerName: signing.name,
    blank: '(ký, đóng dấu)',
    sample: 'BẢN MẪU',
    demo: 'BẢN MẪU – DỮ LIỆU GIẢ ĐỊNH',
  };
}

/** “Tỉnh Đoàn Trà Vinh” → Tỉnh Trà Vinh, Trà Vinh, Tỉnh Đoàn; any other union goes by its own name throughout. */
function unionOf(issuer: string): { body: string; place: string; short: string } {
  const match = /^(Tỉnh|Thành) Đoàn (.+)$/i.exec(issuer);
  if (!match) return { body: issuer, place: issuer, short: issuer };
  const place = match[2]!;
  return match[1]!.toLowerCase() === 'tỉnh'
    ? { body: `Tỉnh ${place}`, place, short: 'Tỉnh Đoàn' }
    : { body: `Thành phố ${place}`, place, short: 'Thành Đoàn' };
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}

/** “Nguyễn Thị Mỹ Hạnh, Bí thư” → name and title; without a comma there is no title. */
export function signerOf(signer: string): { name: string; title: string | null } {
  const comma = signer.indexOf(',');
  if (comma < 0) return { name: signer.trim(), title: null };
  return { name: signer.slice(0, comma).trim(), title: signer.slice(comma + 1).trim() || null };
}

/** “ngày 26 tháng 01 năm 2025”: days under 10 and the months 01 and 02 carry a zero, so that nothing can be added. */
export function longDay(day: Day): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** The size a name is set in: 1 is largest. Names to 60 characters stay on one line. */
export function nameStep(name: string): 1 | 2 | 3 {
  if (name.length <= 30) return 1;
  return name.length <= 42 ? 2 : 3;
}

/** The two gold waves around an A4 landscape sheet, in millimetres, 11 from its edge. */
export function framePath(): string {
  const [left, top, right, bottom] = [11, 11, 286, 199];
  const across = (right - left) / 78;
  const down = (bottom - top) / 54;
  const wave = (first: number) =>
    `M${left} ${top}${ripple('x', across, 39, first)}${ripple('y', down, 27, first)}${ripple('x', -across, 39, -first)}${ripple('y', -down, 27, -first)}`;
  return wave(-2.6) + wave(2.6);
}

function ripple(axis: 'x' | 'y', half: number, waves: number, first: number): string {
  let path = '';
  for (let wave = 0; wave < waves; wave++) {
    const swing = wave % 2 === 0 ? first : -first;
    const [middle, end] =
      axis === 'x'
        ? [`${half.toFixed(3)} ${swing}`, `${(2 * half).toFixed(3)} 0`]
        : [`${-swing} ${half.toFixed(3)}`, `0 ${(2 * half).toFixed(3)}`];
    path += `q${middle} ${end}`;
  }
  return path;
}
