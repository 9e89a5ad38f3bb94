/** `npm start`: production. Applies migrations, creates no account, prints a one-time set-up link while nobody can sign in. */
import { createSetupLink } from '~/features/account/link/making-commands.server';
import { checkPeerKey } from '~/features/assessment/peer/key-commands.server';
import { movePeerForms } from '~/features/assessment/peer/moving-commands.server';
import { system } from '~/features/organisation/actor';
import { openDatabase } from '~/lib/database.server';
import { readEnv } from '~/lib/env.server';
import { adoptRows } from '~/lib/record/audit-adopt.server';
import { ensureAppBuild } from './backstage/app-build';
import { main, serveUntilStopped } from './backstage/serving';

await main(async () => {
  const env = readEnv({ ...process.env, DEMO: '' });
  await ensureAppBuild();
  const open = await openDatabase(env);
  await checkPeerKey(open.db, env.peerKey);
  await movePeerForms(open.db);
  await adoptRows(open.db, { actor: system, at: new Date() });
  const url = await serveUntilStopped(open, env, () => new Date());
  console.log(`Thủ Lĩnh: ${url}`);
  const setup = await createSetupLink(open.db, new Date());
  if (setup)
    console.log(
      `Chưa ai đăng nhập được. Mở đường dẫn này một lần, trong 24 giờ: ${env.publicOrigin}${setup}`,
    );
});
