/** What a clerk of a new province has on the desk: a list of units and a roster, as spreadsheets are really kept. */
import { xlsxOf } from '../support/xlsx';

/** With a district between province and communes, as until 06/2025, or with two levels, as since. */
type Levels = { hasDistrict?: boolean };

/** Three branches in two communes, of one district. Rạch Sâu has just enough people for three peers. */
export async function unitsFile({ hasDistrict = true }: Levels = {}): Promise<Buffer> {
  const above = hasDistrict ? '84-CK' : '84';
  return sheet('DANH SÁCH ĐƠN VỊ', [
    ['STT', 'Mã đơn vị', 'Tên đơn vị', 'Loại đơn vị', 'Mã đơn vị cấp trên', 'Từ ngày', 'Đến ngày'],
    ...(hasDistrict ? [[1, '84-CK', 'Huyện Đoàn Cầu Kè', 'Huyện', '84', '01/01/2010', '']] : []),
    [2, '84-CK-01', 'Đoàn xã An Phú', 'Xã', above, '01/01/2010', ''],
    [3, '84-CK-02', 'Đoàn xã Tam Hòa', 'Xã', above, '01/01/2010', ''],
    [4, '84-CK-01-01', 'Chi đoàn ấp Rạch Sâu', 'Chi đoàn ấp', '84-CK-01', '01/01/2010', ''],
    [5, '84-CK-01-02', 'Chi đoàn ấp Giồng Tranh', 'Chi đoàn ấp', '84-CK-01', '01/01/2010', ''],
    [6, '84-CK-02-01', 'Chi đoàn ấp Ngọc Hồ', 'Chi đoàn ấp', '84-CK-02', '01/01/2010', ''],
  ]);
}

const people: [code: string, name: string, born: string, sex: string, phone: string, title: string][] = [
  ['84-CK', 'Huỳnh Quốc Thái', '12/03/1990', 'Nam', '0918 000 201', 'Bí thư'],
  ['84-CK-01', 'Lê Văn Phúc', '02/09/1993', 'Nam', '0918.000.202', 'Bí thư'],
  ['84-CK-02', 'Kim Thị Lan', '19/05/1994', 'Nữ', '0918000203', 'Bí thư'],
  ['84-CK-01-01', 'Lâm Thị Ngọc Diễm', '26/03/1998', 'Nữ', '+84 918 000 204', 'Bí thư'],
  ['84-CK-01-01', 'Thạch Sơn Hiếu', '07/11/1999', 'Nam', '0918000205', 'Phó Bí thư'],
  ['84-CK-01-01', 'Trần Thị Mỹ Lệ', '15/08/2001', 'Nữ', '0918000206', 'Ủy viên BCH'],
  ['84-CK-01-02', 'Sơn Minh Đạt', '30/04/1997', 'Nam', '0918000207', 'Bí thư'],
  ['84-CK-01-02', 'Kiên Thị Sa Mết', '21/12/2000', 'Nữ', '0918000208', 'Ủy viên BCH'],
  ['84-CK-02-01', 'Đỗ Thị Thu Sương', '03/02/1996', 'Nữ', '0918000209', 'Bí thư'],
  ['84-CK-02-01', 'Trương Văn Nhựt', '11/06/1999', 'Nam', '0918000210', 'Phó Bí thư'],
];

export const peopleCount = people.length;

/** `faults` puts in what clerks get wrong: a number that is none, a unit nobody knows. */
export async function rosterFile({
  faults = false,
  hasDistrict = true,
}: Levels & { faults?: boolean } = {}): Promise<Buffer> {
  const listed = hasDistrict ? people : people.slice(1);
  const rows = listed.map(([code, name, born, sex, phone, title], index) => [
    index + 1,
    faults && index === 3 ? '84-CK-99' : code,
    name,
    born,
    sex,
    faults && index === 4 ? '12345' : phone,
    title,
    '01/06/2022',
  ]);
  return sheet('DANH SÁCH CÁN BỘ ĐOÀN', [
    ['STT', 'Mã đơn vị', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số ĐT', 'Chức vụ', 'Giữ chức vụ từ ngày'],
    ...rows,
  ]);
}

/** Title rows above, a total and a place to sign below. */
async function sheet(title: string, rows: (string | number)[][]): Promise<Buffer> {
  const bytes = await xlsxOf((workbook) => {
    const page = workbook.addWorksheet('Sheet1');
    page.addRow(['TỈNH ĐOÀN TRÀ VINH']);
    page.addRow([title]);
    page.addRow([]);
    page.addRows(rows);
    page.addRow(['', `Tổng cộng: ${rows.length - 1}`]);
    page.addRow(['', '', '', '', 'NGƯỜI LẬP BIỂU']);
  });
  return Buffer.from(bytes);
}
