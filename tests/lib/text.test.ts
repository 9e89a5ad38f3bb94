import { describe, expect, it } from 'vitest';
import { canonicalTone, clean, fold, isRewritten, nfc, tidy, tidyLines, titleCase } from '~/lib/text';

describe('text', () => {
  it('composes what a Mac takes apart', () => {
    expect(nfc('Nguyễn'.normalize('NFD'))).toBe('Nguyễn');
    expect(tidy('\ufeff Nguyễn\u00a0 Thị\n Hằng\u200b ')).toBe('Nguyễn Thị Hằng');
  });

  it.each([
    ['Ðỗ Công Duy', 'Đỗ Công Duy'],
    ['Ɖặng ɖình ð', 'Đặng đình đ'],
    ['Lƣơng Thị Hƣơng, BÍ THƢ', 'Lương Thị Hương, BÍ THƯ'],
    ['Nguyễn Vǎn Bǎ\u0301c', 'Nguyễn Văn Bắc'],
    ['D\u0335o\u031bn', 'Đơn'],
    ['Nguye\u0301\u0302n', 'Nguyến'],
    ['e\u200b\u0302\u0301', 'ế'],
    ['Trần Vаn Нoà', 'Trần Van Hoà'],
    ['Ｔｒầｎ　Ｖăn ０９０７', 'Trần Văn 0907'],
    ['𝐍𝐠𝐮𝐲ễ𝐧 khu phố Ⅲ', 'Nguyễn khu phố III'],
    ['Trần Văn Bảy\u200e', 'Trần Văn Bảy'],
    ['\u202d0907000235\u202c', '0907000235'],
    ['\u2066\u061cNi\u00ad\u034f\u180e\ufe0f\u0000\u3164ê\u2069', 'Niê'],
    ['0907\u2011000\u2010236', '0907-000-236'],
    ['2022\u20132027 \u2014 \u2212\uff0d', '2022-2027 - --'],
    ['Lê\u0085Thị\u3000\u2009\u2028Tám\u2800', 'Lê Thị Tám'],
    ['nửa chữ \ud800', 'nửa chữ'],
  ])('reads %j as %j', (from, to) => {
    expect(tidy(from)).toBe(to);
    expect(tidy(to)).toBe(to);
    expect(fold(from)).toBe(fold(to));
  });

  it('keeps lines, dashes and words of other alphabets in a long text', () => {
    expect(tidyLines(' Việc đã làm:\r\n\t– họp\u2028– “Привет”, Ðoàn\u00a0xã\u200b\r\r\n')).toBe(
      'Việc đã làm:\n\t– họp\n– “Привет”, Đoàn xã',
    );
    expect(clean('  hai  đầu \u0007 ')).toBe('  hai  đầu  ');
  });

  it('says when more than white space changed', () => {
    expect(isRewritten('Nguyễn\u00a0 Thị\nHằng '.normalize('NFD'))).toBe(false);
    expect(isRewritten('Lê Thị Tám\u200e')).toBe(true);
    expect(isRewritten('Ðỗ Duy')).toBe(true);
  });

  it('takes time in proportion to the length, whatever the text is made of', () => {
    const hardest = ['\u0301\u0323', ' ', '\u00a0', '\u0301 ', '\u200b', '\r\n', 'é\u0302', 'аa', '\ud800'];
    for (const piece of hardest) {
      const text = `x${piece.repeat(30_000)}ế`;
      const from = performance.now();
      for (const act of [clean, tidy, fold, isRewritten, nfc]) act(text);
      // Even a pile of marks sorted by exchange would take minutes here.
      expect(performance.now() - from).toBeLessThan(5_000);
    }
  });

  it('folds for search, đ included', () => {
    expect(fold('  ĐẶNG  Thuỳ\tĐương '.normalize('NFD'))).toBe('dang thuy duong');
    expect(fold('Hoá')).toBe(fold('Hóa'));
    expect(fold('H’Hen Niê')).toBe(fold("H'Hen Niê"));
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
