/** `messages`: compiles the messages to typed functions unless they are as they were. run.mjs runs it before any other command. */
import { paraglideOptions } from '../../vite.shared';
import { makeIfChanged } from './backstage/fresh';

await makeIfChanged(
  `${paraglideOptions.outdir}/.stamp`,
  // Not the whole project folder: the compiler writes files of its own there.
  [
    'app/locales/vi',
    'app/locales/en',
    'app/locales/project.inlang/settings.json',
    'vite.shared.ts',
    'package-lock.json',
  ],
  // Loaded only when it has work: starting the compiler costs more than asking whether it must.
  async () => (await import('@inlang/paraglide-js')).compile(paraglideOptions),
);
