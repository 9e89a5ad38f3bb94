import type { ReactNode } from 'react';

export type Description = { key: string; term: ReactNode; value: ReactNode };

/** Names and values; `narrow` sets the value under its name, as in an aside. */
export function DescriptionList({ items, narrow }: { items: Description[]; narrow?: boolean }) {
  return (
    <dl className={narrow ? 'dl dl--1' : 'dl'}>
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Answer = { id: string; term: ReactNode; value: ReactNode; action?: ReactNode };

/** Answers to look over once, each with its way back; an error line lands on the id. */
export function AnswerList({ items }: { items: Answer[] }) {
  return (
    <dl className="sumlist">
      {items.map((item) => (
        <div id={item.id} key={item.id}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
          {item.action && <dd className="act">{item.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
