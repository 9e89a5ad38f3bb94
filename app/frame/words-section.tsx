import { Section } from '~/components/card';

/** A heading and its sentences, for pages that are mostly words. */
export type Words = { id: string; title: () => string; lines: (() => string)[] };

export function WordsSection({ id, title, lines }: Words) {
  return (
    <Section id={id} title={title()}>
      <ul className="prose">
        {lines.map((line, index) => (
          <li key={index}>{line()}</li>
        ))}
      </ul>
    </Section>
  );
}
