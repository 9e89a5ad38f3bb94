import { levelDomain, levelTicks, place } from './axis';

const range = [10, 210] as const;
const at = (value: number) => place(value, levelDomain, range);

type DumbbellProps = {
  /** Scores 1 to 5; what is missing or withheld is simply not drawn, and the cells beside say why. */
  self?: number | null;
  peer?: number | null;
  superior?: number | null;
};

/** Three sources on one axis, told apart by shape: ○ self, ● peers, ◆ superior. The row's figures are its words. */
export function Dumbbell({ self, peer, superior }: DumbbellProps) {
  const drawn = [self, peer, superior].filter(isScore);
  return (
    <svg className="row-plot" viewBox="0 0 220 24" aria-hidden="true">
      <g className="g-grid">
        {levelTicks.map((tick) => (
          <path d={`M${at(tick)} 3V21`} key={tick} />
        ))}
      </g>
      {drawn.length > 1 && (
        <path className="g-link" d={`M${at(Math.min(...drawn))} 12H${at(Math.max(...drawn))}`} />
      )}
      {isScore(superior) && <path className="g-sup" d={`M${at(superior)} 5l7 7-7 7-7-7z`} />}
      {isScore(peer) && <circle className="g-peer" cx={at(peer)} cy="12" r="6" />}
      {isScore(self) && <circle className="g-self" cx={at(self)} cy="12" r="5.5" />}
    </svg>
  );
}

/** The axis in the column's head. */
export function DumbbellAxis() {
  return (
    <svg className="row-plot" viewBox="0 0 220 14" aria-hidden="true">
      {levelTicks.map((tick) => (
        <text className="g-t" key={tick} textAnchor="middle" x={at(tick)} y="11">
          {tick}
        </text>
      ))}
    </svg>
  );
}

function isScore(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
