import { unitKindOf } from '../naming/unit-kind';
import type { Vocabulary } from './header';
import { parseDay } from './roster-day';

export type UnitField =
  | 'position'
  | 'code'
  | 'name'
  | 'type'
  | 'parentCode'
  | 'parentName'
  | 'from'
  | 'to'
  | 'note';

const list = (words: string) => words.split(', ');

/** What clerks write above the columns of a list of units. */
export const unitVocabulary: Vocabulary<UnitField> = {
  fields: [
    { field: 'position', words: list('stt, tt, so tt, so thu tu, thu tu, no') },
    {
      field: 'parentCode',
      words: list(
        'ma don vi cap tren, ma cap tren, ma don vi cap tren truc tiep, ma don vi cha, thuoc ma, ma don vi truc thuoc, ma truc thuoc, ma cha, ma to chuc cap tren, don vi cap tren, cap tren, truc thuoc, parent code, parent, cap tren truc tiep, don vi cap tren ma, ma cap tren truc tiep, ma don vi cap tren quan ly, ma don vi quan ly, ma dv cap tren, ma don vi cha truc tiep, thuoc don vi, don vi quan ly, ma to chuc cha, ma don vi me, ma cap tren quan ly',
      ),
      holds: list('ma don vi cap tren, ma cap tren, cap tren truc tiep'),
    },
    {
      field: 'parentName',
      words: list(
        'ten don vi cap tren, ten cap tren, don vi cap tren ten, ten don vi cha, ten don vi quan ly, ten to chuc cap tren, ten don vi cap tren truc tiep',
      ),
    },
    {
      field: 'code',
      words: list(
        'ma don vi, ma, ma dv, ma so, ma to chuc, ma to chuc doan, ma so don vi, unit code, code, ma chi doan, ma dinh danh, ma dinh danh don vi, ma so to chuc, ma so to chuc doan, ma co so doan, ma so chi doan, ma dvi, don vi ma, ma don vi doan, id',
      ),
    },
    {
      field: 'name',
      words: list(
        'ten don vi, ten, don vi, ten to chuc, ten to chuc doan, ten chi doan, to chuc doan, name, ten day du, ten co so doan, ten to chuc chi doan, ten doan co so, ten don vi day du, ten don vi to chuc, ten goi, don vi ten, chi doan, co so doan, ten doan xa, ten xa, ten chi doan don vi',
      ),
      holds: list('ten don vi, ten to chuc'),
    },
    {
      field: 'type',
      words: list(
        'loai, loai hinh, loai don vi, loai to chuc, loai hinh don vi, loai hinh to chuc, cap, cap don vi, loai chi doan, type, kieu, phan loai, nhom, khoi, khoi doi tuong, cap to chuc, cap doan, loai hinh chi doan, loai hinh co so, doi tuong, cap bac, hang',
      ),
      holds: list('loai hinh, loai don vi, loai to chuc'),
    },
    {
      field: 'from',
      words: list(
        'tu ngay, ngay thanh lap, hieu luc tu, thanh lap, hieu luc tu ngay, tu, co tu ngay, from, ngay hieu luc, thanh lap ngay, ngay quyet dinh thanh lap, tu thang, ngay bat dau, bat dau',
      ),
      holds: list('thanh lap, tu ngay'),
    },
    {
      field: 'to',
      words: list(
        'den ngay, ngay ket thuc, hieu luc den, ngay giai the, den, ket thuc, hieu luc den ngay, to, giai the, giai the ngay, ngay sap nhap, ngay cham dut, cham dut',
      ),
      holds: list('den ngay, giai the'),
    },
    { field: 'note', words: list('ghi chu, gc, note, notes, luu y, chu thich, dien giai') },
  ],
  sensitive: [],
  isOwn: (field, text) => {
    if (field === 'code' || field === 'parentCode')
      return /^\S{2,40}$/.test(text) && /\d|^[A-Z_-]{2,}$/.test(text) && !/^\d{1,3}$/.test(text);
    if (field === 'type') return unitKindOf(text).code !== null;
    return (field === 'from' || field === 'to') && parseDay(text).ok;
  },
  suffices: (fields) => fields.has('code') && fields.has('name') && fields.size >= 3,
};
