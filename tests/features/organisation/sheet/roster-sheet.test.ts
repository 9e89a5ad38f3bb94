import { describe, expect, it } from 'vitest';
import { GAM, HEADER, NGHIA, noted, parse, said } from '../../../support/roster';
import { sheetOf } from '../../../support/sheet';

describe('a roster', () => {
  it('in the shape of the template is read whole', () => {
    const file = parse(sheetOf([HEADER, GAM, NGHIA]));
    expect(file.problems).toEqual([]);
    expect(file.notes).toEqual([]);
    expect(file.rows).toEqual([
      {
        sheet: 'Danh sách',
        row: 2,
        unitCode: '29308-07',
        unitName: 'Chi đoàn ấp Rạch Sâu',
        ho: 'Thạch',
        dem: 'Thị Hồng',
        ten: 'Gấm',
        bornOn: '1999-08-12',
        gender: 'female',
        phone: '+84918345670',
        email: 'gam@example.vn',
        title: 'SECRETARY',
        fromOn: '2024-06-01',
        toOn: null,
        how: 'elected',
        joinedUnionOn: '2015-03-26',
        memberCode: 'DV01',
        note: '',
        otherPosts: '',
      },
      {
        sheet: 'Danh sách',
        row: 3,
        unitCode: '29308-08',
        unitName: 'Chi đoàn ấp Hai',
        ho: 'Nguyễn',
        dem: 'Hữu',
        ten: 'Nghĩa',
        bornOn: '2000-04-03',
        gender: 'male',
        phone: '+84976000310',
        email: null,
        title: 'DEPUTY_SECRETARY',
        fromOn: '2025-02-15',
        toOn: null,
        how: 'appointed',
        joinedUnionOn: null,
        memberCode: null,
        note: '',
        otherPosts: '',
      },
    ]);
    expect(file.sheets[0]!.columns.slice(0, 2)).toMatchObject([
      { column: 'A', header: 'STT', field: 'position', fate: 'read' },
      { column: 'B', header: 'Mã đơn vị', field: 'unitCode' },
    ]);
  });

  it('loses its titles, totals, signatures, numbers, examples, hidden and blank rows, each noted', () => {
    const file = parse(
      sheetOf(
        [
          ['ĐOÀN TNCS HỒ CHÍ MINH'],
          [null, 'DANH SÁCH BÍ THƯ CHI ĐOÀN NĂM 2026'],
          [],
          HEADER,
          ['(1)', '(2)', '(3)', '(4)', '(5)'],
          ['Ví dụ', ...GAM.slice(1)],
          GAM,
          [],
          [null, 'I. Đoàn xã Tập Ngãi'],
          ['9', ...GAM.slice(1, 3), 'Người Đã Nghỉ', ...GAM.slice(4, 6), '0918345699', ...GAM.slice(7)],
          HEADER,
          NGHIA,
          ['3'],
          [null, 'Tổng cộng: 2 đồng chí', null, 'Tổng cộng', null, null, '2'],
          [null, null, null, null, null, null, 'Tập Ngãi, ngày 20 tháng 11 năm 2026'],
          [null, 'NGƯỜI LẬP', null, null, null, null, 'TM. BAN CHẤP HÀNH'],
          [null, 'Trần Thị Lập', null, null, null, null, 'Lê Văn Ký'],
        ],
        'Danh sách',
        [10],
      ),
    );
    expect(said(file)).toEqual([]);
    expect(file.rows.map((row) => row.row)).toEqual([7, 12]);
    expect(noted(file)).toEqual({
      'rows.title': '1, 2',
      'rows.numbering': '5',
      'rows.example': '6',
      'rows.blank': '8, 13',
      'rows.section': '9',
      'rows.hidden': '10',
      'rows.header': '11',
      'rows.total': '14',
      'rows.footer': '15–17',
    });
  });

  it('may read hidden rows when asked to', () => {
    const file = parse(sheetOf([HEADER, GAM, NGHIA], 'S', [3]), { hiddenRows: 'read' });
    expect(file.rows).toHaveLength(2);
    expect(noted(file)).toEqual({ 'rows.hiddenRead': '3' });
  });

  it.each([
    ['one line', [['TT', 'Chi đoàn', 'Họ đệm', 'Tên', 'SĐT', 'Chức danh']]],
    [
      'two lines',
      [
        ['TT', 'Chi đoàn', 'Họ và tên', null, 'Liên hệ', 'Chức vụ'],
        [null, null, 'Họ đệm', 'Tên', 'Điện thoại', null],
      ],
    ],
    [
      'a merged header and no second line',
      [
        [
          'TT',
          'Chi đoàn',
          'HỌ VÀ TÊN',
          { text: 'HỌ VÀ TÊN', merged: 'across' as const },
          'Số ĐT (Zalo)',
          'Chức vụ',
        ],
      ],
    ],
  ])('with the name in two columns, header of %s', (_, header) => {
    const file = parse(
      sheetOf([
        ...header,
        ['1', 'Chi đoàn ấp Một', 'THẠCH', 'SÔ PHI', '918345670', 'Bí thư chi đoàn ấp Một'],
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(file.rows[0]).toMatchObject({
      ho: 'Thạch',
      dem: '',
      ten: 'Sô Phi',
      phone: '+84918345670',
      title: 'SECRETARY',
    });
    expect(file.notes.map(({ code, params }) => [code, params.before, params.after])).toContainEqual([
      'phone.leadingZero',
      '918345670',
      '0918 345 670',
    ]);
  });

  it('with birthdays in a column for men and one for women, and a term in two', () => {
    const file = parse(
      sheetOf([
        [
          'STT',
          'Họ và tên',
          'Ngày, tháng, năm sinh',
          null,
          'Mã đơn vị',
          'Thời gian giữ chức vụ',
          null,
          'Chức vụ',
        ],
        [null, null, 'Nam', 'Nữ', null, 'Từ ngày', 'Đến ngày', null],
        ['1', 'Lê Văn An', '01/02/1999', null, 'A1', '01/06/2022', 'nay', 'UV BCH'],
        ['2', 'Lê Thị Ân', null, '03/02/1999', 'A1', '01/06/2022', '30/06/2025', 'Ủy viên Ban Chấp hành'],
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(file.rows.map((row) => [row.gender, row.bornOn, row.fromOn, row.toOn, row.title])).toEqual([
      ['male', '1999-02-01', '2022-06-01', null, 'COMMITTEE_MEMBER'],
      ['female', '1999-02-03', '2022-06-01', '2025-06-30', 'COMMITTEE_MEMBER'],
    ]);
  });

  it('takes the unit from section headings, and a mark as gender', () => {
    const file = parse(
      sheetOf([
        ['TT', 'Họ và tên', 'Nữ', 'Ngày sinh', 'Chức vụ'],
        ['I. Chi đoàn ấp Một'],
        ['1', 'Lê Văn An', null, '01/02/1999', 'BT'],
        ['II. Chi đoàn ấp Hai'],
        ['1', 'Lê Thị Ân', 'x', '01/02/1998', 'BT'],
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(file.rows.map((row) => [row.unitName, row.gender])).toEqual([
      ['Chi đoàn ấp Một', 'male'],
      ['Chi đoàn ấp Hai', 'female'],
    ]);
  });

  it('carries “như trên” down, and merged unit names', () => {
    const file = parse(sheetOf([HEADER, GAM, ['2', '"', 'nt', ...NGHIA.slice(3)]]));
    expect(file.rows[1]).toMatchObject({ unitCode: '29308-07', unitName: 'Chi đoàn ấp Rạch Sâu' });
    expect(noted(file)).toEqual({ 'cell.ditto': '3' });
  });

  it('leaves sensitive and unknown columns unread, and says so', () => {
    const header = [
      'Họ và tên',
      'Mã đơn vị',
      'Chức vụ',
      'Số CCCD',
      'Dân tộc',
      'Ngày vào Đảng',
      'Địa chỉ',
      'Cỡ áo',
      'Điện thoại',
      'SĐT 2',
      'Địa chỉ email',
    ];
    const file = parse(
      sheetOf([
        header,
        ['Lê An', 'A', 'BT', '086099000000', 'Kinh', '01/01/2020', 'ấp 1', 'XL', '0918345670', '0', 'a@b.vn'],
      ]),
    );
    expect(said(file)).toEqual([]);
    expect(noted(file)).toEqual({
      'column.sensitive': '“Số CCCD”, “Dân tộc”, “Ngày vào Đảng”, “Địa chỉ”',
      'column.unknown': '“Cỡ áo”',
      'column.twice': '“SĐT 2”',
    });
    expect(JSON.stringify(file.rows)).not.toMatch(/0860|Kinh|ấp 1/);
  });

  it('may stand in several sheets, beside others', () => {
    const sheets = [
      sheetOf([HEADER, GAM], 'Xã A'),
      sheetOf([HEADER, NGHIA], 'Xã B'),
      sheetOf([['Cách ghi'], ['…']], 'Hướng dẫn'),
      { ...sheetOf([]), name: 'Cũ', hidden: true },
    ];
    const file = parse(sheets);
    expect(file.rows.map(({ sheet, row }) => [sheet, row])).toEqual([
      ['Xã A', 2],
      ['Xã B', 2],
    ]);
    expect(noted(file)).toEqual({ 'sheet.noHeader': 'Hướng dẫn', 'sheet.hidden': 'Cũ' });
    expect(parse(sheets, { sheets: ['Xã B'] }).rows).toHaveLength(1);
  });

  it('keeps its first row under a one-line header, and no title becomes part of a header', () => {
    const title = 'DANH SÁCH BÍ THƯ CHI ĐOÀN';
    const header = ['Họ và tên', 'Mã đơn vị', 'Chức vụ', 'Diện'];
    const row = ['Lê Văn An', 'A', 'Bí thư', 'Chi đoàn'];
    const across = header.map((_, index) =>
      index === 0 ? title : { text: title, merged: 'across' as const },
    );
    for (const above of [[], [[title]], [across]]) {
      const file = parse(sheetOf([...above, header, row, ['Lê Ân', 'A', 'BT', 'Nam']]));
      expect(file.rows.map(({ ten, unitName }) => [ten, unitName])).toEqual([
        ['An', ''],
        ['Ân', ''],
      ]);
    }
  });

  it('has no header', () => {
    expect(
      said(
        parse(
          sheetOf([
            ['Nguyễn Văn A', '0918345670'],
            ['Lê B', '0918345671'],
          ]),
        ),
      ),
    ).toEqual(['0 header.missing']);
  });
});
