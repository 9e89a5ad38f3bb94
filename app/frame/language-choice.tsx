import { Section } from '~/components/card';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

const languages = [
  { code: 'vi', name: m.account_language_vi },
  { code: 'en', name: m.account_language_en },
] as const;

/** Plain links: a change of language is a whole new page. */
export function LanguageChoice() {
  const current = getLocale();
  return (
    <Section id="language" title={m.account_language_title()}>
      <ul className="row">
        {languages.map(({ code, name }) => (
          <li key={code}>
            <a
              aria-current={code === current ? 'true' : undefined}
              className="tap"
              href={`/language?to=${code}&back=/account`}
              lang={code}
            >
              {name()}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
