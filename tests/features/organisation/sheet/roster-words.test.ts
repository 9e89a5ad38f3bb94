import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noteCodes, problemCodes } from '~/features/organisation/sheet/problem';
import {
  fileMessageKey,
  sayFileRefusal,
  sayNote,
  sayPlace,
  sayProblem,
} from '~/features/organisation/sheet/roster-words.server';
import { FILE_REFUSALS } from '~/lib/sheet/workbook';
import { keyOf } from '~/lib/words.server';
import { GAM, HEADER, NGHIA, parse } from '../../../support/roster';
import { sheetOf } from '../../../support/sheet';

const keys = [
  ...problemCodes.map((code) => fileMessageKey('problem', code)),
  ...noteCodes.map((code) => fileMessageKey('note', code)),
  ...FILE_REFUSALS.map((code) => keyOf(`organisation.file.${code}`)),
];

describe('the words of an import', () => {
  it.each(['vi', 'en'])('stand in %s for every code, and for no other', (locale) => {
    const words = JSON.parse(readFileSync(`app/locales/${locale}/organisation.json`, 'utf8')) as Record<
      string,
      string
    >;
    const written = Object.keys(words).filter((key) =>
      /^organisation_(file_(problem|note)|refusal_file)_/.test(key),
    );
    expect(written.sort()).toEqual([...keys].sort());
  });

  it('name the place, the fault and the cure', () => {
    const row = HEADER.map(
      (header, i) =>
        ({ 'Số điện thoại': '91834567', 'Giữ chức vụ từ ngày': '31/11/2025' })[header] ?? GAM[i]!,
    );
    const file = parse([sheetOf([HEADER, row], 'Xã A')]);
    expect(file.problems.map((problem) => `${sayPlace(problem)}: ${sayProblem(problem)}`)).toEqual([
      'Dòng 2, cột Số điện thoại: Có 8 chữ số; số di động có 10. Excel có thể đã bỏ số 0 đầu, nhưng vẫn thiếu.',
      'Dòng 2, cột Giữ chức vụ từ ngày: Tháng 11 năm 2025 có 30 ngày. Sửa lại ngày 31.',
    ]);
    expect(sayPlace(file.problems[0]!, true)).toBe('Dòng 2, cột Số điện thoại, trang tính “Xã A”');
  });

  it('name the other row, and its sheet when it is another', () => {
    const twin = NGHIA.map((cell, index) => (index === 6 ? '0918345670' : cell));
    const [first] = parse(sheetOf([HEADER, GAM, twin])).problems;
    expect(sayProblem(first!)).toBe('Trùng số điện thoại với dòng 3. Mỗi người một số.');
    const [apart] = parse([sheetOf([HEADER, GAM], 'Xã A'), sheetOf([HEADER, twin], 'Xã B')]).problems;
    expect(sayProblem(apart!)).toBe(
      'Trùng số điện thoại với dòng 2 của trang tính “Xã B”. Mỗi người một số.',
    );
  });

  it('leave no parameter open, whatever the file', () => {
    const bad = ['1', '', '', 'A(', '31/02/99', '?', '12', '@', '?', '2020', '?', '01/2020', '', 'nt'];
    const file = parse(sheetOf([['DANH SÁCH'], HEADER, GAM, bad, [null, 'Cộng: 2']]));
    expect(file.problems.length).toBeGreaterThan(8);
    const sentences = [...file.problems.map(sayProblem), ...file.notes.map(sayNote)];
    expect(sentences.filter((text) => /undefined|\{/.test(text))).toEqual([]);
  });

  it('tell an old Excel file what to do', () => {
    expect(sayFileRefusal('organisation.file.oldExcel')).toContain('lưu lại thành .xlsx');
  });
});
