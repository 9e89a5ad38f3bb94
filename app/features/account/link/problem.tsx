import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/page/empty-state';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';
import { linkFacts } from './facts';

const titles = {
  used: m.account_link_used_title,
  expired: m.account_link_expired_title,
  unknown: m.account_link_unknown_title,
};
const texts = {
  used: m.account_link_used_text,
  expired: m.account_link_expired_text,
  unknown: m.account_link_unknown_text,
};

type LinkProblemProps = { state: keyof typeof titles; now: Date; isSetup?: boolean };

/** A one-time link that opens nothing any more: what happened and what to do. */
export function LinkProblem({ state, now, isSetup }: LinkProblemProps) {
  return (
    <AppPage facts={linkFacts({ expiresAt: null, now, isSetup })} title={titles[state]()}>
      <EmptyState
        action={
          <LinkButton to="/sign-in" variant="secondary">
            {m.account_sign_in()}
          </LinkButton>
        }
        icon="lock"
        level={2}
        title={titles[state]()}
      >
        <p>{isSetup && state === 'expired' ? m.account_setup_expired_text() : texts[state]()}</p>
      </EmptyState>
    </AppPage>
  );
}
