/** `npm run typecheck`: compiles the messages, then lets TypeScript read everything. */
import { spawnSync } from 'node:child_process';
import { ensureMessages } from './messages';

await ensureMessages();
process.exit(
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit'], { stdio: 'inherit' }).status ??
    1,
);
