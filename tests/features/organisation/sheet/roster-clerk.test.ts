/** Rosters as clerks really send them: nothing that stands in them is lost without a line that says so. */
import { describe, expect, it } from 'vitest';
import { parseUnits } from '~/features/organisation/sheet/unit-sheet';
import { noted, parse, said } from '../../../support/roster';
import { dateCell, sheetOf } from '../../../support/sheet';

const down = (text: string) => ({ text, merged: 'down' as const });
const across = (text: string) => ({ text, merged: 'across' as const });
const HEAD = ['Họ và tên', 'Ngày sinh', 'Số điện thoại', 'Chức vụ', 'Mã đơn vị'];
const person = (name: string, born: string, i: number, title = 'Bí thư') => [
  name,
  born,
  `090700023${i}`,
  title,
  `A0${i}`,
];

describe('a heading of several lines', () => {
  const top = [
    'STT',
    'Họ và tên',
    'Ngày sinh',
    across('Ngày sinh'),
    'Chức vụ trong chi đoàn',
    'Điện thoại liên hệ',
    'Đơn vị',
  ];
  const merged = [
    down('STT'),
    down('Họ và tên'),
    'Nam',
    'Nữ',
    down('Chức vụ trong chi đoàn'),
    down('Điện thoại liên hệ'),
    down('Đơn vị'),
  ];
  const people = [
    ['1', 'Trần Văn An', '05/03/1996', null, 'Bí thư', '0907000231', 'Chi đoàn ấp Mẫu'],
    ['2', 'Lê Thị Bình', null, '12/09/1998', 'Phó Bí thư', '0907000232', 'Chi đoàn ấp Mẫu'],
    ['3', 'Võ Văn Cường', '20/11/1999', null, 'Ủy viên', '0907000233', 'Chi đoàn ấp Mẫu'],
  ];

  it.each([
    ['merged down over both lines', [top, merged]],
    ['not merged', [top.map((cell) => (typeof cell === 'string' ? cell : null)), [null, null, 'Nam', 'Nữ']]],
  ])('%s gives every birthday', (_, header) => {
    const file = parse(sheetOf([['DANH SÁCH ĐOÀN VIÊN'], [], ...header, ...people]));
    expect(said(file)).toEqual([]);
    expect(file.rows.map(({ bornOn, gender }) => [bornOn, gender])).toEqual([
      ['1996-03-05', 'male'],
      ['1998-09-12', 'female'],
      ['1999-11-20', 'male'],
    ]);
  });

  it('of three lines is read, and a merged title is none of them', () => {
    const file = parse(
      sheetOf([
        ['DANH SÁCH', ...Array.from({ length: 6 }, () => across('DANH SÁCH'))],
        [
          'TT',
          'Họ và tên',
          across('Họ và tên'),
          'Chức vụ',
          'Giữ chức vụ',
          across('Giữ chức vụ'),
          'Mã đơn vị',
        ],
        [
          down('TT'),
          'Họ, chữ đệm',
          'Tên',
          down('Chức vụ'),
          'Thời gian',
          across('Thời gian'),
          down('Mã đơn vị'),
        ],
        [
          down('TT'),
          down('Họ, chữ đệm'),
          down('Tên'),
          down('Chức vụ'),
          'Từ ngày',
          'Đến ngày',
          down('Mã đơn vị'),
        ],
        ['1', 'Lê Thị', 'Bình', 'Bí thư', '01/06/2022', 'nay', 'A1'],
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(file.rows).toMatchObject([
      { ho: 'Lê', dem: 'Thị', ten: 'Bình', fromOn: '2022-06-01', unitCode: 'A1' },
    ]);
  });

  it('never swallows the first person', () => {
    const header = ['Họ và tên', 'Giới tính', 'Số điện thoại', 'Chức vụ', 'Mã đơn vị'];
    const file = parse(
      sheetOf([header, ['Lê An', 'Nam', 907000231], ['Lê Bê', 'Nữ', 907000232, 'Bí thư', 'A1']]),
    );
    expect(file.rows.map(({ ten }) => ten)).toEqual(['An', 'Bê']);
  });

  it.each([
    [['Họ', 'Chữ đệm', 'Tên'], { ho: 'Lê', dem: 'Thị', ten: 'Bình' }],
    [['Họ', 'Chữ lót', 'Tên'], { ho: 'Lê', dem: 'Thị', ten: 'Bình' }],
    [['Họ', 'Tên đệm', 'Tên gọi'], { ho: 'Lê', dem: 'Thị', ten: 'Bình' }],
  ])('knows %j', (names, name) => {
    const file = parse(
      sheetOf([
        [...names, 'Chức vụ', 'Mã đơn vị'],
        ['Lê', 'Thị', 'Bình', 'Bí thư', 'A1'],
      ]),
    );
    expect(file.rows).toMatchObject([name]);
  });

  it.each([
    'Nhận nhiệm vụ',
    'Ngày nhận nhiệm vụ',
    'Giữ chức từ',
    'Ngày bổ nhiệm (dd/mm/yyyy)',
    'Đảm nhiệm từ ngày',
    'Thời điểm giữ chức vụ',
    'Được bầu ngày',
  ])('knows %s as the start', (heading) => {
    const file = parse(
      sheetOf([
        [...HEAD, heading],
        [...person('Lê Bình', '05/03/1996', 1), '01/06/2022'],
      ]),
    );
    expect(file.rows).toMatchObject([{ fromOn: '2022-06-01' }]);
  });
});

describe('a row', () => {
  it('is data by what it holds, whatever its first word', () => {
    const file = parse(
      sheetOf([
        ['Chi đoàn', ...HEAD],
        ['Tổng kho Xăng dầu Rạch Sâu', ...person('Trần Văn Cộng', '05/03/1996', 1)],
        ['Mẫu giáo Hoa Sen', ...person('Lê Thị Mẫu', '05/03/1997', 2)],
        ['Cộng Hòa', ...person('Tổng Văn Hạnh', '05/03/1998', 3)],
        ['Tổng cộng', '3 đồng chí'],
        ['Tổng số Bí thư: 3'],
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(file.rows.map(({ unitName }) => unitName)).toEqual([
      'Tổng kho Xăng dầu Rạch Sâu',
      'Mẫu giáo Hoa Sen',
      'Cộng Hòa',
    ]);
    expect(noted(file)).toEqual({ 'rows.total': '5, 6' });
  });

  it('of a unit may be called Cộng, Tổng, Mẫu or Mậu', () => {
    const names = ['Tổng Cọt', 'Cộng Hòa', 'Mậu A', 'Mẫu Sơn', 'Hồng Hà'];
    const rows = names.map((name, i) => [name, `C${i + 1}`, 'xã', 'TINH']);
    const sheet = sheetOf([
      ['Tên đơn vị', 'Mã đơn vị', 'Loại', 'Mã đơn vị cấp trên'],
      ...rows,
      ['Cộng', '5'],
    ]);
    const file = parseUnits([sheet], { knownCodes: new Set(['TINH']) });
    expect(file.problems).toEqual([]);
    expect(file.rows.map(({ name }) => name)).toEqual(names);
  });

  it('with few cells at the end is not lost', () => {
    const file = parse(
      sheetOf([
        HEAD,
        person('Lê An', '05/03/1996', 1),
        ['Lê Thị Bê', null, '0907000239'],
        [],
        [null, null, null, 'BÍ THƯ'],
        ['Lê Văn Ký'],
      ]),
    );
    expect(file.rows.map(({ row, ten }) => [row, ten])).toEqual([
      [2, 'An'],
      [3, 'Bê'],
    ]);
    expect(noted(file)['rows.footer']).toBe('5, 6');
  });

  it('is named with all others of its kind', () => {
    const hidden = Array.from({ length: 30 }, (_, i) => i + 3);
    const rows = Array.from({ length: 32 }, (_, i) => [
      `Lê ${'ABCDEFGH'[i % 8]}`,
      '05/03/1996',
      '',
      'Đoàn viên',
      `A${i}`,
    ]);
    expect(noted(parse(sheetOf([HEAD, ...rows], 'S', hidden)))['rows.hidden']).toBe('3–32');
  });
});

describe('a column', () => {
  const rows = [
    ['Mã số', 'Tên người', 'Ngày nhận bàn giao', '', 'SĐT', 'Chức vụ', 'Mã đơn vị'],
    ['7', 'Lê Bình', '01/06/2022', 'x@y.vn', '0907000231', 'Bí thư', 'A1'],
  ];

  it('without a heading, or not understood, is named', () => {
    const file = parse(
      sheetOf([
        [...HEAD, 'Cỡ áo'],
        [...person('Lê Bình', '05/03/1996', 1), 'XL', 'thêm'],
      ]),
    );
    expect(noted(file)).toEqual({ 'column.unknown': '“Cỡ áo”', 'column.headless': 'G' });
  });

  it('is read as the clerk says, and what a heading lacks is named', () => {
    const unread = parse(sheetOf(rows));
    expect(said(unread)).toEqual(['1 header.incomplete']);
    expect(unread.rows).toEqual([]);
    expect(unread.sheets[0]!.columns.map(({ key, fate }) => `${key} ${fate}`).slice(0, 4)).toEqual([
      'ma so unknown',
      'ten nguoi unknown',
      'ngay nhan ban giao unknown',
      '#D headless',
    ]);
    const columns = new Map([
      ['ten nguoi', 'fullName'],
      ['ngay nhan ban giao', 'fromOn'],
      ['#D', 'email'],
      ['sdt', 'skip'],
    ] as const);
    const file = parse(sheetOf(rows), { columns });
    expect(file.rows).toMatchObject([{ ten: 'Bình', fromOn: '2022-06-01', email: 'x@y.vn', phone: null }]);
    expect(noted(file)).toMatchObject({ 'column.skipped': '“SĐT”', 'column.unknown': '“Mã số”' });
  });

  it('of notes is said to be left out', () => {
    const file = parse(
      sheetOf([
        [...HEAD, 'Ghi chú'],
        [...person('Lê Bình', '05/03/1996', 1), 'đang học'],
      ]),
    );
    expect(file.rows[0]!.note).toBe('đang học');
    expect(noted(file)).toEqual({ 'note.leftOut': '2' });
  });

  it('of notes is in nobody’s way, whatever stands in it', () => {
    const notes = [
      { kind: 'formula-error' as const, text: '#N/A' },
      { kind: 'formula-error' as const, text: '' },
    ];
    const file = parse(
      sheetOf([
        [...HEAD, 'Ghi chú'],
        ...[...notes, 'dài '.repeat(200)].map((note, index) => [
          ...person(`Lê ${['An', 'Bình', 'Chi'][index]}`, '05/03/1996', index + 1),
          note,
        ]),
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(noted(file)).toEqual({ 'note.leftOut': '2–4' });
  });
});

describe('the order of day and month', () => {
  const table = (days: (string | ReturnType<typeof dateCell>)[]) =>
    sheetOf([HEAD, ...days.map((day, i) => [`Lê ${'ABCDEFG'[i]}`, day, '', 'Bí thư', `A0${i}`])]);
  const bornOn = (days: Parameters<typeof table>[0], exchange: boolean) =>
    parse(table(days), { exchangeDays: { 's0-bornOn': exchange } }).rows.map((row) => row.bornOn);

  it('of texts with the month first is asked once for the column', () => {
    const days = ['04/25/1999', '03/04/1998', '12/31/1997'];
    expect(said(parse(table(days)))).toEqual(['2B day.swapped']);
    expect(bornOn(days, true)).toEqual(['1999-04-25', '1998-03-04', '1997-12-31']);
    const kept = parse(table(days), { exchangeDays: { 's0-bornOn': false } });
    expect(said(kept)).toEqual(['2B day.monthFirst', '4B day.monthFirst']);
  });

  it('is asked though only one cell is suspect', () => {
    const days = [dateCell('1999-03-04'), '25/04/1999', '26/04/1999'];
    expect(said(parse(table(days)))).toEqual(['2B day.swapped']);
    expect(bornOn(days, true)).toEqual(['1999-04-03', '1999-04-25', '1999-04-26']);
    expect(bornOn(days, false)[0]).toBe('1999-03-04');
  });

  it('is asked for a day to come that would be past, and never where all is clear', () => {
    const head = [...HEAD, 'Từ ngày'];
    const from = (day: string) => sheetOf([head, [...person('Lê Bình', '05/03/1996', 1), dateCell(day)]]);
    expect(said(parse(from('2026-12-01')))).toEqual(['2F day.swapped']);
    expect(said(parse(from('2026-12-28')))).toEqual(['2F day.futureStart']);
    expect(said(parse(from('2026-12-28'), { futureStarts: true }))).toEqual([]);
    expect(said(parse(table([dateCell('1999-03-04'), dateCell('1999-03-25'), '26/04/1999'])))).toEqual([]);
  });
});

describe('a text', () => {
  it('with letters that only look ours is read, heading and title too, and shown', () => {
    const file = parse(
      sheetOf([
        ['STT', 'Họ và tên', 'Ngày sinh', 'Số Ðiện thoại', 'Chức vụ Ðoàn', 'Mã Ðơn vị'],
        ['1', 'Ðặng Thị Mẫu', '05/03/1996', '0907000231', 'Bí thư', 'A01'],
        ['2', 'Lƣơng Thị Hƣơng\u200e', '05/03/1998', '\u202d0907\u2011000\u2011233\u202c', 'Bí thƣ', 'A03'],
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(file.rows.map(({ ho, ten, phone, title }) => [ho, ten, phone, title])).toEqual([
      ['Đặng', 'Mẫu', '+84907000231', 'SECRETARY'],
      ['Lương', 'Hương', '+84907000233', 'SECRETARY'],
    ]);
    expect(noted(file)).toEqual({ 'text.cleaned': '2, 3' });
  });

  it.each([
    ['Đ/c Nguyễn Văn An', 'Nguyễn Văn An'],
    ['Đồng chí: Lê Thị Bê', 'Lê Thị Bê'],
    ['ĐC. Trần Ba', 'Trần Ba'],
    ['Ông Trần Văn Ba', 'Trần Văn Ba'],
    ["Chị H'Hen Niê", "H'Hen Niê"],
    ['Ông Ích Khiêm', 'Ông Ích Khiêm'],
  ])('%s is %s', (typed, name) => {
    const [row] = parse(sheetOf([HEAD, person(typed, '05/03/1996', 1)])).rows;
    expect([row!.ho, row!.dem, row!.ten].filter(Boolean).join(' ')).toBe(name);
  });

  it.each([
    ['="0907000231"', '+84907000231', 'cell.peeled'],
    ["'0907000231", '+84907000231', 'cell.peeled'],
    ['0907000231 (Zalo)', '+84907000231', 'phone.words'],
    ['ĐT: 0907.000.231', '+84907000231', 'phone.words'],
  ])('%s is a telephone number, with a note', (typed, phone, note) => {
    const file = parse(sheetOf([HEAD, ['Lê Bê', '05/03/1996', typed, 'Bí thư', 'A1']]));
    expect(file.rows[0]!.phone).toBe(phone);
    expect(noted(file)).toEqual({ [note]: '2' });
  });

  it.each(['0907000231 / 0907000232', '0907000231 (Zalo 0907000232)', '0907000231\n0907000232'])(
    '%j asks back',
    (typed) => {
      const file = parse(sheetOf([HEAD, ['Lê Bê', '05/03/1996', typed, 'Bí thư', 'A1']]));
      expect(said(file)).toEqual(['2C phone.two']);
    },
  );

  it('of the old small-letter font gets the capitals it could not have', () => {
    const table = sheetOf([
      ['Họ và tên', 'Mã đơn vị', 'Chức vụ'],
      [{ text: 'NguyÔn ThÞ ¸nh', font: '.VnTime' }, 'A1', 'BT'],
      [{ text: 'TrÇn V¨n ó', font: '.VnTime' }, 'A1', 'BT'],
    ]);
    const names = parse(table, { encoding: 'tcvn3' }).rows.map(({ ho, dem, ten }) => `${ho} ${dem} ${ten}`);
    expect(names).toEqual(['Nguyễn Thị Ánh', 'Trần Văn Ú']);
  });

  it('that a formula never worked out is a fault in its cell, whatever the field', () => {
    const open = { kind: 'formula-error' as const, text: '' };
    const file = parse(
      sheetOf([
        [...HEAD, 'Từ ngày'],
        ['Lê Bê', open, open, 'Bí thư', 'A1', open],
      ]),
    );
    expect(said(file)).toEqual(['2B cell.formulaError', '2C cell.formulaError', '2F cell.formulaError']);
  });
});
