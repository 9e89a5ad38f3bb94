import { Actions, Button, LinkButton } from '~/components/button';
import { RadioGroup } from '~/components/form/choice-field';
import { ErrorSummary } from '~/components/form/error-summary';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { type Opinion, opinions } from './shortlist';
import { type OpinionForm, opinionSchema } from './shortlist-form';
import { opinionHint, opinionName } from './shortlist-words';

type Props = {
  nominationId: string;
  mine: { opinion: Opinion; note: string } | null;
  /** Saving goes on to the next nominee. */
  goesOn?: boolean;
};

/** Three choices and a note; nothing is chosen beforehand. Key it by nominee: its fields are its own. */
export function MarkForm({ nominationId, mine, goesOn }: Props) {
  const { form, field, errors, problem, isSending } = usePostForm<OpinionForm>(
    opinionSchema as never,
    mine ?? { opinion: '', note: '' },
  );
  return (
    <form {...form} className="stack">
      <input name="nominationId" type="hidden" value={nominationId} />
      <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
      {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
      <RadioGroup
        {...field('opinion')}
        label={m.shortlist_mark_opinion()}
        options={opinions.map((opinion) => ({
          value: opinion,
          label: opinionName(opinion),
          hint: opinionHint(opinion),
        }))}
      />
      <KeptTextArea
        {...field('note')}
        hint={m.shortlist_mark_note_hint()}
        label={m.shortlist_mark_note()}
        maxLength={500}
        optional
        rows={2}
      />
      <Actions>
        <Button disabled={isSending}>{goesOn ? m.shortlist_mark_next() : m.shortlist_mark_do()}</Button>
      </Actions>
    </form>
  );
}

/** In place of the form, for a member whose own file it is. */
export function OwnFile() {
  return (
    <Banner icon="user" title={m.shortlist_own_title()}>
      {m.shortlist_own_text()}
    </Banner>
  );
}

/** When every nominee in view is marked. */
export function AllMarked({ cycleId }: { cycleId: number }) {
  return (
    <>
      <p className="mute">{m.shortlist_all_marked_text()}</p>
      <Actions>
        <LinkButton iconAfter="right" to={`/shortlist/order?cycle=${cycleId}`}>
          {m.shortlist_to_order()}
        </LinkButton>
      </Actions>
    </>
  );
}

export function BackToLine({ nominationId }: { nominationId: string }) {
  return (
    <a className="tap sm" href={`#n-${nominationId}`}>
      {m.shortlist_mark_back()}
    </a>
  );
}
