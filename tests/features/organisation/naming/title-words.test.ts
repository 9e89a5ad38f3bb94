import { expect, it } from 'vitest';
import { otherPosts, parseTitle } from '~/features/organisation/naming/title-words';

it.each([
  ['Bí thư', 'SECRETARY'],
  ['BÍ THƯ CHI ĐOÀN', 'SECRETARY'],
  ['Bi thu chi doan', 'SECRETARY'],
  ['BT. Chi đoàn', 'SECRETARY'],
  ['Bí thư Đoàn xã Hội Sơn', 'SECRETARY'],
  ['Bí thư Chi đoàn thôn Hải Đăng', 'SECRETARY'],
  ['Bí thư Chi đoàn ấp Rạch Sâu', 'SECRETARY'],
  ['Bí thư Chi đoàn ấp Tân Hội', 'SECRETARY'],
  ['Bí thư Chi đoàn Đội 5', 'SECRETARY'],
  ['Bí thư Hội Sơn', 'SECRETARY'],
  ['Bí thư chi đoàn khóm Đảng Mới', 'SECRETARY'],
  ['Quyền Bí thư', 'SECRETARY'],
  ['Phó Bí thư', 'DEPUTY_SECRETARY'],
  ['P. Bí thư Đoàn xã Hội Sơn', 'DEPUTY_SECRETARY'],
  ['UV BTV', 'STANDING_MEMBER'],
  ['Ủy viên Ban Thường vụ Huyện Đoàn', 'STANDING_MEMBER'],
  ['Uỷ viên BCH', 'COMMITTEE_MEMBER'],
  ['Ủy viên', 'COMMITTEE_MEMBER'],
  ['Ủy viên Chi đoàn ấp Tân Hội', 'COMMITTEE_MEMBER'],
  ['Cán bộ Đoàn', 'OFFICER'],
  ['Đoàn viên ấp Hội An', 'MEMBER'],
  ['Ủy viên BCH, Phó Bí thư', 'DEPUTY_SECRETARY'],
  ['Phó Bí thư Đảng ủy, Bí thư Đoàn xã', 'SECRETARY'],
  ['Bí thư Đảng ủy', null],
  ['Bí thư Chi bộ', null],
  ['Bí thư Chi bộ thôn Đoàn Kết', null],
  ['Ủy viên Ban Thường vụ Đảng ủy', null],
  ['Ủy viên Hội đồng nhân dân', null],
  ['Phụ trách Đội TNTP', null],
  ['Chủ tịch Hội LHTN', null],
  ['Bị thu', null],
])('%s is the title %s', (text, title) => expect(parseTitle(text)).toBe(title));

it.each([
  ['Bí thư Chi đoàn ấp 1, xã Mẫu', ''],
  ['Bí thư Chi đoàn kiêm Phó Chủ tịch Hội LHTN', 'Phó Chủ tịch Hội LHTN'],
  ['Phó Bí thư Đảng ủy, Bí thư Đoàn xã', 'Phó Bí thư Đảng ủy'],
  ['Bí thư', ''],
])('%s also names “%s”', (text, more) => expect(otherPosts(text)).toBe(more));
