/** The year as bars: drawn on the server, geometry in attributes. The list below it says the same. */
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { PhaseWindow } from '../cycle';
import { phaseName } from '../cycle-words';
import { ganttOf } from './gantt-scale';

const WIDTH = 800;
const LEFT = 150;
const ROW = 30;
const TOP = 30;

/** `now` draws today's line when it falls inside the year. Desktop only; phones read the list. */
export function CycleGantt({ windows, now }: { windows: readonly PhaseWindow[]; now: Date }) {
  const scale = ganttOf(windows, { from: LEFT, to: WIDTH - 90 });
  if (!scale) return null;
  const height = TOP + ROW * windows.length + 4;
  const today = scale.xOf(now);
  return (
    <figure className="fig gantt">
      <svg
        aria-label={m.cycle_gantt_label({ from: showDay(dayOf(scale.from)), to: showDay(dayOf(scale.to)) })}
        role="img"
        viewBox={`0 0 ${WIDTH} ${height}`}
      >
        {scale.months.map(({ x, label }) => (
          <g key={label}>
            <path className="g-grid" d={`M${x} 20V${height - 8}`} />
            <text className="g-t" x={x + 4} y="12">
              {label}
            </text>
          </g>
        ))}
        {windows.map((window, index) => {
          const y = TOP + index * ROW;
          const { x, width } = scale.barOf(window);
          return (
            <g key={window.phase}>
              <text className="g-t g-ink" x="0" y={y + 14}>
                {phaseName(window.phase)}
              </text>
              <rect className="g-peer" height="18" rx="4" width={width} x={x} y={y} />
              <text className="g-ts" x={x + width + 7} y={y + 14}>
                {shortSpan(window)}
              </text>
            </g>
          );
        })}
        {today !== null && (
          <>
            <path className="g-cut" d={`M${today} 20V${height - 8}`} />
            <text className="g-ts g-ink" textAnchor="middle" x={today} y={height + 4}>
              {m.cycle_gantt_today()}
            </text>
          </>
        )}
      </svg>
    </figure>
  );
}

/** '09/11 – 24/11', or one day. */
function shortSpan({ startsAt, endsAt }: PhaseWindow): string {
  const [from, to] = [showDay(dayOf(startsAt)).slice(0, 5), showDay(dayOf(endsAt)).slice(0, 5)];
  return from === to ? from : `${from} – ${to}`;
}
