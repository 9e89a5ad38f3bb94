import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { Reading } from '~/components/chart/legend';
import { ErrorSummary } from '~/components/form/error-summary';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { missingText, weightsText } from '~/features/cycle/cycle-settings-words';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { type RunForm, runSchema } from '../scoring-form';
import type { planRun } from '../scoring-queries.server';

type Props = { cycle: CycleView; plan: Awaited<ReturnType<typeof planRun>>; refusal: string | null };

/** What a run now would do, said before it is done. */
export function ScoringNow({ cycle, plan, refusal }: Props) {
  const { form, field, errors, problem, isSending } = usePostForm<RunForm>(runSchema as never, {
    cycleId: String(cycle.id),
    reason: '',
  });
  const { settings } = cycle;
  return (
    <Card id="now" kind={refusal ? 'plain' : 'next'} title={m.scoring_now_title()}>
      <Reading>
        {m.scoring_now_reading({
          self: showCount(plan.self),
          peer: showCount(plan.peer.sent),
          superior: showCount(plan.superior),
          ratees: showCount(plan.ratees),
        })}
      </Reading>
      <h3>{m.scoring_now_what()}</h3>
      <ul className="stack-s">
        <li>{m.scoring_now_open()}</li>
        <li>
          {m.scoring_now_withhold({ count: showCount(plan.tooFewPeers), needed: settings.peersNeeded })}
        </li>
        {plan.left > 0 && <li>{m.scoring_now_left({ count: showCount(plan.left) })}</li>}
        <li>{m.scoring_now_weights({ weights: weightsText(settings), missing: missingText(settings) })}</li>
        <li>{m.scoring_now_units()}</li>
        <li>{m.scoring_now_quiet()}</li>
      </ul>
      {problem && problem.issues.length === 0 && (
        <Banner kind="warn" role="alert">
          {problem.text}
        </Banner>
      )}
      <form {...form} className="stack">
        <input name="cycleId" type="hidden" value={cycle.id} />
        {plan.isAgain && refusal === null && (
          <>
            <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
            <KeptTextArea
              {...field('reason')}
              hint={m.scoring_now_reason_hint()}
              label={m.scoring_now_reason()}
              maxLength={500}
            />
          </>
        )}
        <Actions>
          <Button disabled={isSending} refusal={refusal ?? undefined}>
            {m.scoring_now_button({ cycle: cycle.name })}
          </Button>
        </Actions>
      </form>
    </Card>
  );
}
