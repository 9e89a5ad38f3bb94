/** The calendar that the form of a new cycle proposes: the same here for the browser and for a page without scripts. */
import { readDay, readInstant } from '~/lib/typed-day';
import { type CycleKind, cycleKinds, type PhaseWindow, phases } from '../cycle';
import { proposeCalendar } from './calendar';
import { type CycleForm, cycleFormOf } from './form';

/** The newest cycle of a kind: its calendar is what the next one is laid out by. */
export type CalendarModel = { kind: CycleKind; name: string; windows: PhaseWindow[] };

/** The windows as the form shows them, and whose lengths they have; null when `start` is no day. */
export function proposedPhases(
  { start, kind }: { start: string; kind: string },
  models: readonly CalendarModel[],
): { phases: CycleForm['phases']; model: CalendarModel | null } | null {
  const from = readDay(start);
  if (!from) return null;
  const known = cycleKinds.find((one) => one === kind) ?? 'ANNUAL';
  const model = models.find((one) => one.kind === known) ?? null;
  const windows = proposeCalendar(from, known, model?.windows);
  return { phases: cycleFormOf({ windows }).phases, model };
}

/** The windows of a form half filled in: those whose two dates can be read. */
export function windowsIn(filled: CycleForm['phases'] | undefined): PhaseWindow[] {
  return phases.flatMap((phase) => {
    const startsAt = readInstant(filled?.[phase]?.startsAt ?? '');
    const endsAt = readInstant(filled?.[phase]?.endsAt ?? '');
    return startsAt && endsAt ? [{ phase, startsAt, endsAt }] : [];
  });
}
