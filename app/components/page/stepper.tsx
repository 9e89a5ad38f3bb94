import { m } from '~/paraglide/messages';

type StepperProps = {
  label: string;
  steps: { key: string; label: string }[] /** The key of the step you are on. */;
  current: string;
};

/** The few steps of one task. On a phone the others shrink to their numbers. */
export function Stepper({ label, steps, current }: StepperProps) {
  const at = steps.findIndex((step) => step.key === current);
  return (
    <ol aria-label={label} className="stepper">
      {steps.map((step, index) => (
        <li
          aria-current={index === at ? 'step' : undefined}
          className={index < at ? 'done' : undefined}
          key={step.key}
        >
          {step.label}
          {index < at && <span className="sr">, {m.common_step_done()}</span>}
        </li>
      ))}
    </ol>
  );
}
