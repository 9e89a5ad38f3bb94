import { useState } from 'react';
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { Rules } from '~/components/chart/rules';
import { Details } from '~/components/details';
import { ErrorSummary } from '~/components/form/error-summary';
import { SelectField } from '~/components/form/field';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { dayOf, showDay } from '~/lib/date';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { growthSchema } from './form';
import type { FoundResult, ShownResult } from './queries.server';
import type { GrowthStep, SkillRow } from './view';

type Props = { found: FoundResult; shown: ShownResult };

/** What others see as strong, and the one skill to work on. */
export function ResultGrowth({ found, shown }: Props) {
  return (
    <div className="grid grid--2">
      <Strengths rows={shown.view.strengths} />
      <NextSkill found={found} shown={shown} />
    </div>
  );
}

function Strengths({ rows }: { rows: SkillRow[] }) {
  return (
    <Card id="strengths" title={m.scoring_result_strengths()}>
      {rows.length === 0 ? (
        <p className="mute">{m.scoring_result_strengths_none()}</p>
      ) : (
        <Rules
          items={rows.map((row) => ({
            key: row.code,
            state: 'ok',
            word: m.scoring_result_met(),
            title: `${row.code}. ${row.name}`,
            text: strengthText(row),
          }))}
        />
      )}
    </Card>
  );
}

function strengthText({ peer, superior }: SkillRow): string {
  if (peer === null) return m.scoring_result_strength_superior({ superior: showScore(superior) });
  if (superior === null) return m.scoring_result_strength_peer({ peer: showScore(peer) });
  return m.scoring_result_strength_both({ peer: showScore(peer), superior: showScore(superior) });
}

function NextSkill({ found, shown }: Props) {
  const [first, ...others] = shown.view.growth;
  const chosen = shown.view.rows.find((row) => row.code === found.choice?.competencyCode);
  const kind = found.isOwn && !chosen ? 'next' : 'plain';
  return (
    <Card id="grow" kind={kind} title={m.scoring_result_grow()}>
      {chosen && found.choice && (
        <p>
          <b>
            {m.scoring_result_grow_chosen({
              code: chosen.code,
              name: chosen.name,
              at: showDay(dayOf(found.choice.chosenAt)),
            })}
          </b>
          {found.choice.plan && <> {m.scoring_result_grow_plan_said({ plan: found.choice.plan })}</>}
        </p>
      )}
      {first ? <Step step={first} /> : <p className="mute">{m.scoring_result_grow_none()}</p>}
      {others.length > 0 && (
        <Details summary={m.scoring_result_grow_others()}>
          <div className="stack">
            {others.slice(0, 2).map((step) => (
              <Step key={step.code} step={step} />
            ))}
          </div>
        </Details>
      )}
      {found.isOwn && <ChoiceForm found={found} proposal={first?.code ?? ''} rows={shown.view.rows} />}
    </Card>
  );
}

function Step({ step }: { step: GrowthStep }) {
  return (
    <div>
      <p>
        <b>
          {step.code}. {step.name}
        </b>{' '}
        – {m.scoring_result_grow_at({ level: step.level })}.
      </p>
      <p className="mute">{m.scoring_result_grow_next(step.next)}</p>
    </div>
  );
}

function ChoiceForm({ found, rows, proposal }: { found: FoundResult; rows: SkillRow[]; proposal: string }) {
  const [isOpen] = useState(found.choice === null);
  const { form, field, errors, isSending } = usePostForm(growthSchema, {
    competencyCode: found.choice?.competencyCode ?? proposal,
    plan: found.choice?.plan ?? '',
  });
  return (
    <div className="no-print">
      <Details
        open={isOpen || errors.length > 0}
        summary={found.choice ? m.scoring_result_grow_change() : m.scoring_result_grow_choose()}
      >
        <form {...form} action={`/result/${found.ratee.id}`} className="stack">
          <ErrorSummary
            lines={errors.map(({ name, text }) => ({ id: name, message: text }))}
            title={m.scoring_result_errors()}
          />
          <SelectField
            {...field('competencyCode')}
            hint={m.scoring_result_grow_choose_hint()}
            label={m.scoring_result_grow_skill()}
            options={rows.map((row) => ({
              value: row.code,
              label: m.scoring_result_grow_option({ code: row.code, name: row.name }),
            }))}
          />
          <KeptTextArea
            {...field('plan')}
            hint={m.scoring_result_grow_plan_hint()}
            label={m.scoring_result_grow_plan()}
            maxLength={1000}
            optional
          />
          <Actions>
            <Button disabled={isSending}>{m.scoring_result_grow_save()}</Button>
          </Actions>
        </form>
      </Details>
    </div>
  );
}
