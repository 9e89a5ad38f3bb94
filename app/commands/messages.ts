import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from '../../vite.shared';
import { makeIfChanged } from './fresh';

/** Compiles the messages to typed functions unless they are as they were; compiling them costs more than most tests. */
export async function ensureMessages(): Promise<void> {
  const { outdir } = paraglideOptions;
  await makeIfChanged(`${outdir}/.stamp`, ['app/locales', 'vite.shared.ts', 'package-lock.json'], () =>
    compile(paraglideOptions),
  );
}
