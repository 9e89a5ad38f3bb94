import { type ReactNode, useId } from 'react';
import { m } from '~/paraglide/messages';

/** `low` only where somebody must act; the words beside it say so too. */
type ProgressState = 'low' | 'full';

type ProgressProps = {
  value: number;
  max: number;
  state?: ProgressState;
  /** Progress in words ("Đã chấm 9 trong 15 kỹ năng"), shown above unless hidden. */
  label: ReactNode;
  labelHidden?: boolean;
};

/** A bar that never stands without its words. */
export function Progress({ value, max, state, label, labelHidden }: ProgressProps) {
  const id = useId();
  return (
    <div>
      <p className={labelHidden ? 'sr' : 'sm mute'} id={id}>
        {label}
      </p>
      <progress aria-labelledby={id} className={state} max={max} value={value} />
    </div>
  );
}

type MeterProps = {
  value: number;
  max: number;
  state?: ProgressState /** What is counted, for readers. */;
  label: string;
};

/** A bar with "n / m" at its right, for a table cell. Full bars turn green by themselves. */
export function Meter({ value, max, state, label }: MeterProps) {
  const full = max > 0 && value >= max ? 'full' : undefined;
  return (
    <div className="meter">
      <progress aria-label={label} className={state ?? full} max={Math.max(max, 1)} value={value} />
      <span className="sm num">
        {value} / {max}
      </span>
    </div>
  );
}

/** Lines that hold the place of what arrives later, announced once. */
export function Skeleton() {
  return (
    <div aria-busy="true" className="card">
      <span className="sr" role="status">
        {m.common_loading()}
      </span>
      <span className="skel skel--60" />
      <span className="skel" />
      <span className="skel skel--80" />
    </div>
  );
}
