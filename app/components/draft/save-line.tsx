import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';

/** Saving now · the server has it · only this device has it · not saved. */
type SaveState = 'saving' | 'saved' | 'local' | 'failed';

const look: Record<SaveState, { className: string; icon: IconName }> = {
  saving: { className: 'save', icon: 'refresh' },
  saved: { className: 'save save--ok', icon: 'cloud' },
  local: { className: 'save save--local', icon: 'off' },
  failed: { className: 'save save--err', icon: 'alert' },
};

/** Where the answers are, always in words. Green only once the server has answered. `live` in forms only. */
export function SaveLine({
  state,
  live,
  children,
}: {
  state: SaveState;
  live?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={look[state].className} role={live ? 'status' : undefined}>
      <Icon name={look[state].icon} />
      {children}
    </span>
  );
}

/** What has just been done, with the way to undo it. Floats above the page. */
export function Toast({ icon = 'check', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <div className="toast" role="status">
      <Icon name={icon} />
      <span>{children}</span>
    </div>
  );
}
