import type { Facts } from '~/components/page/page';
import { until } from '~/features/cycle/phase/facts';
import { m } from '~/paraglide/messages';

type Seen = { expiresAt: Date | null; now: Date; isSetup?: boolean };

/** The facts bar of a one-time link's page: its deadline is the link's own. Without `expiresAt` it opens nothing. */
export function linkFacts({ expiresAt, now, isSetup }: Seen): Facts {
  const next = isSetup ? m.account_link_next_setup() : m.account_link_next();
  return {
    phase: { text: isSetup ? m.account_link_phase_setup() : m.account_link_phase() },
    next: { text: expiresAt ? next : m.account_link_next_call() },
    deadline: expiresAt ? until(expiresAt, now) : { text: m.account_link_deadline_none(), late: true },
    audience: { text: m.account_audience_self() },
  };
}
