export type LevelBar = 1 | 2 | 3 | 4 | 5;

const bars: LevelBar[] = [1, 2, 3, 4, 5];

/** Five rising bars, the product's own sign of a level. Silent by default: number and name stand beside it. */
export function LevelBars({ level, label }: { level: LevelBar; label?: string }) {
  const drawing = bars.map((bar) => (
    <rect
      className={bar > level ? 'off' : undefined}
      height={4 * bar}
      key={bar}
      rx="1"
      width="5.4"
      x={(7.2 * (bar - 1)).toFixed(1)}
      y={20 - 4 * bar}
    />
  ));
  if (label)
    return (
      <svg className="lv" viewBox="0 0 36 22" role="img" aria-label={label}>
        {drawing}
      </svg>
    );
  return (
    <svg className="lv" viewBox="0 0 36 22" aria-hidden="true">
      {drawing}
    </svg>
  );
}
