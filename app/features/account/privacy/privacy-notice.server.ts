import { createHash } from 'node:crypto';
import * as messages from '~/paraglide/messages';

/** SHA-256 (hex) of the notice's Vietnamese text as it stands: the record says which words a person read. */
export function noticeDigest(): string {
  const texts = Object.entries(messages as unknown as Record<string, Say>)
    .filter(([key]) => key.startsWith('account_privacy_'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, say]) => `${key}=${say({}, { locale: 'vi' })}`);
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}

type Say = (params: object, options: { locale: 'vi' }) => string;
