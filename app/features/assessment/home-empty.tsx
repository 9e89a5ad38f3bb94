/** Home pages of people with nothing to fill in: done, not asked, officers, strangers. */
import { Link } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { type PhaseWindow, windowOf } from '~/features/cycle/cycle';
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';

type NothingProps = {
  /** Null when no cycle runs. */
  windows: PhaseWindow[] | null;
  now: Date;
  /** Forms that were given and have no open phase now. */
  unsent: number;
  hasForms: boolean;
};

/** Nothing is open now: says when the next time is. */
export function NothingNow({ windows, now, unsent, hasForms }: NothingProps) {
  if (!windows)
    return (
      <EmptyState icon="cal" level={2} title={m.assessment_empty_no_cycle()}>
        {m.assessment_empty_no_cycle_text()}
      </EmptyState>
    );
  const coming = (['peer', 'superior', 'review'] as const)
    .flatMap((phase) => windowOf(windows, phase) ?? [])
    .find(({ startsAt }) => startsAt > now);
  const later = coming && m.assessment_empty_later({ day: showDay(dayOf(coming.startsAt)) });
  if (!hasForms)
    return (
      <EmptyState icon="inbox" level={2} title={m.assessment_empty_no_forms()}>
        {m.assessment_empty_no_forms_text()}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={unsent > 0 ? 'clock' : 'check-c'}
      level={2}
      title={unsent > 0 ? m.assessment_empty_not_open() : m.assessment_empty_done()}
    >
      {later}
    </EmptyState>
  );
}

type OfficerProps = { isBoard: boolean; hasCycle: boolean };

/** Officers who rate nobody today go into the line from here. */
export function OfficerLinks({ isBoard, hasCycle }: OfficerProps) {
  const links = [
    ...(hasCycle
      ? [
          { to: '/dashboard', title: m.assessment_line_dashboard() },
          { to: '/assessment', title: m.assessment_line_assessment() },
          { to: '/nomination', title: m.assessment_line_nomination() },
        ]
      : []),
    { to: '/organisation', title: m.assessment_line_organisation() },
    ...(isBoard
      ? [
          { to: '/framework', title: m.assessment_line_framework() },
          { to: '/cycle', title: m.assessment_line_cycle() },
        ]
      : []),
  ];
  return (
    <Card title={m.assessment_line_title()}>
      <ul className="list">
        {links.map((link) => (
          <li key={link.to}>
            <Link className="tap" to={link.to}>
              {link.title}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** For people who are not signed in. */
export function Welcome() {
  return (
    <div className="prose stack">
      <p>{m.assessment_welcome_text()}</p>
      <Actions>
        <LinkButton to="/sign-in">{m.assessment_welcome_sign_in()}</LinkButton>
        <LinkButton to="/commendation" variant="secondary">
          {m.assessment_welcome_honours()}
        </LinkButton>
      </Actions>
    </div>
  );
}
