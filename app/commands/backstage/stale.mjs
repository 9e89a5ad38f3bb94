import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const sources = ['app', 'db', 'public', 'package.json', 'vite.config.ts', 'vite.shared.ts'];

/** The messages' compiled form lies among the sources but is none. */
const compiled = 'paraglide';

/**
 * Whether what was made from the sources is older than they are. Where they are not shipped (an image), what is there
 * is right.
 * @param {string} made a file
 */
export function isOlderThanSources(made) {
  if (!existsSync('app/root.tsx')) return false;
  return !existsSync(made) || !existsSync(`app/${compiled}`) || statSync(made).mtimeMs < newest(sources);
}

/**
 * When the newest of these files, or of the files and folders below them, changed (ms).
 * @param {string[]} places
 * @returns {number}
 */
function newest(places) {
  return Math.max(
    ...places.map((place) => {
      const stat = statSync(place);
      if (!stat.isDirectory()) return stat.mtimeMs;
      const inside = readdirSync(place)
        .filter((name) => name !== compiled)
        .map((name) => path.join(place, name));
      return Math.max(stat.mtimeMs, ...(inside.length > 0 ? [newest(inside)] : []));
    }),
  );
}
