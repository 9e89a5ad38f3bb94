import type { ReactNode } from 'react';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { levelDomain, levelTicks, place } from './axis';

const range = [14, 326] as const;
const at = (value: number) => place(value, levelDomain, range);

type IntervalBarProps = {
  /** Scores on the scale 1 to 5; `low` and `high` are the ends of the interval. */
  value: number;
  low: number;
  high: number;
  raw?: number;
  /** "thô": the word before the raw score. */
  rawLabel?: string;
  /** Words under the axis for the levels worth naming: `{ 3: 'đạt', 4: 'tốt' }`. */
  tickNames?: Partial<Record<number, string>>;
  /** The whole figure in a sentence. */
  label: string;
  caption?: ReactNode;
};

/** One value with its doubt: the interval as a band, the fair score on it, the raw one hollow beside. */
export function IntervalBar({
  value,
  low,
  high,
  raw,
  rawLabel,
  tickNames,
  label,
  caption,
}: IntervalBarProps) {
  return (
    <figure className="fig">
      <svg viewBox="0 0 340 66" role="img" aria-label={label}>
        <g className="g-grid">
          {levelTicks.map((tick) => (
            <path d={`M${at(tick)} 20V44`} key={tick} />
          ))}
          <path d={`M${range[0]} 32H${range[1]}`} />
        </g>
        <rect
          className="g-band"
          height="16"
          rx="3"
          width={Math.max(2, at(high) - at(low)).toFixed(1)}
          x={at(low)}
          y="24"
        />
        {raw !== undefined && <circle className="g-raw" cx={at(raw)} cy="32" r="5" />}
        <circle className="g-peer" cx={at(value)} cy="32" r="7" />
        <text className="g-t g-b g-ink" textAnchor="middle" x={at(value)} y="13">
          {showScore(value)}
        </text>
        {raw !== undefined && (
          <text className="g-ts" {...besideValue(at(value), at(raw))} y="13">
            {rawLabel} {showScore(raw)}
          </text>
        )}
        {levelTicks.map((tick) => (
          <text className="g-ts" key={tick} textAnchor="middle" x={at(tick)} y="60">
            {tickNames?.[tick] ? `${tick} · ${tickNames[tick]}` : tick}
          </text>
        ))}
      </svg>
      {caption && <figcaption className="legend">{caption}</figcaption>}
    </figure>
  );
}

/** The raw score's words stand on its own side of the fair score, and turn round where the figure ends. */
function besideValue(value: number, raw: number) {
  const left = Math.min(raw - 8, value - 16);
  const right = Math.max(raw + 8, value + 16);
  const goesLeft = (raw <= value && left >= 48) || right > 292;
  return goesLeft ? { x: left, textAnchor: 'end' as const } : { x: right, textAnchor: 'start' as const };
}

type IntervalRowProps = {
  value: number;
  low: number;
  high: number;
  /** The score of the last place: a dashed line shared by all rows. */
  cut?: number;
  /** The stretch of the scale all rows of the table share. */
  domain: readonly [number, number];
  label?: string;
};

const rowRange = [6, 234] as const;

/** The same in a table row, so that rows can be compared along one axis. */
export function IntervalRow({ value, low, high, cut, domain, label }: IntervalRowProps) {
  const x = (score: number) => place(score, domain, rowRange);
  const words =
    label ?? m.common_interval({ value: showScore(value), low: showScore(low), high: showScore(high) });
  return (
    <svg className="row-plot" viewBox="0 0 240 26" role="img" aria-label={words}>
      <path className="g-grid" d={`M${rowRange[0]} 13H${rowRange[1]}`} />
      <rect
        className="g-band"
        height="10"
        rx="2"
        width={Math.max(2, x(high) - x(low)).toFixed(1)}
        x={x(low)}
        y="8"
      />
      {cut !== undefined && <path className="g-cut" d={`M${x(cut)} 0V26`} />}
      <circle className="g-peer" cx={x(value)} cy="13" r="5.5" />
    </svg>
  );
}

type IntervalAxisProps = { domain: readonly [number, number]; ticks: readonly number[]; cut?: number };

/** The axis of the rows, in the column's head; the head's own words are read instead. */
export function IntervalAxis({ domain, ticks, cut }: IntervalAxisProps) {
  const x = (score: number) => place(score, domain, rowRange);
  return (
    <svg className="row-plot" viewBox="0 0 240 22" aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <text className="g-ts" textAnchor="middle" x={x(tick)} y="10">
            {showScore(tick)}
          </text>
          <path className="g-grid" d={`M${x(tick)} 14V22`} />
        </g>
      ))}
      {cut !== undefined && <path className="g-cut" d={`M${x(cut)} 12V22`} />}
    </svg>
  );
}
