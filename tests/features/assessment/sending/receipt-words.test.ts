import { describe, expect, it } from 'vitest';
import { audienceOf, shownOnceReason } from '~/features/assessment/sending/receipt-words';
import { m } from '~/paraglide/messages';

const form = { rateeName: 'Lâm Thị Ngọc Diễm', office: null, peersNeeded: 3 };

describe('what a rater is told of a form that is not shown again', () => {
  it('promises a seal for what is anonymous, and says of a linking form that it has none', () => {
    expect(shownOnceReason('PEER')).toBe(m.assessment_receipt_sealed_text());
    expect(shownOnceReason('SUPERIOR')).toContain('không được niêm phong');
    expect(m.account_privacy_peer_5()).toContain('phiếu nối chuẩn');
  });

  it('does not count the rater among its readers; of another superior form it does', () => {
    expect(audienceOf({ ...form, role: 'SUPERIOR', isShownOnce: true })).not.toMatch(/^Bạn/);
    expect(audienceOf({ ...form, role: 'SUPERIOR', isShownOnce: false })).toMatch(/^Bạn; /);
    expect(audienceOf({ ...form, role: 'PEER', isShownOnce: true })).toContain('từ 3 phiếu');
  });
});
