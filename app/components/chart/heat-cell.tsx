import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { heatBin } from './chart-steps';

type HeatCellProps = {
  /** A mean on the scale 1 to 5, or null. */
  value: number | null;
  /** Too few people: hatched, and read out as such. Without it a null is "chưa có dữ liệu". */
  withheld?: boolean;
};

/** One cell of the heat map: the number always stands in it, the colour only repeats it. */
export function HeatCell({ value, withheld }: HeatCellProps) {
  if (value === null || withheld)
    return (
      <td className={withheld ? 'h0' : undefined}>
        <span aria-hidden="true">–</span>
        <span className="sr">{withheld ? m.common_withheld() : m.common_no_data()}</span>
      </td>
    );
  return <td className={`h${heatBin(value)}`}>{showScore(value)}</td>;
}

/** The key above the heat map; the last entry is what is withheld. */
export function HeatKey() {
  return (
    <p className="row">
      <span className="key">
        <i className="h1">&lt; 3,0</i>
        <i className="h2">3,0–3,2</i>
        <i className="h3">3,3–3,5</i>
        <i className="h4">3,6–3,9</i>
        <i className="h5">≥ 4,0</i>
      </span>
      <span className="key">
        <i className="h0">– {m.common_withheld()}</i>
      </span>
    </p>
  );
}
