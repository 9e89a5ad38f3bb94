/** `npm run typecheck`: lets TypeScript read everything. */
import { spawnSync } from 'node:child_process';

process.exit(
  spawnSync(process.execPath, ['node_modules/typescript-native/bin/tsc', '--noEmit'], { stdio: 'inherit' })
    .status ?? 1,
);
