/** The short forms that need a reason: moving a phase, closing, leaving. */
import { useActionData } from '@remix-run/react';
import type { ButtonVariant } from '~/components/button';
import { DateTimeField } from '~/components/form/date-field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { readInstant, showClock } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';
import type { PhaseWindow } from '../cycle';
import { noteOf, overlapsOfMove } from '../phase/move';
import { cycleIssueTexts } from './issue-words';
import { OverlapNote } from './overlap-note';
import { leavingSchema, type MoveValues, moveSchema } from './step-form';

type MoveProps = {
  window: PhaseWindow;
  /** The whole calendar: a move may bring two phases to run at once. */
  windows: PhaseWindow[];
  backTo: string;
  now: Date;
};

/** The phase's two dates and why they move; everyone reads the reason. */
export function MoveForm({ window, windows, backTo, now }: MoveProps) {
  const post = usePostForm<MoveValues>(
    moveSchema as never,
    {
      startsAt: showClock(window.startsAt),
      endsAt: showClock(window.endsAt),
      reason: '',
      ...useActionData<{ noted?: Partial<MoveValues> }>()?.noted,
    },
    cycleIssueTexts,
  );
  const { field, getValues, watch } = post;
  const startsAt = readInstant(watch('startsAt'));
  const endsAt = readInstant(watch('endsAt'));
  const move = startsAt && endsAt && { phase: window.phase, startsAt, endsAt };
  const overlaps = move ? overlapsOfMove(windows, move) : [];
  const hasStarted = window.startsAt <= now;
  return (
    <FormFrame
      action={overlaps.length > 0 ? m.cycle_move_do_anyway() : m.cycle_move_do()}
      backTo={backTo}
      post={post}
    >
      <div className="grid grid--2">
        <DateTimeField
          {...field('startsAt')}
          defaultValue={getValues('startsAt')}
          hint={hasStarted ? m.cycle_move_started() : undefined}
          label={m.cycle_field_starts()}
          readOnly={hasStarted}
        />
        <DateTimeField
          {...field('endsAt')}
          hour="17:00"
          defaultValue={getValues('endsAt')}
          label={m.cycle_field_ends()}
        />
      </div>
      <OverlapNote overlaps={overlaps} />
      <input name="noted" type="hidden" value={move && overlaps.length > 0 ? noteOf(move) : ''} />
      <KeptTextArea
        {...field('reason')}
        defaultValue={getValues('reason')}
        hint={m.cycle_reason_public_hint()}
        label={m.cycle_field_move_reason()}
        maxLength={500}
      />
    </FormFrame>
  );
}

type ReasonFormProps = {
  label: string;
  hint: string;
  /** The button: what will happen. */
  action: string;
  variant?: ButtonVariant;
  backTo: string;
};

/** One reason and one button: taking somebody out. */
export function ReasonForm({ label, hint, action, variant, backTo }: ReasonFormProps) {
  const post = usePostForm<{ reason: string }>(leavingSchema as never, { reason: '' }, cycleIssueTexts);
  return (
    <FormFrame action={action} backTo={backTo} post={post} variant={variant}>
      <KeptTextArea
        {...post.field('reason')}
        defaultValue={post.getValues('reason')}
        hint={hint}
        label={label}
        maxLength={500}
      />
    </FormFrame>
  );
}
