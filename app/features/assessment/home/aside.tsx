/** Beside the work: the year's phases as they concern a rater, and what one chose to grow last time. */
import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { type PhaseItem, Phases } from '~/components/chart/phases';
import { type Phase, type PhaseWindow, windowOf } from '~/features/cycle/cycle';
import { phaseName } from '~/features/cycle/cycle-words';
import { dayOf, showDay, showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { GrowthBefore } from './queries.server';

type MyPhasesProps = {
  year: number;
  openedAt: Date | null;
  windows: PhaseWindow[];
  now: Date;
  /** Ratees get a result; others see the phases of their forms. */
  isRatee: boolean;
};

const mine: Phase[] = ['self', 'peer', 'superior'];

export function MyPhases({ year, openedAt, windows, now, isRatee }: MyPhasesProps) {
  const opened: PhaseItem[] = openedAt
    ? [{ key: 'opened', title: m.assessment_phase_opened(), text: showDay(dayOf(openedAt)), state: 'done' }]
    : [];
  const asked = mine
    .flatMap((phase) => windowOf(windows, phase) ?? [])
    .map(
      (window): PhaseItem => ({
        key: window.phase,
        title: phaseName(window.phase),
        text: m.assessment_phase_span({
          start: showDay(dayOf(window.startsAt)).slice(0, 5),
          end: showInstant(window.endsAt),
        }),
        state: now >= window.endsAt ? 'done' : now >= window.startsAt ? 'now' : 'next',
      }),
    );
  const review = windowOf(windows, 'review');
  const result: PhaseItem[] =
    isRatee && review
      ? [
          {
            key: 'result',
            title: m.assessment_phase_result(),
            text: m.assessment_phase_from({ day: showDay(dayOf(review.startsAt)) }),
            state: now >= review.startsAt ? 'now' : 'next',
          },
        ]
      : [];
  return (
    <Card title={m.assessment_phases_title({ year })}>
      <Phases items={[...opened, ...asked, ...result]} />
    </Card>
  );
}

export function GrowthCard({ growth }: { growth: GrowthBefore }) {
  return (
    <Card title={m.assessment_growth_title()}>
      <p>
        {m.assessment_growth_text({ year: growth.year })}{' '}
        <b>
          {growth.code}. {growth.skill}
        </b>
        {growth.fromLevel !== null &&
          growth.fromLevel < 5 &&
          m.assessment_growth_levels({ from: growth.fromLevel, to: growth.fromLevel + 1 })}
      </p>
      <Link className="tap" to="/result">
        {m.assessment_growth_link()}
      </Link>
    </Card>
  );
}
