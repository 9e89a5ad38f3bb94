import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type FairCard, fairCardOf } from '~/features/scoring/result/fair';
import { FairScore } from '~/features/scoring/result/fair-score';
import type { ShownResult } from '~/features/scoring/result/queries.server';
import type { RunOptions } from '~/features/scoring/scoring';

const row = {
  status: 'ok',
  fair: 3.42,
  low: 2.9,
  high: 3.9,
  total: 3.4,
  detail: { items: [], bySource: {}, received: { self: [0, 1], peer: null, superior: [3, 3] } },
} as unknown as Parameters<typeof fairCardOf>[0];
const shown = { total: 3.4, isPeerWithheld: false, view: { nearest: null } } as unknown as ShownResult;
const markup = (isDistinct: boolean, isOwn: boolean) =>
  renderToStaticMarkup(
    <FairScore
      fair={fairCardOf(row, {} as RunOptions, isDistinct) as FairCard}
      isOwn={isOwn}
      shown={shown}
    />,
  );

test('a person’s own page says where the run could tell nobody from anybody', () => {
  const own = markup(false, true);
  expect(own).toContain('Không phân biệt được ai hơn ai');
  expect(own).toContain('mức của bạn');
  expect(markup(false, false)).toContain('mức của đồng chí này');
  // The score and its interval stay, below the warning.
  expect(own.indexOf('Không phân biệt được')).toBeLessThan(own.indexOf('khoảng tin cậy'));
  expect(markup(true, true)).not.toContain('Không phân biệt được');
});
