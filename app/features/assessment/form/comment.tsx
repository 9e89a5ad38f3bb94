/** The one comment of a peer's form, at its end. A small group is told before the field, not after. */

import { TextArea } from '~/components/form/text-area';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { MAX_COMMENT } from '../assessment';
import type { DraftPatch } from '../assessment-merge';
import type { FormView } from './view.server';

type CommentProps = {
  view: Pick<FormView, 'rateeName' | 'isSmallGroup' | 'peersNeeded'>;
  comment: string;
  error?: string;
  onChange: (patch: DraftPatch) => void;
};

export function CommentField({ view, comment, error, onChange }: CommentProps) {
  return (
    <>
      {view.isSmallGroup ? (
        <Banner kind="warn" title={m.assessment_small_title()}>
          {m.assessment_small_text({ needed: view.peersNeeded })}
        </Banner>
      ) : (
        <Banner icon="eye">{m.assessment_comment_fate({ needed: view.peersNeeded })}</Banner>
      )}
      <TextArea
        defaultValue={comment}
        error={error}
        hint={m.assessment_comment_hint()}
        label={m.assessment_comment_label({ name: view.rateeName })}
        maxLength={MAX_COMMENT}
        name="comment"
        onInput={(event) => onChange({ comment: event.currentTarget.value })}
        optional
        rows={5}
      />
    </>
  );
}
