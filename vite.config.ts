import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { aliases, appParaglideOptions } from './vite.shared';

declare module '@remix-run/node' {
  /** Loaders answer with Dates as Dates. */
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    paraglideVitePlugin(appParaglideOptions),
    remix({
      buildDirectory: 'build/remix',
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
  ],
  resolve: { alias: { '~/paraglide': appParaglideOptions.outdir, ...aliases } },
  build: {
    // esbuild 0.28 cannot lower to Vite 6's default "modules" target; these are the phones we serve.
    target: ['chrome107', 'edge107', 'firefox104', 'safari16'],
    // Strict CSP: no data: URLs for assets.
    assetsInlineLimit: 0,
  },
});
