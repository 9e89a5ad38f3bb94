import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type TagKind = 'plain' | 'go' | 'ok' | 'warn' | 'late' | 'honour';

const kindClass: Record<TagKind, string> = {
  plain: 'tag',
  go: 'tag tag--go',
  ok: 'tag tag--ok',
  warn: 'tag tag--warn',
  late: 'tag tag--late',
  honour: 'tag tag--honor',
};

/** A state in a word or two. The colour repeats what the word says; `honour` (gold) is for honours only. */
export function Tag({
  kind = 'plain',
  icon,
  children,
}: {
  kind?: TagKind;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={kindClass[kind]}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
