import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { phases } from '../cycle';
import { phaseName } from '../cycle-words';
import { spanOf } from '../phase/timeline';
import type { Overlap } from './calendar';
import type { CycleForm } from './form';
import { type CalendarModel, proposedPhases, windowsIn } from './proposal';

/** “Đồng cấp đánh giá và Cấp trên đánh giá cùng chạy: 01/12, 07:00 – 05/12/2024, 17:00”. */
export function overlapText(overlap: Overlap): string {
  const [one, other] = overlap.phases;
  return m.cycle_overlap({ one: phaseName(one), other: phaseName(other), span: spanOf(overlap) });
}

/** Two phases at once are allowed; whoever sets it so should see it. Always there, so that it is announced. */
export function OverlapNote({ overlaps }: { overlaps: readonly Overlap[] }) {
  return (
    <div aria-live="polite">
      {overlaps.length > 0 && (
        <Banner kind="warn" title={m.cycle_overlap_title()}>
          <ul className="stack-s">
            {overlaps.map((overlap) => (
              <li key={overlap.phases.join()}>{overlapText(overlap)}</li>
            ))}
          </ul>
          <p>{m.cycle_overlap_text()}</p>
        </Banner>
      )}
    </div>
  );
}

/** Whose lengths the proposed calendar has and how far it reaches, while the fields still hold it; else null. */
export function proposalText(
  asked: { start: string; kind: string },
  models: readonly CalendarModel[],
  filled: CycleForm['phases'],
): string | null {
  const made = proposedPhases(asked, models);
  if (!made || phases.some((phase) => !isSame(made.phases[phase], filled?.[phase]))) return null;
  const windows = windowsIn(made.phases);
  const span = spanOf({ startsAt: windows[0]!.startsAt, endsAt: windows.at(-1)!.endsAt });
  return made.model
    ? m.cycle_proposed_like({ span, name: made.model.name })
    : m.cycle_proposed_usual({ span });
}

const isSame = (one: { startsAt: string; endsAt: string }, other?: { startsAt: string; endsAt: string }) =>
  one.startsAt === other?.startsAt && one.endsAt === other.endsAt;
