import { describe, expect, it } from 'vitest';
import { framePath, longDay, nameStep, paperOf, signerOf } from '~/features/commendation/certificate';
import {
  codeOf,
  commendationState,
  consentState,
  readCode,
  showCode,
} from '~/features/commendation/commendation';
import { decisionSchema } from '~/features/commendation/commendation-form';

describe('codes', () => {
  it('carry every bit of ten random bytes', () => {
    expect(codeOf(new Uint8Array(10))).toBe('0000000000000000');
    expect(codeOf(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
    const one = new Uint8Array(10);
    one[9] = 33;
    expect(codeOf(one)).toBe('0000000000000011');
  });

  it.each([
    ['8F2K-7Q4M-0000-ZZZZ', '8F2K7Q4M0000ZZZZ'],
    [' 8f2k 7q4m oooo zzzz ', '8F2K7Q4M0000ZZZZ'],
    ['8F2K7Q4MILilZZZZ', '8F2K7Q4M1111ZZZZ'],
    ['8F2K-7Q4M-0000-ZZZ', null],
    ['8F2K-7Q4M-0000-ZZZU', null],
    ['', null],
    ['../../etc/passwd', null],
  ])('are read from paper: %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  it('are printed in fours', () => {
    expect(showCode('8F2K7Q4M0000ZZZZ')).toBe('8F2K-7Q4M-0000-ZZZZ');
  });
});

describe('states', () => {
  it('a revoked honour is revoked only once it was published', () => {
    const at = new Date('2025-05-14T02:00:00Z');
    expect(commendationState('published', at)).toBe('revoked');
    expect(commendationState('published', null)).toBe('published');
    expect(commendationState('withdrawn', null)).toBe('withdrawn');
  });

  it('consent that was taken back is not consent, whatever its answer says', () => {
    const at = new Date('2025-05-14T02:00:00Z');
    expect(consentState(null)).toBe('unasked');
    expect(consentState({ answer: 'given', withdrawnAt: null })).toBe('given');
    expect(consentState({ answer: 'given', withdrawnAt: at })).toBe('withdrawn');
    expect(consentState({ answer: 'refused', withdrawnAt: at })).toBe('withdrawn');
    expect(consentState({ answer: 'refused', withdrawnAt: null })).toBe('refused');
  });
});

describe('the paper', () => {
  const given = {
    issuer: 'Tỉnh Đoàn Trà Vinh',
    honourName: 'Bí thư Chi đoàn tiêu biểu',
    year: 2024,
    number: '21-QĐ/TĐTN-BTC',
    signedOn: '2025-01-06',
    signer: 'Nguyễn Thị Mỹ Hạnh, Bí thư',
  };

  it('carries the heading, the signature and the date of the Union, and no national motto', () => {
    expect(paperOf(given)).toMatchObject({
      body: 'BAN CHẤP HÀNH TỈNH TRÀ VINH',
      union: 'ĐOÀN TNCS HỒ CHÍ MINH',
      board: 'BAN THƯỜNG VỤ TỈNH ĐOÀN TRÀ VINH',
      award: 'Bí thư Chi đoàn tiêu biểu năm 2024',
      placeAndDay: 'Trà Vinh, ngày 06 tháng 01 năm 2025',
      onBehalf: 'TM. BAN THƯỜNG VỤ TỈNH ĐOÀN',
      signerTitle: 'BÍ THƯ',
      signerName: 'Nguyễn Thị Mỹ Hạnh',
    });
    expect(Object.values(paperOf(given)).join(' ')).not.toMatch(/cộng hòa/i);
  });

  it('names a city, and any other unit, after itself', () => {
    expect(paperOf({ ...given, issuer: 'Thành Đoàn Cần Thơ' })).toMatchObject({
      body: 'BAN CHẤP HÀNH THÀNH PHỐ CẦN THƠ',
      onBehalf: 'TM. BAN THƯỜNG VỤ THÀNH ĐOÀN',
    });
    expect(paperOf({ ...given, issuer: 'Đoàn Khối Doanh nghiệp' }).body).toBe(
      'BAN CHẤP HÀNH ĐOÀN KHỐI DOANH NGHIỆP',
    );
  });

  it('pads days and the first two months only', () => {
    expect(longDay('2025-03-06')).toBe('ngày 06 tháng 3 năm 2025');
    expect(longDay('2025-11-26')).toBe('ngày 26 tháng 11 năm 2025');
  });

  it('signs without a title when none was given', () => {
    expect(signerOf('Nguyễn Thị Mỹ Hạnh')).toEqual({ name: 'Nguyễn Thị Mỹ Hạnh', title: null });
    expect(signerOf('Hạnh, Phó Bí thư, phụ trách')).toEqual({ name: 'Hạnh', title: 'Phó Bí thư, phụ trách' });
  });

  it('steps a long name down', () => {
    expect(nameStep('Kiên Sóc Kha')).toBe(1);
    expect(nameStep('Nguyễn Hoàng Thị Phương Quỳnh Anh')).toBe(2);
    expect(nameStep('Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Quỳnh Như Ý Ngọc')).toBe(3);
  });

  it('is framed by two waves that close', () => {
    const waves = framePath().split('M').slice(1);
    expect(waves).toHaveLength(2);
    for (const wave of waves) {
      const steps = wave
        .slice(wave.indexOf('q') + 1)
        .split('q')
        .map((step) => step.match(/-?[\d.]+/g)!.map(Number));
      const end = steps.reduce(([x, y], [, , dx, dy]) => [x! + dx!, y! + dy!], [0, 0]);
      expect(end.map((far) => Math.abs(Math.round(far!)))).toEqual([0, 0]);
    }
  });
});

describe('the decision form', () => {
  const whole = {
    nominationIds: ['3f1f0c2e-9a65-4f1e-8a67-0d5d0f0c9b11'],
    number: '21-QĐ/TĐTN-BTC',
    signedOn: '2025-01-26',
    signer: 'Nguyễn Thị Mỹ Hạnh, Bí thư',
    reason: 'Ban Thường vụ họp và bỏ phiếu.',
    excessReason: '',
  };
  const complaints = (change: Record<string, unknown>) => {
    const parsed = decisionSchema.safeParse({ ...whole, ...change });
    return parsed.success ? [] : parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]);
  };

  it.each([
    [{}, []],
    [{ nominationIds: undefined }, [['nominationIds', 'commendation.nobody']]],
    [{ nominationIds: false }, [['nominationIds', 'commendation.nobody']]],
    [{ nominationIds: ["'; drop table person"] }, [['nominationIds', 'commendation.nobody']]],
    [{ number: ' ' }, [['number', 'required']]],
    [{ signedOn: '2025-02-30' }, [['signedOn', 'day.absent']]],
    [{ reason: 'Tốt.' }, [['reason', 'commendation.reasonShort']]],
    [{ signer: 'x'.repeat(121) }, [['signer', 'tooLong']]],
  ])('%j', (change, expected) => {
    expect(complaints(change)).toEqual(expected);
  });
});
