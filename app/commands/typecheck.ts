/** `npm run typecheck`: compiles the messages, then lets TypeScript read everything. */
import { spawnSync } from 'node:child_process';
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from '../../vite.shared';

await compile(paraglideOptions);
process.exit(
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit'], { stdio: 'inherit' }).status ??
    1,
);
