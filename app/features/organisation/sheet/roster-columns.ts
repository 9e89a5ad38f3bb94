import { parsePhone } from '../naming/phone';
import { parseTitle } from '../naming/title-words';
import type { Vocabulary } from './header';
import { parseDay } from './roster-day';
import { parseGender } from './roster-values';

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
const born = list(
  'ngay sinh, ngay thang nam sinh, nam sinh, sinh ngay, ngay thang sinh, ns, dob, ntns, ngay thang nam, ngay sinh duong lich, birthday, date of birth, ngay sinh doan vien, sinh nam',
);
const under = (groups: readonly string[], part: string) => groups.map((group) => `${group} ${part}`);

/**
 * What clerks write above their columns. Two-line headers come as `group part`; a bare `Nam`, `Nữ` is gender by a mark.
 * Columns of personal data that the product has no need of are named and left unread (Decree 356/2025, minimisation).
 */
export const rosterVocabulary: Vocabulary<RosterField> = {
  fields: [
    { field: 'position', words: list('stt, tt, so tt, so thu tu, thu tu, no, stt chi doan, stt xa') },
    {
      field: 'unitCode',
      words: list(
        'ma don vi, ma dv, ma chi doan, ma cd, ma to chuc, ma to chuc doan, ma so don vi, unit code, don vi ma, ma dvi, ma so chi doan, ma so to chuc doan, ma dinh danh to chuc doan, ma to chuc co so doan, ma co so doan, ma don vi doan, to chuc doan ma, chi doan ma, ma chi doan don vi, ma don vi sinh hoat',
      ),
    },
    {
      field: 'unitName',
      words: list(
        'ten chi doan, chi doan, ten don vi, don vi, don vi cong tac, don vi sinh hoat, noi sinh hoat, chi doan sinh hoat, ten chi doan don vi, ten to chuc doan, to chuc doan, co so doan, unit, don vi ten, chi doan truc thuoc, ten chi doan truc thuoc, doan co so, ten co so doan, thuoc chi doan, sinh hoat tai chi doan, chi doan dang sinh hoat, noi sinh hoat doan, don vi sinh hoat doan, don vi truc thuoc, ten don vi truc thuoc, dia ban, lop, ten lop, ap khom, ap, khom ap, thon, to dan pho, khu pho',
      ),
      holds: list('ten chi doan, chi doan, ten don vi'),
    },
    {
      field: 'fullName',
      words: list(
        'ho va ten, ho ten, ho va ten bi thu, ho ten bi thu, ho va ten bi thu chi doan, bi thu chi doan, ten bi thu, ten doan vien, ten can bo doan, ho va ten can bo, ho va ten can bo doan, ho ten can bo, ho ten doan vien, dong chi, ho ten dong chi, ho va ten dong chi, ho va ten day du, ten day du, hoten, ten can bo doan chu chot, ho va ten viet in hoa, ho chu dem va ten, ho chu lot va ten, ho ten chu dem, ho dem ten, ho lot va ten, ho va chu lot va ten, name, ho va ten doan vien, ten can bo, full name, ho va chu dem va ten, ho ten khai sinh, ho va ten khai sinh, ho dem va ten, ho ten dem',
      ),
      holds: list('ho va ten, ho ten'),
    },
    {
      field: 'hoDem',
      words: list(
        'ho dem, ho va dem, ho chu dem, ho dem va chu lot, ho va ten chu dem, ho va ten ho va chu dem, ho va ten ho va chu lot, ho va ten ho chu dem, ho va ten ho chu lot, ho va ten ho lot, ho va ten ho va lot, ho ten ho va dem, ho ten ho va chu dem, ho ten ho va chu lot, ho ten ho va ten dem, ho ten ho lot, ho va ten lot, ho tendem, ho va ten dem, ho lot, ho va lot, ho va chu lot, ho va chu dem, ho chu lot, ho ten lot, ho ten ho dem, ho va ten ho dem, ho va ten ho va dem, ho va ten ho va ten dem, ho va ten ho, ho ten ho',
      ),
    },
    { field: 'ho', words: list('ho, last name, family name, surname, ho goc') },
    {
      field: 'dem',
      words: list(
        'ten dem, dem, chu dem, chu lot, ten lot, lot, middle name, ten chu dem, ten chu lot, ho va ten chu dem dem, ho ten dem dem, ho ten chu dem dem, ho ten chu lot, dem lot, ten dem lot, ho va ten dem dem, ho va ten ten dem',
      ),
    },
    {
      field: 'ten',
      words: list(
        'ten, first name, ho va ten ten, ho ten ten, ten goi, given name, ten rieng, ten chinh, ho va ten ten goi, ho va ten ten rieng',
      ),
    },
    { field: 'bornOnMale', words: under(born, 'nam') },
    { field: 'bornOnFemale', words: under(born, 'nu') },
    {
      field: 'bornOn',
      words: [...born, 'ngay sinh dd mm yyyy', 'ngay thang nam sinh dd mm yyyy', 'ngay sinh ngay thang nam'],
      holds: list('ngay sinh, nam sinh'),
    },
    { field: 'gender', words: list('gioi tinh, gt, phai, nam nu, gender, sex'), holds: list('gioi tinh') },
    { field: 'male', words: list('nam, gioi tinh nam, phai nam, gt nam, nam x') },
    { field: 'female', words: list('nu, gioi tinh nu, phai nu, nu x, gt nu, la nu') },
    {
      field: 'phone',
      words: list(
        'so dien thoai, sdt, dien thoai, so dt, dt, dtdd, so dtdd, di dong, so di dong, dien thoai di dong, so dien thoai lien he, lien he, dien thoai lien he, phone, mobile, tel, zalo, so zalo, so dien thoai zalo, dien thoai zalo, sdt zalo, sdt lien he, so dt lien he, so dien thoai di dong, sdt di dong, so may, so lien lac, dien thoai lien lac, so dien thoai lien lac, lien lac, handphone, so dien thoai ca nhan, sdt ca nhan, so dien thoai bi thu, sdt bi thu, phone number, cell, dien thoai so, lien he dien thoai, lien he so dien thoai, lien he sdt, lien he dt, thong tin lien he dien thoai, thong tin lien he sdt, thong tin lien he so dien thoai',
      ),
      holds: list('dien thoai, sdt'),
    },
    {
      field: 'email',
      words: list(
        'email, e mail, mail, thu dien tu, dia chi email, dia chi thu dien tu, gmail, hop thu, email lien he, mail lien he, hop thu dien tu, dia chi mail, dia chi gmail, thu dien tu email, email ca nhan, lien he email, thong tin lien he email, thong tin lien he thu dien tu',
      ),
      holds: list('email, e mail, thu dien tu'),
    },
    {
      field: 'fromOn',
      words: list(
        'giu chuc vu tu ngay, tu ngay, ngay giu chuc vu, ngay bo nhiem, ngay nhan nhiem vu, ngay nhan chuc vu, bat dau, ngay bat dau, thoi gian giu chuc vu tu ngay, thoi gian giu chuc vu tu, nhiem ky tu ngay, giu chuc vu tu, ngay bau, ngay bau chi dinh, thoi gian giu chuc vu, nhan nhiem vu, nhan nhiem vu tu, nhan nhiem vu tu ngay, thoi diem nhan nhiem vu, ngay nhan viec, nhan chuc vu, nhan chuc vu tu ngay, giu chuc, giu chuc tu, giu chuc tu ngay, ngay giu chuc, ngay dam nhiem, dam nhiem tu, dam nhiem tu ngay, ngay dam nhan, dam nhan tu ngay, dam nhan tu, bo nhiem tu ngay, bo nhiem ngay, ngay duoc bo nhiem, ngay chi dinh, chi dinh ngay, chi dinh tu ngay, ngay bau cu, duoc bau ngay, duoc bau tu ngay, ngay duoc bau, ngay cong nhan, cong nhan tu ngay, ngay quyet dinh, quyet dinh ngay, ngay ra quyet dinh, ngay chuan y, thoi diem giu chuc vu, thoi diem bo nhiem, thoi diem dam nhiem, thoi gian bo nhiem, thoi gian dam nhiem, thoi gian dam nhiem tu, thoi gian dam nhiem tu ngay, thoi gian nhan nhiem vu, thoi gian tu, thoi gian tu ngay, nhiem ky tu, bat dau giu chuc vu, bat dau tu ngay, bat dau tu, ngay bat dau nhiem vu, ngay bat dau giu chuc vu, lam bi thu tu, lam bi thu tu ngay, start date, from, since, tu, ngay vao nhiem vu, ngay nhan cong tac, chuc vu tu ngay',
      ),
      holds: list('tu ngay, giu chuc vu tu, nhan nhiem vu, giu chuc tu, ngay bo nhiem, ngay chi dinh'),
    },
    {
      field: 'toOn',
      words: list(
        'den ngay, giu chuc vu den ngay, thoi gian giu chuc vu den ngay, thoi gian giu chuc vu den, nhiem ky den ngay, ket thuc, ngay ket thuc, thoi giu chuc vu, ngay thoi giu chuc vu, ngay thoi, thoi giu chuc, thoi nhiem vu, ngay thoi nhiem vu, ngay ket thuc nhiem vu, het nhiem vu, het nhiem ky, ngay het nhiem ky, mien nhiem ngay, ngay mien nhiem, ngay ban giao, thoi gian den, thoi gian den ngay, thoi gian dam nhiem den, thoi gian dam nhiem den ngay, nhiem ky den, ngay nghi, end date, to, den, giu chuc den ngay, giu chuc vu den, dam nhiem den ngay',
      ),
      holds: list('den ngay'),
    },
    {
      field: 'how',
      words: list(
        'hinh thuc, bau chi dinh, bau hoac chi dinh, hinh thuc bau chi dinh, hinh thuc giu chuc vu, hinh thuc bo nhiem, bau hay chi dinh, hinh thuc bau, hinh thuc bau cu, bau cu chi dinh, duoc bau chi dinh, bau bo nhiem, cach thuc',
      ),
      holds: list('hinh thuc'),
    },
    {
      field: 'joinedUnionOn',
      words: list(
        'ngay vao doan, vao doan, ngay ket nap, ngay ket nap doan, ngay vao doan tncs ho chi minh, ngay thang nam vao doan, ngay vao doan tncs hcm, ngay gia nhap doan, gia nhap doan, vao doan ngay, ngay ket nap vao doan, nam vao doan, ngay vd',
      ),
      holds: list('vao doan, ket nap doan'),
    },
    {
      field: 'memberCode',
      words: list(
        'ma doan vien, ma so doan vien, so the doan, so the doan vien, the doan vien, ma dv doan, ma the doan vien, ma dinh danh doan vien, ma so the doan, so the, ma the doan, ma doan, ma so doan, id doan vien, ma qr doan vien',
      ),
      holds: list('ma doan vien, the doan'),
    },
    {
      field: 'title',
      words: list(
        'chuc vu, chuc danh, chuc vu chi doan, chuc vu doan, chuc vu trong doan, chuc vu hien nay, chuc vu dam nhiem, chuc vu doan hien nay, chuc vu trong chi doan, nhiem vu, title, chuc vu chuc danh, chuc danh chuc vu, chuc vu dang giu, chuc vu dang dam nhiem, chuc danh doan, chuc danh trong doan, nhiem vu duoc phan cong, nhiem vu dam nhiem, nhiem vu trong chi doan, vi tri, vi tri dam nhiem, cv, chuc vu hien tai, chuc vu trong bch, chuc vu trong ban chap hanh, chuc vu trong bch chi doan, chuc danh hien nay, position',
      ),
      holds: list('chuc vu doan, chuc danh'),
    },
    {
      field: 'note',
      words: list(
        'ghi chu, gc, note, notes, luu y, chu thich, ghi chu khac, ghi chu neu co, thong tin khac, y kien',
      ),
      holds: list('ghi chu'),
    },
  ],
  sensitive: list(
    'cccd, cmnd, cmt, can cuoc, chung minh, dinh danh, ho chieu, dan toc, ton giao, dia chi, que quan, nguyen quan, noi o, thuong tru, tam tru, cho o, noi sinh, ho khau, dang, dang vien, chinh tri, suc khoe, gia dinh, hon nhan, ho ten cha, ho ten me, cha, me, vo, chong, thu nhap, tai khoan, luong, ky luat',
  ),
  isOwn: (field, text) => {
    if (field === 'phone') return parsePhone(text).ok || /^\D{0,8}(\d[\s.-]?){9,11}\D{0,8}$/.test(text);
    if (field === 'email') return text.includes('@');
    if (field === 'title') return parseTitle(text) !== null;
    if (field === 'unitCode' || field === 'memberCode')
      return /^\S{2,40}$/.test(text) && /\d/.test(text) && !/^\d{1,3}$/.test(text);
    if (field === 'gender') return parseGender(text) !== null;
    return isDayField(field) && parseDay(text).ok;
  },
  suffices: (fields) => {
    const known = [...fields].filter((field) => field !== 'position' && field !== 'note').length;
    return known >= 3 && (fields.has('fullName') || fields.has('ten'));
  },
};

/** The fields that hold days. */
export const dayFields = ['bornOn', 'bornOnMale', 'bornOnFemale', 'fromOn', 'toOn', 'joinedUnionOn'] as const;
export type DayField = (typeof dayFields)[number];

function isDayField(field: RosterField): field is DayField {
  return dayFields.some((day) => day === field);
}
