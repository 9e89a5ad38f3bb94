/** Reading the privacy notice. Apart from accounts: the words themselves are compiled later than the demo's loader. */
import type { Db } from '#db/client';
import type { Act } from '~/features/organisation/actor';
import { decide, type Entry } from '~/lib/record/audit.server';
import { noticeVersion } from '../account';
import { ensureAccount, keepNotice } from '../account-commands.server';
import { hasReadNotice } from '../account-queries.server';
import { noticeDigest } from './privacy-notice.server';

/** The entry that says which words were read. */
export function noticeEntry(personId: number): Entry {
  return {
    action: 'account.readNotice',
    subject: `person:${personId}`,
    after: { version: noticeVersion, digest: noticeDigest(), channel: 'web' },
  };
}

/** The notice read by somebody who is in already; reading it again changes nothing. */
export async function readNotice(db: Db, act: Act, { personId }: { personId: number }): Promise<void> {
  if (await hasReadNotice(db, personId)) return;
  await decide(db, act, async (tx, record) => {
    await keepNotice(tx, await ensureAccount(tx, personId, act.at), act.at);
    record(noticeEntry(personId));
  });
}
