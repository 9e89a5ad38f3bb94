import path from 'node:path';

/** Every command runs at the project's root (app/commands/run.mjs goes there), so paths are taken from it. */
const at = (inside: string) => path.resolve(inside);

/** Import aliases shared by the app build, the tests and the server bundle: `~/…` is app, `#db/…` is db. */
export const aliases = { '~': at('app'), '#db': at('db') };

/**
 * Messages are compiled to typed functions; the locale lives in a cookie, Vietnamese is the source language. Tests,
 * types and commands read one file a language: thousands of small modules would cost them more than their own work.
 */
export const paraglideOptions = {
  project: at('app/locales/project.inlang'),
  outdir: at('app/paraglide'),
  outputStructure: 'locale-modules' as const,
  strategy: ['cookie' as const, 'baseLocale' as const],
  cookieName: 'lang',
};

/** The app's build reads a module a message instead, so that a page's script carries only the words it shows. */
export const appParaglideOptions = {
  ...paraglideOptions,
  outdir: at('build/paraglide'),
  outputStructure: 'message-modules' as const,
};
