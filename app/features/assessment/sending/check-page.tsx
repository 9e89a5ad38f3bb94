/** Looking once before sending once: what is missing, all answers, one declaration, what happens then. */

import { Actions, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { type PhaseItem, Phases } from '~/components/chart/phases';
import { ErrorSummary, type SummaryLine } from '~/components/form/error-summary';
import { Banner } from '~/components/page/banner';
import { windowOf } from '~/features/cycle/cycle';
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { type MissingPart, missingAnswers, type RaterRole } from '../assessment';
import { useHasKeptDraft } from '../form/draft';
import { formPath } from '../form/paths';
import type { FormView } from '../form/view.server';
import { AnswerGroups } from './check-answers';
import { Sending } from './check-sending';

type CheckProps = { view: FormView; personId: number | null; office: string | null };

export function CheckPage({ view, personId, office }: CheckProps) {
  const codes = view.skills.map(({ code }) => code);
  const missing = missingAnswers(view.role, codes, view.content);
  const isUnsent = useHasKeptDraft(view.key, personId);
  return (
    <div className="cols">
      <div className="stack">
        <ErrorSummary
          lines={missingLines(view, missing)}
          safe={m.assessment_errors_safe()}
          title={m.assessment_check_missing({ count: missing.length })}
        />
        {isUnsent && (
          <Banner icon="off" kind="warn" title={m.assessment_check_unsent_title()}>
            <p>{m.assessment_check_unsent_text()}</p>
            <Actions>
              <LinkButton small to={formPath(view.key, codes[0])} variant="secondary">
                {m.assessment_check_unsent_link()}
              </LinkButton>
            </Actions>
          </Banner>
        )}
        <AnswerGroups isOpen missing={missing} view={view} />
        <Sending missing={missing.length} view={view} />
      </div>
      <aside aria-label={m.assessment_after()} className="stack">
        <Card title={m.assessment_after()}>
          <Phases items={afterwards[view.role]({ view, office: office ?? m.assessment_office_above() })} />
        </Card>
      </aside>
    </div>
  );
}

/** Gaps one by one; when many skills are open they are told by group, or the list would be longer than the page. */
const FEW = 5;

function missingLines(view: FormView, missing: MissingPart[]): SummaryLine[] {
  const open = missing.filter(({ part }) => part === 'answer');
  const lines = missing
    .filter(({ part }) => part === 'evidence' || open.length <= FEW)
    .map(({ skill, part }) => ({ id: skill, message: missingWords(view, skill, part) }));
  if (open.length <= FEW) return lines;
  const byGroup = view.groups.flatMap(({ code }): SummaryLine[] => {
    const here = view.skills.filter(({ group }) => group === code).map((skill) => skill.code);
    const [first, ...others] = open.filter(({ skill }) => here.includes(skill));
    if (!first) return [];
    const message = m.assessment_missing_group({ group: code, count: others.length + 1 });
    return [{ id: first.skill, message }];
  });
  return [...byGroup, ...lines];
}

function missingWords({ content }: FormView, skill: string, part: MissingPart['part']): string {
  if (part === 'answer') return m.assessment_missing_answer({ skill });
  return m.assessment_missing_evidence({ skill, level: String(content.answers[skill]) });
}

type After = { view: FormView; office: string };

const afterwards: Record<RaterRole, (of: After) => PhaseItem[]> = {
  SELF: ({ view, office }) => [
    receiptStep(),
    step('office', m.assessment_after_office_title({ office }), m.assessment_after_office_text()),
    resultStep(view),
  ],
  PEER: ({ view }) => [
    receiptStep(),
    step('sealed', m.assessment_after_sealed_title(), m.assessment_after_sealed_text()),
    step(
      'joined',
      m.assessment_after_joined_title(),
      m.assessment_audience_peer({ needed: view.peersNeeded }),
    ),
  ],
  SUPERIOR: ({ view }) => [
    receiptStep(),
    step('self', m.assessment_after_self_title(), m.assessment_after_self_text({ name: view.rateeName })),
    resultStep(view),
  ],
};

function receiptStep(): PhaseItem {
  return step('receipt', m.assessment_after_receipt_title(), m.assessment_after_receipt_text());
}

function resultStep({ cycle }: FormView): PhaseItem {
  const review = windowOf(cycle.windows, 'review');
  const day = review ? showDay(dayOf(review.startsAt)) : '';
  return step('result', m.assessment_after_result_title({ day }), m.assessment_after_result_text());
}

function step(key: string, title: string, text: string): PhaseItem {
  return { key, title, text, state: 'next' };
}
