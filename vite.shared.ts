import path from 'node:path';

/** Every command runs at the project's root (app/commands/run.mjs goes there), so paths are taken from it. */
const at = (inside: string) => path.resolve(inside);

/** Import aliases shared by the app build, the tests and the server bundle: `~/…` is app, `#db/…` is db. */
export const aliases = { '~': at('app'), '#db': at('db') };

/** Messages are compiled to typed functions; the locale lives in a cookie, Vietnamese is the source language. */
export const paraglideOptions = {
  project: at('app/locales/project.inlang'),
  outdir: at('app/paraglide'),
  strategy: ['cookie' as const, 'baseLocale' as const],
  cookieName: 'lang',
  emitTsDeclarations: true,
};
