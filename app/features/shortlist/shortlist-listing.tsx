import { Actions, Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/form/error-summary';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { listingSchema, unlistingSchema } from './shortlist-form';

type Props = {
  /** What the page offers: putting on may say why, taking off must. */
  kind: 'add' | 'remove';
  /** Putting on departs from both orders: it must say why as well. */
  needsReason: boolean;
  backTo: string;
};

export function ListingForm({ kind, needsReason, backTo }: Props) {
  const isAdding = kind === 'add';
  const { form, field, errors, problem, isSending } = usePostForm<{ reason: string }>(
    (isAdding && !needsReason ? listingSchema : unlistingSchema) as never,
    { reason: '' },
  );
  return (
    <form {...form} className="card stack">
      <input name="kind" type="hidden" value={kind} />
      <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
      {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
      {isAdding && needsReason && <Banner kind="warn">{m.shortlist_listing_departs()}</Banner>}
      <KeptTextArea
        {...field('reason')}
        hint={m.shortlist_listing_reason_hint()}
        label={m.shortlist_listing_reason()}
        maxLength={500}
        optional={isAdding && !needsReason}
      />
      <Actions>
        <Button disabled={isSending} variant={isAdding ? 'primary' : 'danger'}>
          {isAdding ? m.shortlist_listing_add_do() : m.shortlist_listing_remove_do()}
        </Button>
        <LinkButton to={backTo} variant="quiet">
          {m.common_later()}
        </LinkButton>
      </Actions>
    </form>
  );
}
