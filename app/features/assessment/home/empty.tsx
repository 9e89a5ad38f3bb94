/** Home pages of people with nothing to fill in: done, not asked, officers, strangers. */
import { Link } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/page/empty-state';
import { type PhaseWindow, windowOf } from '~/features/cycle/cycle';
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';

type NothingProps = {
  /** Null when no cycle runs. */
  windows: PhaseWindow[] | null;
  now: Date;
  hasForms: boolean;
  /** Forms not sent: their phase is to come, or over. */
  coming: number;
  missed: number;
};

/** Nothing is open now: says why, and when the next time is. */
export function NothingNow({ windows, now, hasForms, coming, missed }: NothingProps) {
  if (!windows)
    return (
      <EmptyState icon="cal" level={2} title={m.assessment_empty_no_cycle()}>
        {m.assessment_empty_no_cycle_text()}
      </EmptyState>
    );
  if (!hasForms)
    return (
      <EmptyState icon="inbox" level={2} title={m.assessment_empty_no_forms()}>
        {m.assessment_empty_no_forms_text()}
      </EmptyState>
    );
  const next = (coming > 0 ? (['peer', 'superior'] as const) : (['peer', 'review'] as const))
    .flatMap((phase) => windowOf(windows, phase) ?? [])
    .find(({ startsAt }) => startsAt > now);
  const later = next && m.assessment_empty_later({ day: showDay(dayOf(next.startsAt)) });
  if (missed > 0)
    return (
      <EmptyState icon="lock" level={2} title={m.assessment_empty_missed({ count: missed })}>
        {m.assessment_empty_missed_text()} {later}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={coming > 0 ? 'cal' : 'check-c'}
      level={2}
      title={coming > 0 ? m.assessment_empty_coming({ count: coming }) : m.assessment_empty_done()}
    >
      {later}
    </EmptyState>
  );
}

type OfficerProps = {
  isBoard: boolean;
  hasCycle: boolean;
  /** Runs a unit; a reader only looks. */
  isManager: boolean;
  readsRecord: boolean;
};

/** Officers who rate nobody today go into the line from here. */
export function OfficerLinks({ isBoard, hasCycle, isManager, readsRecord }: OfficerProps) {
  const links = [
    ...(hasCycle
      ? [
          { to: '/dashboard', title: m.assessment_line_dashboard() },
          ...(isManager ? [{ to: '/assessment', title: m.assessment_line_assessment() }] : []),
          { to: '/nomination', title: m.assessment_line_nomination() },
        ]
      : []),
    { to: '/organisation', title: m.assessment_line_organisation() },
    ...(isManager ? [{ to: '/organisation/replacement', title: m.people_replace_title() }] : []),
    ...(isBoard
      ? [
          { to: '/framework', title: m.assessment_line_framework() },
          { to: '/cycle', title: m.assessment_line_cycle() },
        ]
      : []),
    ...(readsRecord ? [{ to: '/audit', title: m.audit_title() }] : []),
    ...(isBoard ? [{ to: '/job', title: m.job_title() }] : []),
  ];
  return (
    <Card title={m.assessment_line_title()}>
      <ul className="stack-s">
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
