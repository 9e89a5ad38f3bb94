import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';

type ThinBranch = { name: string; branchName: string; peers: number; candidates: number };

/** Said before anyone rates: where the peer column will stay closed. */
export function ThinBanner({ thin, needed }: { thin: ThinBranch[]; needed: number }) {
  if (thin.length === 0) return null;
  return (
    <Banner icon="users" kind="warn" title={m.assignment_thin_title({ count: thin.length })}>
      <p>{m.assignment_thin_text({ needed })}</p>
      <ul>
        {thin.map(({ name, branchName, peers, candidates }) => (
          <li key={`${branchName} ${name}`}>
            {m.assignment_thin_line({ branch: branchName, name, peers, candidates })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
