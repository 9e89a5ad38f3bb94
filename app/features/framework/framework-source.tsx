/** Where a framework comes from and whose words it speaks. */

import { Card } from '~/components/card';
import { Details } from '~/components/details';
import { Banner } from '~/components/page/banner';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { CompetencyGroup, Locale, Source, SourceQuote, WordingState } from './framework';

type Words = {
  wording: WordingState;
  source: Source | null;
  unitName: string;
  adoptionNumber: string | null;
  adoptionOn: string | null;
};

/** Whose words the levels are: a draft of the system until a province adopts them by a decision. */
export function WordingLabel({ wording, source, unitName, adoptionNumber, adoptionOn }: Words) {
  if (wording === 'draft')
    return <Banner kind="warn">{source ? m.framework_label_draft() : m.framework_label_draft_own()}</Banner>;
  return (
    <Banner kind="ok" title={m.framework_label_adopted_title({ unit: unitName })}>
      {m.framework_label_adopted({
        number: adoptionNumber ?? '',
        day: adoptionOn ? showDay(adoptionOn) : '',
      })}
    </Banner>
  );
}

/** The published text of the groups, word for word, and where it stands. */
export function SourceCard({
  source,
  groups,
  locale,
}: {
  source: Source | null;
  groups: CompetencyGroup[];
  locale: Locale;
}) {
  if (!source) return null;
  return (
    <Card id="source" title={m.framework_source_title()}>
      <p className="sm">{locale === 'en' ? source.noteEn : source.noteVi}</p>
      <Details summary={m.framework_source_open()}>
        <div className="stack-s">
          <p lang="vi">… {source.frame}</p>
          {groups
            .filter((group) => group.sourceText)
            .map((group) => (
              <blockquote key={group.code} lang="vi">
                “{group.sourceText}”
              </blockquote>
            ))}
        </div>
      </Details>
      <p className="src">
        <cite lang="vi">{source.titleVi}</cite>
        {locale === 'en' && ` (${source.titleEn})`}. {m.framework_source_when(whenOf(source))}
      </p>
    </Card>
  );
}

/** The phrases of the source a skill rests on; nobody edits them. */
export function SourceQuotes({ quotes }: { quotes: SourceQuote[] }) {
  return (
    <div className="stack-s">
      <p className="label">
        {m.framework_quote()} <span className="mute">{m.framework_quote_fixed()}</span>
      </p>
      {quotes.length === 0 && <p className="sm mute">{m.framework_quote_none()}</p>}
      {quotes.map((quote) => (
        <p className="sm" key={quote.number}>
          <q lang="vi">
            {quote.lead && <span className="mute">[{quote.lead}] </span>}
            {quote.text}
          </q>{' '}
          <span className="hint">{m.framework_quote_number({ number: quote.number })}</span>
        </p>
      ))}
    </div>
  );
}

function whenOf({ bannerOn, contentFrom, contentTo }: Source) {
  return { day: showDay(bannerOn), from: contentFrom, to: contentTo };
}
