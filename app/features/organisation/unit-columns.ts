import type { Vocabulary } from './sheet-header';

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
        'ma don vi cap tren, ma cap tren, ma don vi cap tren truc tiep, ma don vi cha, thuoc ma, ma don vi truc thuoc, ma truc thuoc, ma cha, ma to chuc cap tren, don vi cap tren, cap tren, truc thuoc, parent code, parent, cap tren truc tiep, don vi cap tren ma',
      ),
      holds: list('ma don vi cap tren, ma cap tren, cap tren truc tiep'),
    },
    {
      field: 'parentName',
      words: list('ten don vi cap tren, ten cap tren, don vi cap tren ten, ten don vi cha'),
    },
    {
      field: 'code',
      words: list(
        'ma don vi, ma, ma dv, ma so, ma to chuc, ma to chuc doan, ma so don vi, unit code, code, ma chi doan',
      ),
    },
    {
      field: 'name',
      words: list(
        'ten don vi, ten, don vi, ten to chuc, ten to chuc doan, ten chi doan, to chuc doan, name, ten day du, ten co so doan',
      ),
      holds: list('ten don vi, ten to chuc'),
    },
    {
      field: 'type',
      words: list(
        'loai, loai hinh, loai don vi, loai to chuc, loai hinh don vi, loai hinh to chuc, cap, cap don vi, loai chi doan, type, kieu',
      ),
      holds: list('loai hinh, loai don vi, loai to chuc'),
    },
    {
      field: 'from',
      words: list(
        'tu ngay, ngay thanh lap, hieu luc tu, thanh lap, hieu luc tu ngay, tu, co tu ngay, from, ngay hieu luc',
      ),
      holds: list('thanh lap, tu ngay'),
    },
    {
      field: 'to',
      words: list(
        'den ngay, ngay ket thuc, hieu luc den, ngay giai the, den, ket thuc, hieu luc den ngay, to, giai the',
      ),
      holds: list('den ngay, giai the'),
    },
    { field: 'note', words: list('ghi chu, gc, note') },
  ],
  sensitive: [],
  suffices: (fields) => fields.has('code') && fields.has('name') && fields.size >= 3,
};
