/** `PEER_KEY=<old> NEW_PEER_KEY=<new> npm run peer-key:rotate`: wraps the data keys of peer forms anew. Stop the server first. */
import { PeerKeyRefused, parsePeerKey } from '~/features/assessment/peer/key.server';
import { rotatePeerKey } from '~/features/assessment/peer/key-commands.server';
import { BadSetting } from '~/lib/env.server';
import { commandDatabase } from './backstage/command-database';
import { main } from './backstage/serving';

const faults = {
  missing: 'must be set: 32 random bytes in base64 (openssl rand -base64 32)',
  malformed: 'must be 32 bytes in base64 (openssl rand -base64 32)',
  sharedWithAuditKey: 'must differ from AUDIT_KEY',
  sharedWithSessionSecret: 'must differ from SESSION_SECRET',
};

await main(async () => {
  const others = { auditKey: process.env.AUDIT_KEY, sessionSecret: process.env.SESSION_SECRET };
  const from = readKey('PEER_KEY', others);
  const to = readKey('NEW_PEER_KEY', others);
  if (from.equals(to)) throw new BadSetting('NEW_PEER_KEY', 'must differ from PEER_KEY');
  const { open } = await commandDatabase();
  try {
    const count = await rotatePeerKey(open.db, { from, to });
    console.log(
      `Đã bọc lại ${count} khóa. Từ nay đặt PEER_KEY là khóa mới và cất khóa cũ cùng các bản sao lưu cũ.`,
    );
  } finally {
    await open.close();
  }
});

function readKey(name: string, others: Parameters<typeof parsePeerKey>[1]): Buffer {
  try {
    return parsePeerKey(process.env[name], others);
  } catch (error) {
    if (error instanceof PeerKeyRefused) throw new BadSetting(name, faults[error.fault]);
    throw error;
  }
}
