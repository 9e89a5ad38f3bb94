import { showScore } from '~/lib/number';
import { gapStep } from './chart-steps';

/** Self minus others on the scale of levels: ▲ higher, ▼ lower, = the same within 0,2. Null (one is missing) is –. */
export function GapChip({ gap }: { gap: number | null }) {
  if (gap === null) return <>–</>;
  const step = gapStep(gap);
  const shape = step === '0' ? '=' : gap > 0 ? '▲' : '▼';
  const shown = Number(gap.toFixed(1)) === 0 ? showScore(0) : showScore(gap);
  return (
    <span className={`gap gap--${step}`}>
      <span aria-hidden="true">{shape}</span>
      {Number(gap.toFixed(1)) > 0 ? `+${shown}` : shown}
    </span>
  );
}
