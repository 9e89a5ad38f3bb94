import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';

type BannerKind = 'info' | 'warn' | 'late' | 'ok' | 'honour';

const kindLook: Record<BannerKind, { className: string; icon: IconName }> = {
  info: { className: 'banner', icon: 'info' },
  warn: { className: 'banner banner--warn', icon: 'alert' },
  late: { className: 'banner banner--late', icon: 'lock' },
  ok: { className: 'banner banner--ok', icon: 'check-c' },
  honour: { className: 'banner banner--honor', icon: 'star' },
};

type BannerProps = {
  kind?: BannerKind;
  icon?: IconName;
  title?: ReactNode;
  /** Announced when it appears: `status` waits its turn, `alert` interrupts. */
  role?: 'status' | 'alert';
  id?: string;
  children?: ReactNode;
};

/** One message to the whole block: say first what is safe, then what to do. */
export function Banner({ kind = 'info', icon, title, role, id, children }: BannerProps) {
  const look = kindLook[kind];
  return (
    <div className={look.className} id={id} role={role}>
      <Icon name={icon ?? look.icon} />
      <div>
        {title && <b>{title}</b>}
        {children && <div className={title ? 'sm' : undefined}>{children}</div>}
      </div>
    </div>
  );
}
