/** What would stop an opening, said before the long form is filled in. */
import { Link } from '@remix-run/react';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';

type GroundProps = {
  running: { id: number; name: string; state: string } | null;
  secretaries: number;
  hasPublished: boolean;
};

export function CycleGround({ running, secretaries, hasPublished }: GroundProps) {
  return (
    <>
      {running && (
        <Banner
          kind="warn"
          title={<Link to={`/cycle/${running.id}`}>{m.cycle_opening_running({ name: running.name })}</Link>}
        >
          {m.cycle_ground_running()}
        </Banner>
      )}
      {secretaries === 0 && (
        <Banner kind="warn" title={m.cycle_refusal_nobody()}>
          <Link to="/organisation">{m.cycle_opening_to_organisation()}</Link>
        </Banner>
      )}
      {!hasPublished && (
        <Banner kind="warn" title={m.cycle_ground_no_framework()}>
          <Link to="/framework">{m.cycle_opening_to_framework()}</Link>
        </Banner>
      )}
    </>
  );
}
