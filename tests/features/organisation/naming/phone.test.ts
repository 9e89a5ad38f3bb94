import { describe, expect, it } from 'vitest';
import { parsePhone, showPhone } from '~/features/organisation/naming/phone';

describe('a telephone number', () => {
  it.each([
    ['0907 000 231', '+84907000231', null],
    ['0907.000.231', '+84907000231', null],
    ['(0907) 000-231', '+84907000231', null],
    ['907000231', '+84907000231', 'leadingZero'],
    ['907000231.0', '+84907000231', 'leadingZero'],
    ['9.07000231E+8', '+84907000231', 'leadingZero'],
    ['+84907000231', '+84907000231', null],
    ["'+84907000231", '+84907000231', null],
    ['+84 (0) 907 000 231', '+84907000231', null],
    ['84907000231', '+84907000231', null],
    ['0084907000231', '+84907000231', null],
    ['849070002', '+84849070002', 'leadingZero'],
    ['0849070002', '+84849070002', null],
    ['01234567890', '+84834567890', 'oldPrefix'],
    ['1698000123', '+84398000123', 'oldPrefix'],
    ['+841698000123', '+84398000123', 'oldPrefix'],
    ['０９０７０００２３１', '+84907000231', null],
    ['0907\u00a0000\u200b231', '+84907000231', null],
  ])('%s is read', (text, phone, changed) => expect(parsePhone(text)).toEqual({ ok: true, phone, changed }));

  it.each([
    ['91834567', 'phone.tooShort', 8],
    ['09070002311', 'phone.tooLong', 11],
    ['0907000231, 0354000776', 'phone.two', 10],
    ['0907000231 - 0354000776', 'phone.two', 10],
    ['0907000231/0354000776', 'phone.two', 10],
    ['0907000231 0354000776', 'phone.two', 10],
    ['0907000231\n0354000776', 'phone.two', 10],
    ['9.07E+08', 'phone.rounded', 3],
    ['02943855246', 'phone.landline', 11],
    ['0607000231', 'phone.prefix', 10],
    ['+1 415 555 2671', 'phone.foreign', 11],
    ['không có', 'phone.letters', 0],
    ['0907000231 (vợ)', 'phone.letters', 10],
  ])('%j is refused', (text, code, digits) =>
    expect(parsePhone(text)).toMatchObject({ ok: false, code, params: { digits } }),
  );

  it('knows every old prefix', () => {
    const old =
      '0120 0121 0122 0126 0128 0123 0124 0125 0127 0129 0162 0163 0164 0165 0166 0167 0168 0169 0186 0188 0199';
    const now = '070 079 077 076 078 083 084 085 081 082 032 033 034 035 036 037 038 039 056 058 059';
    const read = old.split(' ').map((prefix) => parsePhone(`${prefix}1234567`));
    expect(read).toEqual(
      now
        .split(' ')
        .map((prefix) => ({ ok: true, phone: `+84${prefix.slice(1)}1234567`, changed: 'oldPrefix' })),
    );
  });

  it('is shown as it is said', () => {
    expect(showPhone('+84907000231')).toBe('0907 000 231');
    expect(showPhone('+14155552671')).toBe('+14155552671');
  });
});
