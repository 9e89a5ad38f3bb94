import { Card } from '~/components/card';
import { place } from '~/components/chart/axis';
import { LegendItem, Reading, SourceLine } from '~/components/chart/legend';
import { EmptyState } from '~/components/page/empty-state';
import { showInstant } from '~/lib/date';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { FoundSeverity } from './queries.server';
import { type SeverityView, severityForms } from './severity';

/** How the reader rates, or why nothing is shown. */
export function SeverityCard({ found }: { found: FoundSeverity | null }) {
  if (!found)
    return (
      <EmptyState icon="clock" level={2} title={m.scoring_severity_none_title()}>
        {m.scoring_severity_none()}
      </EmptyState>
    );
  const { own } = found;
  const source = m.scoring_severity_source({
    cycle: found.cycleName,
    at: showInstant(found.runAt),
    engine: found.engineVersion,
  });
  if (!('points' in own)) {
    const isFew = own.kind === 'few';
    return (
      <EmptyState
        icon="info"
        level={2}
        title={isFew ? m.scoring_severity_few_title() : m.scoring_severity_no_model_title()}
      >
        <p>{isFew ? m.scoring_severity_few({ needed: severityForms }) : m.scoring_severity_no_model()}</p>
        <SourceLine>{source}</SourceLine>
      </EmptyState>
    );
  }
  return (
    <Card id="own" title={m.scoring_severity_own()}>
      <Reading>{severityText(own)}</Reading>
      <SeverityBar own={own} />
      <p>{m.scoring_severity_counted()}</p>
      <SourceLine>{source}</SourceLine>
    </Card>
  );
}

type Shown = Extract<SeverityView, { points: number }>;

const amount = (value: number) => showScore(Math.abs(value));

/** In one sentence; where the interval reaches across zero it says that, and no side. */
function severityText({ kind, points, low, high }: Shown): string {
  if (kind === 'strict')
    return m.scoring_severity_strict({ points: amount(points), near: amount(high), far: amount(low) });
  if (kind === 'mild')
    return m.scoring_severity_mild({ points: amount(points), near: amount(low), far: amount(high) });
  return kind === 'level'
    ? m.scoring_severity_level()
    : m.scoring_severity_unclear({ strict: amount(low), mild: amount(high) });
}

const range = [20, 320] as const;
const at = (value: number) => place(value, [-1, 1], range);

/** From a point less to a point more than others; nothing on it is a target. */
function SeverityBar({ own }: { own: Shown }) {
  const ticks = [
    { value: -1, word: m.scoring_severity_axis_strict(), anchor: 'start', x: 0 },
    { value: 0, word: m.scoring_severity_axis_level(), anchor: 'middle', x: at(0) },
    { value: 1, word: m.scoring_severity_axis_mild(), anchor: 'end', x: 340 },
  ] as const;
  return (
    <figure className="fig">
      <svg viewBox="0 0 340 58" role="img" aria-label={severityText(own)}>
        <g className="g-grid">
          {[-1, -0.5, 0, 0.5, 1].map((tick) => (
            <path d={`M${at(tick)} 6V34`} key={tick} />
          ))}
          <path d={`M${range[0]} 20H${range[1]}`} />
        </g>
        <rect
          className="g-band"
          height="16"
          rx="3"
          width={Math.max(2, at(own.high) - at(own.low)).toFixed(1)}
          x={at(own.low)}
          y="12"
        />
        <circle className="g-peer" cx={at(own.points)} cy="20" r="7" />
        {ticks.map(({ value, word, anchor, x }) => (
          <text className="g-ts" key={value} textAnchor={anchor} x={x} y="52">
            {word}
          </text>
        ))}
      </svg>
      <figcaption className="legend">
        <LegendItem mark="peer">{m.scoring_severity_legend_own()}</LegendItem>
        <LegendItem mark="band">{m.scoring_severity_legend_interval()}</LegendItem>
      </figcaption>
    </figure>
  );
}
