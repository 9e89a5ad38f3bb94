import { describe, expect, it } from 'vitest';
import { canonicalTone, fold, nfc, tidy, titleCase } from '~/lib/text';

describe('text', () => {
  it('composes what a Mac takes apart', () => {
    expect(nfc('Nguyễn'.normalize('NFD'))).toBe('Nguyễn');
    expect(tidy('\ufeff Nguyễn\u00a0 Thị\n Hằng\u200b ')).toBe('Nguyễn Thị Hằng');
  });

  it('folds for search, đ included', () => {
    expect(fold('  ĐẶNG  Thuỳ\tĐương '.normalize('NFD'))).toBe('dang thuy duong');
    expect(fold('Hoá')).toBe(fold('Hóa'));
  });

  it.each([
    ['Hoà Thuận', 'Hòa Thuận'],
    ['HOÀ', 'HÒA'],
    ['Thuý Hoè', 'Thúy Hòe'],
    ['Hoàng Huỳnh Khoẻn', 'Hoàng Huỳnh Khoẻn'],
    ['Quý quỳ', 'Quý quỳ'],
    ['Hòa', 'Hòa'],
    ['hoạ uỷ', 'họa ủy'],
  ])('writes the tone of %s as %s', (from, to) => expect(canonicalTone(from)).toBe(to));

  it('gives names their capitals', () => {
    expect(titleCase('NGUYỄN ĐÌNH ẨN')).toBe('Nguyễn Đình Ẩn');
    expect(titleCase("h'hen niê")).toBe("H'Hen Niê");
    expect(titleCase('lê-ô pôn')).toBe('Lê-Ô Pôn');
  });
});
