import { parseRoster, type RosterOptions } from '~/features/organisation/sheet/roster-sheet';
import type { Sheet } from '~/lib/sheet/workbook';

export const HEADER = [
  'STT',
  'Mã đơn vị',
  'Tên chi đoàn',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số điện thoại',
  'Email',
  'Chức vụ',
  'Giữ chức vụ từ ngày',
  'Hình thức',
  'Ngày vào Đoàn',
  'Mã đoàn viên',
  'Ghi chú',
];
export const GAM = [
  '1',
  '29308-07',
  'Chi đoàn ấp Rạch Sâu',
  'Thạch Thị Hồng Gấm',
  '12/08/1999',
  'Nữ',
  '0918 345 670',
  'Gam@Example.vn',
  'Bí thư',
  '01/06/2024',
  'Bầu',
  '26/03/2015',
  'DV01',
  '',
];
export const NGHIA = [
  '2',
  '29308-08',
  'Chi đoàn ấp Hai',
  'Nguyễn Hữu Nghĩa',
  '03/04/2000',
  'Nam',
  '0976 000 310',
  '',
  'PBT',
  '15/2/25',
  'Chỉ định',
  '',
  '',
  '',
];

export const parse = (sheets: Sheet | Sheet[], options: Partial<RosterOptions> = {}) =>
  parseRoster([sheets].flat(), { today: '2026-11-25', ...options });
export const said = (file: ReturnType<typeof parse>) =>
  file.problems.map(({ row, column, code }) => `${row}${column} ${code}`);
export const noted = (file: ReturnType<typeof parse>) =>
  Object.fromEntries(
    file.notes.map(({ code, params }) => [code, params.rows ?? params.headers ?? params.name]),
  );
