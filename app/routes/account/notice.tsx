import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { noticeVersion, sitePath } from '~/features/account/account';
import { noticeSchema } from '~/features/account/account-form';
import { hasReadNotice } from '~/features/account/account-queries.server';
import { readNotice } from '~/features/account/privacy/notice-commands.server';
import { NoticeForm } from '~/features/account/privacy/notice-form';
import { privacyWords } from '~/features/account/privacy/privacy-words';
import { loadNotice, performNotice } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { WordsSection } from '~/frame/words-section';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_privacy_title()} – ${m.common_brand()}` }];

/** Once, before the first task: whoever has read the notice as it stands goes on. */
export const loader = loadNotice(async ({ db, actor, now, url, running }) => {
  if (await hasReadNotice(db, actor.personId)) throw redirect(sitePath(url.searchParams.get('next')));
  return { now, cycle: await running() };
});

export const action = performNotice(async ({ db, act, actor, parse, url }) => {
  parse(noticeSchema);
  await readNotice(db, act, { personId: actor.personId });
  return redirect(sitePath(url.searchParams.get('next')));
});

export default function Notice() {
  const { now, cycle } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: m.account_notice_next(),
        audience: m.account_privacy_audience(),
        deadline: noDeadline(),
      })}
      lede={m.account_notice_lede()}
      task
      title={m.account_privacy_title()}
    >
      {privacyWords.map((words) => (
        <WordsSection key={words.id} {...words} />
      ))}
      <div className="stack">
        <p className="sm mute">{m.account_privacy_version({ version: noticeVersion })}</p>
        <NoticeForm />
      </div>
    </AppPage>
  );
}
