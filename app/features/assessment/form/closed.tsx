/** A form that is not open: what is kept, until when it was, whom to ask, and the answers as text. */

import { Actions, LinkButton } from '~/components/button';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { AnswerGroups } from '../sending/check-answers';
import type { FormView } from './view.server';

export function ClosedForm({ view }: { view: FormView }) {
  const hasAnswers = Object.keys(view.content.answers).length > 0;
  const isComing = /NotOpen$/.test(view.refusal?.reason ?? '');
  return (
    <div className="stack">
      <Banner icon={isComing ? 'clock' : 'lock'} kind={isComing ? 'info' : 'late'} title={view.refusal?.text}>
        {isComing ? m.assessment_closed_coming() : m.assessment_closed_kept()}
      </Banner>
      {hasAnswers && <AnswerGroups isOpen={false} missing={[]} view={view} />}
      <Actions>
        <LinkButton to="/" variant="secondary">
          {m.assessment_back_home()}
        </LinkButton>
      </Actions>
    </div>
  );
}
