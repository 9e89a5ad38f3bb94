import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages';

export type PhaseState = 'done' | 'now' | 'next';
export type PhaseItem = {
  key: string;
  title: ReactNode;
  text?: ReactNode;
  state: PhaseState;
  action?: ReactNode;
};

const stateWord: Record<PhaseState, () => string> = {
  done: m.common_phase_done,
  now: m.common_phase_now,
  next: m.common_phase_next,
};

/** Time going down: what is done, what is open, what comes. The state is read aloud, not only drawn. */
export function Phases({ items, columns = 1 }: { items: PhaseItem[]; columns?: 1 | 2 }) {
  return (
    <ol className={columns === 2 ? 'phases phases--2' : 'phases'}>
      {items.map((item) => (
        <li className={item.state === 'next' ? undefined : item.state} key={item.key}>
          {item.action ? (
            <div className="row row--between row--top">
              <div>
                <PhaseWords item={item} />
              </div>
              {item.action}
            </div>
          ) : (
            <PhaseWords item={item} />
          )}
        </li>
      ))}
    </ol>
  );
}

function PhaseWords({ item }: { item: PhaseItem }) {
  return (
    <>
      <b>
        {item.title}
        <span className="sr">, {stateWord[item.state]()}</span>
      </b>
      {item.text && <p>{item.text}</p>}
    </>
  );
}
