import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { describe, expect, test } from 'vitest';
import { FairFacts } from '~/features/scoring/report/fair-figures';
import type { FairStatus } from '~/features/scoring/scoring';

const row = (fair: number | null, low: number | null, high: number | null, status: FairStatus = 'ok') => ({
  total: 3.5,
  status,
  fair,
  low,
  high,
  pTop: null,
  isPeerWithheld: null,
});
const markup = (of: ReturnType<typeof row>) =>
  renderToStaticMarkup(
    <StaticRouter location="/">
      <FairFacts awards={24} row={of} />
    </StaticRouter>,
  );
const dotAt = (html: string) => Number(/<circle class="g-peer" cx="([\d.]+)"/.exec(html)![1]);

describe('figures of people side by side', () => {
  test('are drawn on one axis: the lower score stands to the left, and the axis is labelled', () => {
    const [low, high] = [markup(row(3.2, 3, 3.4)), markup(row(4.3, 4, 4.6))];
    expect(dotAt(low)).toBeLessThan(dotAt(high));
    const axis = (html: string) => html.slice(html.indexOf('aria-hidden="true"'));
    expect(axis(low)).toBe(axis(high));
    for (const tick of ['1,0', '3,0', '5,0']) expect(low).toContain(`>${tick}<`);
  });

  test('without an interval nothing is drawn, and what is missing is said', () => {
    const html = markup(row(null, null, null, 'too_few'));
    expect(html).not.toContain('<svg');
    expect(html).toContain('hint');
  });
});
