import { useLoaderData } from '@remix-run/react';
import { noticeVersion } from '~/features/account/account';
import { privacyWords } from '~/features/account/privacy/privacy-words';
import { loadPublic } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { WordsSection } from '~/frame/words-section';
import { m } from '~/paraglide/messages';
import type { PageHandle } from '~/root';

export const meta = () => [{ title: `${m.account_privacy_title()} – ${m.common_brand()}` }];

export const handle: PageHandle = { isStatic: true };

export const loader = loadPublic(async ({ now, running }) => ({
  now,
  cycle: await running(),
}));

export default function Privacy() {
  const { now, cycle } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: m.account_privacy_next(),
        audience: m.account_privacy_audience(),
        deadline: noDeadline(),
      })}
      lede={m.account_privacy_lede()}
      title={m.account_privacy_title()}
    >
      {privacyWords.map((words) => (
        <WordsSection key={words.id} {...words} />
      ))}
      <p className="sm mute">{m.account_privacy_version({ version: noticeVersion })}</p>
    </AppPage>
  );
}
