import { describe, expect, it } from 'vitest';
import { competenciesFor, skillLevels } from '~/features/framework/framework';
import { traVinh2020 } from '~/features/framework/framework-catalogue';
import { levelTextMax } from '~/features/framework/framework-form';
import { checkPublishable } from '~/features/framework/publishing/publishing';
import { branchKinds } from '~/features/organisation/organisation';

/** The phrases of the article, in its order and with its misspellings. */
const phrases = [
  'Thực hiện tốt ký năng điều hành sinh hoạt chi đoàn',
  'hoạt động của Ban chấp hành',
  'phân công nhiệm vụ cho ủy viên Ban chấp hành',
  'quản lý cán bộ chi đoàn về công việc',
  'tư tưởng',
  'quản lý hồ sơ đoàn viên',
  'cán bộ',
  'sổ chi đoàn',
  'các văn bản quyết định',
  'Thực hành thiết kế nội dung chương trình một hoạt động',
  'đợt hoạt động',
  'tổ chức phát động một phong trào',
  'nắm chắc công tác đoàn vụ',
  'nội dung buổi lễ kết nạp',
  'trưởng thành Đoàn',
  'đại hội',
  'hội nghị chi đoàn',
  'biết phân công đoàn viên phụ trách các công việc trong chương trình hoạt động',
  'tổ chức cơ bản trò chơi',
  'múa, hát',
  'sinh hoạt tập thể',
  'Bình tình',
  'biết xử lý các tình huống trong công tác Đoàn',
  'xử lý các tình huống phát sinh trong quan hệ cá nhân của đoàn viên, thanh niên',
  'xác định vai trò vị trí của chi đoàn, Bí thư chi đoàn trong mối quan hệ với Đoàn cấp trên',
  'với ban cán sự lớp',
  'và các tổ chức đoàn thể khác',
];

const { competencies, groups, scale } = traVinh2020;
const quotes = competencies.flatMap((c) => c.sourceQuotes.map((quote) => ({ ...quote, group: c.group })));

describe('the Trà Vinh framework', () => {
  it('has fifteen skills in three groups, in order', () => {
    expect(competencies.map((c) => c.code).join(' ')).toBe('A1 A2 A3 A4 A5 B1 B2 B3 B4 B5 B6 C1 C2 C3 C4');
    expect(groups.map((g) => competencies.filter((c) => c.group === g.code).length)).toEqual([5, 6, 4]);
    expect(new Set(competencies.map((c) => c.weight))).toEqual(new Set([1]));
    for (const c of competencies) expect(c.appliesTo).toEqual(branchKinds);
  });

  it('uses each of the 27 phrases once, word for word', () => {
    expect(quotes.map((q) => q.number)).toEqual(phrases.map((_, i) => i + 1));
    expect(quotes.map((q) => q.text)).toEqual(phrases);
  });

  it.each(groups)(
    'keeps the published text of group $code around its phrases',
    ({ code, nameVi, sourceText }) => {
      expect(sourceText).toMatch(new RegExp(`^\\([123]\\) ${nameVi}: `));
      let from = 0;
      for (const quote of quotes.filter((q) => q.group === code)) {
        const at = sourceText.indexOf(quote.text, from);
        expect(at, quote.text).toBeGreaterThanOrEqual(from);
        expect(sourceText.slice(from, at).length, `left out before “${quote.text}”`).toBeLessThan(
          from ? 8 : 60,
        );
        if (quote.lead) expect(sourceText.slice(0, at)).toContain(quote.lead.split(' ').at(-1));
        from = at + quote.text.length;
      }
      expect(sourceText.slice(from).replace('.', '')).toBe('');
    },
  );

  it('describes five different levels in each language', () => {
    for (const c of competencies) {
      expect(c.levels).toHaveLength(5);
      for (const locale of ['vi', 'en'] as const) {
        const texts = c.levels.map((level) => level[locale]);
        expect(new Set(texts).size, `${c.code} ${locale}`).toBe(5);
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(levelTextMax);
      }
    }
    const all = competencies.flatMap((c) => c.levels.map((level) => level.vi));
    expect(new Set(all).size).toBe(75);
  });

  it('names five levels and two answers that are not scores', () => {
    expect(scale.levels.map((l) => l.level)).toEqual(skillLevels);
    expect(scale.nonScores.map((n) => n.code)).toEqual(['NE', 'NA']);
    expect(scale.evidenceFrom).toBe(4);
  });

  it('is a draft with a source, and says that the levels are not published', () => {
    expect(traVinh2020.wording).toBe('draft');
    expect(traVinh2020.source).toMatchObject({ bannerOn: '2024-07-13', contentFrom: 2019, contentTo: 2022 });
    expect(traVinh2020.source?.noteVi).toContain('không công bố các mức');
  });

  it('asks a residential branch about other bodies than a class branch', () => {
    const c4 = (kind: (typeof branchKinds)[number]) => competenciesFor(traVinh2020, kind).at(-1)!;
    expect(c4('class').nameVi).toBe('Quan hệ với ban cán sự lớp và đoàn thể khác');
    expect(c4('class').sourceQuotes.map((q) => q.number)).toEqual([26, 27]);
    expect(c4('residential').nameVi).toBe('Quan hệ với các tổ chức đoàn thể khác');
    expect(c4('residential').noteVi).toContain('Ban công tác Mặt trận');
    expect(c4('residential').sourceQuotes.map((q) => q.number)).toEqual([27]);
    for (const kind of branchKinds) expect(c4(kind).noteEn).not.toBe('');
  });

  it('guards third persons where outlook is rated', () => {
    expect(competencies.filter((c) => c.guardRail).map((c) => c.code)).toEqual(['A4']);
  });

  it('is composed Unicode throughout and may be published as it stands', () => {
    const text = JSON.stringify(traVinh2020);
    expect(text).toBe(text.normalize('NFC'));
    expect(checkPublishable(traVinh2020, traVinh2020)).toEqual([]);
  });
});
