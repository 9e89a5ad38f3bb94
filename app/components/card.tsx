import { type ReactNode, useId } from 'react';

type CardKind = 'plain' | 'next' | 'honour' | 'flush';

const kindClass: Record<CardKind, string> = {
  plain: 'card',
  next: 'card card--next',
  honour: 'card card--honor',
  flush: 'card card--flush',
};

type CardProps = {
  /** `next` (blue edge): once a page. `flush`: no padding, for a table. `honour`: honours only. */
  kind?: CardKind;
  title?: ReactNode;
  /** Where a link may land; the heading gets `<id>-title`. */
  id?: string;
  level?: 2 | 3;
  children: ReactNode;
};

/** A sheet on the page. With a title it is a section named by its heading. */
export function Card({ kind = 'plain', title, id, level = 2, children }: CardProps) {
  const ownId = useId();
  if (!title)
    return (
      <div className={kindClass[kind]} id={id}>
        {children}
      </div>
    );
  const titleId = id ? `${id}-title` : ownId;
  return (
    <section aria-labelledby={titleId} className={kindClass[kind]} id={id}>
      <Heading id={titleId} level={level}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

type SectionProps = { title: ReactNode; id: string; level?: 2 | 3; aside?: ReactNode; children: ReactNode };

/** A part of the page under its own heading; `aside` stands at the heading's right. */
export function Section({ title, id, level = 2, aside, children }: SectionProps) {
  const heading = (
    <Heading id={`${id}-title`} level={level}>
      {title}
    </Heading>
  );
  return (
    <section aria-labelledby={`${id}-title`} className="sec" id={id}>
      {aside ? (
        <div className="sec__head">
          {heading}
          {aside}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}

function Heading({ id, level, children }: { id: string; level: 2 | 3; children: ReactNode }) {
  const Tag = level === 2 ? 'h2' : 'h3';
  return <Tag id={id}>{children}</Tag>;
}
