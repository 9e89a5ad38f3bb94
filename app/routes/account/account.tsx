import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Section } from '~/components/card';
import { Banner } from '~/components/page/banner';
import { findContacts } from '~/features/account/account-queries.server';
import { MyData } from '~/features/account/privacy/my-data';
import { findMyAccount, findMyData } from '~/features/account/privacy/my-data-queries.server';
import { MySessions } from '~/features/account/privacy/my-sessions';
import { ResetLines, ResetNews } from '~/features/account/proof/reset-news';
import { findResetNews } from '~/features/account/proof/reset-news-queries.server';
import { load } from '~/features/account/request.server';
import { sessionOf } from '~/features/account/sign-in/session.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { OwnCompletions } from '~/features/training/class/own';
import { listOwnCompletions } from '~/features/training/class/queries.server';
import { AppPage } from '~/frame/app-page';
import { ContactList } from '~/frame/contact-list';
import { LanguageChoice } from '~/frame/language-choice';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, request, url, running }) => {
  const { sessions, noticeVersion, noticeAt, proofEmail } = await findMyAccount(db, actor.personId, now);
  return {
    data: await findMyData(db, actor.personId),
    completions: await listOwnCompletions(db, actor.personId),
    notice: { noticeVersion, noticeAt },
    sessions,
    currentId: (await sessionOf(db, request, now))?.id ?? null,
    contacts: await findContacts(db, actor.personId, now),
    proofEmail,
    news: await findResetNews(db, actor.personId, now),
    done: url.searchParams.get('done'),
    now,
    cycle: await running(),
  };
});

const said: Record<string, () => string> = {
  password: m.account_password_changed,
  session: m.account_session_revoked,
  email: m.account_proof_saved,
};

export default function Account() {
  const { data, completions, notice, sessions, currentId, contacts, proofEmail, news, done, now, cycle } =
    useLoaderData<typeof loader>();
  const sentence = done ? said[done] : undefined;
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: m.account_next(),
        audience: m.account_audience(),
        deadline: noDeadline(),
      })}
      lede={m.account_lede()}
      title={m.account_title()}
    >
      {sentence && (
        <Banner kind="ok" role="status">
          {sentence()}
        </Banner>
      )}
      <ResetNews back="/account" news={news} now={now} />
      <MyData data={data} notice={notice} />
      <OwnCompletions completions={completions} />
      <Section id="correction" title={m.account_correct_title()}>
        <p>{m.account_correct_text()}</p>
        <ContactList contacts={contacts} />
      </Section>
      <MySessions currentId={currentId} sessions={sessions} />
      <Section id="password" title={m.account_password_title()}>
        <p>
          <LinkButton to="/account/password" variant="secondary">
            {m.account_password_change()}
          </LinkButton>
        </p>
      </Section>
      <Section id="proof" title={m.account_proof_title()}>
        <p>{proofEmail ? m.account_proof_set({ email: proofEmail }) : m.account_proof_none()}</p>
        <p>
          <LinkButton to="/account/email" variant="secondary">
            {proofEmail ? m.account_proof_change() : m.account_proof_name()}
          </LinkButton>
        </p>
        {news.resets.length > 0 && !news.isNew && <ResetLines now={now} resets={news.resets} />}
      </Section>
      <LanguageChoice />
    </AppPage>
  );
}
