import { Form } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { Banner } from '~/components/page/banner';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { ResetLine } from './second-proof';

type NewsProps = { news: { resets: ResetLine[]; isNew: boolean }; now: Date; back: string };

/** Who reset one's account and when, until one says to know it. Nothing to be told, nothing is shown. */
export function ResetNews({ news: { resets, isNew }, now, back }: NewsProps) {
  if (!isNew) return null;
  const wasUsed = resets.some(({ usedAt }) => usedAt !== null);
  return (
    <Banner kind="warn" title={wasUsed ? m.account_news_used_title() : m.account_news_made_title()}>
      <div className="stack">
        <ResetLines now={now} resets={resets} />
        <p>{m.account_news_text()}</p>
        <Form action="/account/reset-news" method="post">
          <input name="back" type="hidden" value={back} />
          <Actions>
            <Button variant="secondary">{m.account_news_known()}</Button>
          </Actions>
        </Form>
      </div>
    </Banner>
  );
}

/** The resets one by one, newest first. */
export function ResetLines({ resets, now }: { resets: ResetLine[]; now: Date }) {
  return (
    <ul className="prose">
      {resets.map((reset) => (
        <li key={reset.id}>
          {m.account_news_made({
            at: showInstant(reset.createdAt),
            by: reset.by ?? m.account_news_system(),
          })}{' '}
          {fateOf(reset, now)}
        </li>
      ))}
    </ul>
  );
}

function fateOf({ usedAt, isProven, expiresAt }: ResetLine, now: Date): string {
  if (usedAt)
    return isProven
      ? m.account_news_proven({ at: showInstant(usedAt) })
      : m.account_news_unproven({ at: showInstant(usedAt) });
  return expiresAt > now ? m.account_news_unused({ until: showInstant(expiresAt) }) : m.account_news_void();
}
