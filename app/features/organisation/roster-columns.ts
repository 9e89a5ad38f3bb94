import type { Vocabulary } from './sheet-header';

/** Fields of a roster. `…Male` and `…Female`: a column for each, as in `Ngày sinh: Nam | Nữ`. */
export type RosterField =
  | 'position'
  | 'unitCode'
  | 'unitName'
  | 'fullName'
  | 'hoDem'
  | 'ho'
  | 'dem'
  | 'ten'
  | 'bornOn'
  | 'bornOnMale'
  | 'bornOnFemale'
  | 'gender'
  | 'male'
  | 'female'
  | 'phone'
  | 'email'
  | 'title'
  | 'fromOn'
  | 'toOn'
  | 'how'
  | 'joinedUnionOn'
  | 'memberCode'
  | 'note';

const list = (words: string) => words.split(', ');
const born = list('ngay sinh, ngay thang nam sinh, nam sinh, sinh ngay, ngay thang sinh, ns, dob');
const under = (groups: readonly string[], part: string) => groups.map((group) => `${group} ${part}`);

/**
 * What clerks write above their columns. Two-line headers come as `group part`; a bare `Nam`, `Nữ` is gender by a mark.
 * Columns of personal data that the product has no need of are named and left unread (Decree 356/2025, minimisation).
 */
export const rosterVocabulary: Vocabulary<RosterField> = {
  fields: [
    { field: 'position', words: list('stt, tt, so tt, so thu tu, thu tu, no') },
    {
      field: 'unitCode',
      words: list(
        'ma don vi, ma dv, ma chi doan, ma cd, ma to chuc, ma to chuc doan, ma so don vi, unit code, don vi ma, ma dvi',
      ),
    },
    {
      field: 'unitName',
      words: list(
        'ten chi doan, chi doan, ten don vi, don vi, don vi cong tac, don vi sinh hoat, noi sinh hoat, chi doan sinh hoat, ten chi doan don vi, ten to chuc doan, to chuc doan, co so doan, unit, don vi ten',
      ),
      holds: list('ten chi doan, chi doan, ten don vi'),
    },
    {
      field: 'fullName',
      words: list(
        'ho va ten, ho ten, ho va ten bi thu, ho va ten doan vien, ten can bo, full name, ho va chu dem va ten, ho ten khai sinh, ho va ten khai sinh, ho dem va ten, ho ten dem',
      ),
      holds: list('ho va ten, ho ten'),
    },
    {
      field: 'hoDem',
      words: list(
        'ho dem, ho va dem, ho va ten dem, ho lot, ho va lot, ho va chu lot, ho va chu dem, ho chu lot, ho ten lot, ho ten ho dem, ho va ten ho dem, ho va ten ho va dem, ho va ten ho va ten dem, ho va ten ho, ho ten ho',
      ),
    },
    { field: 'ho', words: list('ho, last name') },
    {
      field: 'dem',
      words: list(
        'ten dem, dem, chu dem, chu lot, ten lot, lot, middle name, ho va ten dem dem, ho va ten ten dem',
      ),
    },
    { field: 'ten', words: list('ten, first name, ho va ten ten, ho ten ten, ten goi') },
    { field: 'bornOnMale', words: under(born, 'nam') },
    { field: 'bornOnFemale', words: under(born, 'nu') },
    { field: 'bornOn', words: [...born, 'ngay sinh dd mm yyyy'], holds: list('ngay sinh, nam sinh') },
    { field: 'gender', words: list('gioi tinh, gt, phai, nam nu, gender, sex'), holds: list('gioi tinh') },
    { field: 'male', words: list('nam, gioi tinh nam, phai nam') },
    { field: 'female', words: list('nu, gioi tinh nu, phai nu, nu x') },
    {
      field: 'phone',
      words: list(
        'so dien thoai, sdt, dien thoai, so dt, dt, dtdd, so dtdd, di dong, so di dong, dien thoai di dong, so dien thoai lien he, lien he, dien thoai lien he, phone, mobile, tel, zalo, so zalo, so dien thoai zalo',
      ),
      holds: list('dien thoai, sdt'),
    },
    {
      field: 'email',
      words: list('email, e mail, mail, thu dien tu, dia chi email, dia chi thu dien tu, gmail, hop thu'),
      holds: list('email, e mail, thu dien tu'),
    },
    {
      field: 'fromOn',
      words: list(
        'giu chuc vu tu ngay, tu ngay, ngay giu chuc vu, ngay bo nhiem, ngay nhan nhiem vu, ngay nhan chuc vu, bat dau, ngay bat dau, thoi gian giu chuc vu tu ngay, thoi gian giu chuc vu tu, nhiem ky tu ngay, giu chuc vu tu, ngay bau, ngay bau chi dinh, thoi gian giu chuc vu',
      ),
      holds: list('tu ngay, giu chuc vu tu'),
    },
    {
      field: 'toOn',
      words: list(
        'den ngay, giu chuc vu den ngay, thoi gian giu chuc vu den ngay, thoi gian giu chuc vu den, nhiem ky den ngay, ket thuc, ngay ket thuc, thoi giu chuc vu, ngay thoi giu chuc vu, ngay thoi',
      ),
      holds: list('den ngay'),
    },
    {
      field: 'how',
      words: list(
        'hinh thuc, bau chi dinh, bau hoac chi dinh, hinh thuc bau chi dinh, hinh thuc giu chuc vu, hinh thuc bo nhiem',
      ),
      holds: list('hinh thuc'),
    },
    {
      field: 'joinedUnionOn',
      words: list(
        'ngay vao doan, vao doan, ngay ket nap, ngay ket nap doan, ngay vao doan tncs ho chi minh, ngay thang nam vao doan, ngay vao doan tncs hcm',
      ),
      holds: list('vao doan, ket nap doan'),
    },
    {
      field: 'memberCode',
      words: list(
        'ma doan vien, ma so doan vien, so the doan, so the doan vien, the doan vien, ma dv doan, ma the doan vien, ma dinh danh doan vien',
      ),
      holds: list('ma doan vien, the doan'),
    },
    {
      field: 'title',
      words: list(
        'chuc vu, chuc danh, chuc vu chi doan, chuc vu doan, chuc vu trong doan, chuc vu hien nay, chuc vu dam nhiem, chuc vu doan hien nay, chuc vu trong chi doan, nhiem vu, title',
      ),
      holds: list('chuc vu doan, chuc danh'),
    },
    { field: 'note', words: list('ghi chu, gc, note, notes, luu y'), holds: list('ghi chu') },
  ],
  sensitive: list(
    'cccd, cmnd, cmt, can cuoc, chung minh, dinh danh, ho chieu, dan toc, ton giao, dia chi, que quan, nguyen quan, noi o, thuong tru, tam tru, cho o, noi sinh, ho khau, dang, dang vien, chinh tri, suc khoe, gia dinh, hon nhan, ho ten cha, ho ten me, cha, me, vo, chong, thu nhap, tai khoan, luong, ky luat',
  ),
  suffices: (fields) => {
    const known = [...fields].filter((field) => field !== 'position' && field !== 'note').length;
    return known >= 3 && (fields.has('fullName') || fields.has('ten'));
  },
};
