import { useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/page/banner';
import { load } from '~/features/account/request.server';
import { findMyForm, findSelfBeside } from '~/features/assessment/assessment-queries.server';
import { receiptPath } from '~/features/assessment/form/paths';
import { viewOfForm } from '~/features/assessment/form/view.server';
import { AnswerGroups } from '~/features/assessment/sending/check-answers';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.assessment_beside_title()} – ${m.common_brand()}` }];

/** What the ratee wrote about themselves: for the superior, once their own form was sent. */
export const loader = load(async ({ db, actor, now, params }) => {
  const id = uuidParam(params.id);
  const beside = await findSelfBeside(db, actor, { id });
  must(beside.refusal);
  const view = viewOfForm(await findMyForm(db, actor, { role: 'superior', id }, now), getLocale());
  return { now, view, self: 'content' in beside ? beside.content : null };
});

export default function SelfBeside() {
  const { now, view, self } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: receiptPath(view.key), label: m.assessment_beside_back() }}
      facts={factsOf(view.cycle, now, {
        next: m.assessment_beside_next(),
        audience: m.assessment_beside_audience({ name: view.rateeName }),
        phase: 'superior',
      })}
      lede={`${view.rateeName} · ${view.rateeUnit}`}
      title={m.assessment_beside_title()}
    >
      <div className="stack">
        {self ? (
          <AnswerGroups isOpen={false} missing={[]} view={{ ...view, role: 'SELF', content: self }} />
        ) : (
          <Banner kind="info">{m.assessment_beside_none()}</Banner>
        )}
      </div>
    </AppPage>
  );
}
