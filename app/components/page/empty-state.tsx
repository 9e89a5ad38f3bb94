import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';

type EmptyStateProps = {
  title: ReactNode;
  icon?: IconName;
  level?: 2 | 3;
  /** Why it is empty and when that will change; when broken, what is kept first. */
  children?: ReactNode;
  action?: ReactNode;
};

/** Nothing here, said usefully. */
export function EmptyState({ title, icon = 'inbox', level = 3, children, action }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="empty">
      <Icon large name={icon} />
      <Heading>{title}</Heading>
      {children && <div className="sm prose">{children}</div>}
      {action}
    </div>
  );
}
