import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';

export type RuleState = 'ok' | 'warn' | 'bad';
export type RuleItem = {
  key: string;
  state: RuleState;
  /** The state in a word for readers ("đạt", "cần xem", "chặn"). */
  word: string;
  title: ReactNode;
  /** What would cure it, and the source of the rule. */
  text?: ReactNode;
  icon?: IconName;
};

const look: Record<RuleState, { className: string; icon: IconName }> = {
  ok: { className: 'rule-ok', icon: 'check-c' },
  warn: { className: 'rule-warn', icon: 'alert' },
  bad: { className: 'rule-bad', icon: 'x-c' },
};

/** Conditions one by one: met, to be looked at, or in the way. */
export function Rules({ items }: { items: RuleItem[] }) {
  return (
    <ul className="rules">
      {items.map((item) => (
        <li className={look[item.state].className} key={item.key}>
          <Icon name={item.icon ?? look[item.state].icon} />
          <div>
            <b>
              <span className="sr">{item.word}: </span>
              {item.title}
            </b>
            {item.text && <p>{item.text}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
