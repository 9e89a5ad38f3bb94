/** What a rater has in hand once the server took the form: code, hour, who sees it. Made to be printed. */
import { useEffect, useState } from 'react';
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Details } from '~/components/details';
import { weekdayOf } from '~/components/form/day-words';
import { Banner } from '~/components/page/banner';
import { dayOf, showDay, showTime } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { countAnswers } from '../assessment';
import type { FormView } from '../form/view.server';
import { AnswerGroups } from './check-answers';
import { audienceOf, shownOnceReason } from './receipt-words';

type SlipProps = {
  view: FormView;
  sender: { name: string; role: string };
  /** The union above the branch, which rates as superior. */
  office: string | null;
};

export function ReceiptSlip({ view, sender, office }: SlipProps) {
  const at = view.submittedAt;
  if (!at) return null;
  return (
    <>
      <Banner kind="ok">
        {m.assessment_receipt_at({
          time: `${showTime(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}`,
          weekday: weekdayOf(dayOf(at)),
          day: showDay(dayOf(at)),
        })}
      </Banner>
      <Card>
        <DescriptionList
          items={[
            {
              key: 'code',
              term: m.assessment_receipt_code(),
              value: <b className="num">{view.receipt}</b>,
            },
            {
              key: 'sender',
              term: m.assessment_receipt_sender(),
              value: sender.role ? `${sender.name}, ${sender.role}` : sender.name,
            },
            {
              key: 'cycle',
              term: m.assessment_receipt_cycle(),
              value: m.assessment_receipt_versions({
                cycle: view.cycle.name,
                framework: view.framework,
                version: view.frameworkVersion,
              }),
            },
            { key: 'count', term: m.assessment_receipt_count(), value: countWords(view) },
            {
              key: 'audience',
              term: m.assessment_receipt_audience(),
              value: audienceOf({ ...view, office }),
            },
          ]}
        />
        <PrintButton
          label={view.isShownOnce ? m.assessment_receipt_print_slip() : m.assessment_receipt_print()}
        />
      </Card>
      {view.isShownOnce ? (
        <Details summary={m.assessment_receipt_sealed()}>
          <p className="prose">{shownOnceReason(view.role)}</p>
        </Details>
      ) : (
        <Details summary={m.assessment_receipt_answers()}>
          <div className="stack">
            <AnswerGroups isOpen={false} missing={[]} view={view} />
          </div>
        </Details>
      )}
      <Details summary={m.assessment_mistake()}>
        <p className="prose">
          {view.role === 'PEER' ? m.assessment_mistake_peer() : m.assessment_mistake_text()}
        </p>
      </Details>
    </>
  );
}

/**
 * “13 kỹ năng · 1 chưa đủ căn cứ · 1 không áp dụng · 6 minh chứng”; what is none is not said. Of a form shown once, only
 * that it was whole: how many were no score is an answer too.
 */
function countWords({ skills, content, isShownOnce }: FormView): string {
  if (isShownOnce) return m.assessment_count_whole({ count: skills.length });
  const codes = skills.map(({ code }) => code);
  const { scored, noEvidence, notApplicable } = countAnswers(codes, content.answers);
  const evidence = Object.keys(content.evidence).length;
  return [
    m.assessment_count_scored({ count: scored }),
    noEvidence > 0 && m.assessment_count_ne({ count: noEvidence }),
    notApplicable > 0 && m.assessment_count_na({ count: notApplicable }),
    evidence > 0 && m.assessment_count_evidence({ count: evidence }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Only a script can print; without one the browser's menu can. */
function PrintButton({ label }: { label: string }) {
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  if (!isLive) return null;
  return (
    <Actions>
      <Button icon="print" onClick={() => window.print()} type="button" variant="secondary">
        {label}
      </Button>
    </Actions>
  );
}

/** The heading of the receipt takes the focus when the page opens. */
export function ReceiptTitle({ children }: { children: string }) {
  const [heading, setHeading] = useState<HTMLElement | null>(null);
  useEffect(() => heading?.focus(), [heading]);
  return (
    <span ref={setHeading} tabIndex={-1}>
      {children}
    </span>
  );
}
