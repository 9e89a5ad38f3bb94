/** What a framework written from nothing begins with. */
import type { FrameworkContent, Scale } from '../framework';

/** The product's scale: five developmental levels and the two answers that are no score. */
const productScale: Scale = {
  levels: [
    { level: 1, nameVi: 'Chưa thực hiện được', nameEn: 'Not yet' },
    { level: 2, nameVi: 'Còn hạn chế, cần hỗ trợ', nameEn: 'Developing, needs support' },
    { level: 3, nameVi: 'Đạt yêu cầu', nameEn: 'Meets the requirement' },
    { level: 4, nameVi: 'Tốt, chủ động', nameEn: 'Proficient, self-driven' },
    { level: 5, nameVi: 'Xuất sắc, nhân rộng được', nameEn: 'Exemplary, others learn from it' },
  ],
  nonScores: [
    { code: 'NE', nameVi: 'Chưa đủ căn cứ để đánh giá', nameEn: 'Not enough evidence to rate' },
    { code: 'NA', nameVi: 'Không áp dụng', nameEn: 'Not applicable' },
  ],
  evidenceFrom: 4,
};

/** No names, groups or skills yet: the publishing checklist asks for them. */
export function blankFramework(): FrameworkContent {
  return { nameVi: '', nameEn: '', source: null, scale: productScale, groups: [], competencies: [] };
}
