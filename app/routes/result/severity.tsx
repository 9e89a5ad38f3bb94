import { Link, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { load } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { SeverityCard } from '~/features/scoring/severity/card';
import { findOwnSeverity } from '~/features/scoring/severity/queries.server';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.scoring_severity_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, running }) => {
  const cycle = await running();
  return {
    now,
    cycle: cycle && { state: cycle.state, windows: cycle.windows },
    found: await findOwnSeverity(db, actor),
  };
});

export default function Severity() {
  const { now, cycle, found } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: m.scoring_severity_fact_next(),
        audience: m.scoring_severity_fact_audience(),
        deadline: noDeadline(),
      })}
      lede={m.scoring_severity_lede()}
      title={m.scoring_severity_title()}
    >
      <div className="stack-l">
        <SeverityCard found={found} />
        <Card id="about" title={m.scoring_severity_about()}>
          <ul className="prose stack-s">
            <li>{m.scoring_severity_about_1()}</li>
            <li>{m.scoring_severity_about_2()}</li>
            <li>{m.scoring_severity_about_3()}</li>
          </ul>
          <Link className="tap" to="/method">
            {m.scoring_result_method_link()}
          </Link>
        </Card>
      </div>
    </AppPage>
  );
}
