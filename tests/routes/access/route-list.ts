/** The routes of app/routes.ts, flat, each with its module: what is walked follows from the map itself. */
import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '~/routes';

export type Route = {
  /** Below app/: 'routes/cycle/show.tsx'. */
  file: string;
  /** '/cycle/:id' */
  path: string;
  params: string[];
  module: { loader?: unknown; action?: unknown };
};

export async function listRoutes(): Promise<Route[]> {
  const list: Route[] = [await routeOf('root.tsx', '/')];
  for (const { file, path } of flat(await routes)) list.push(await routeOf(file, path));
  return list;
}

function flat(entries: readonly RouteConfigEntry[], above = ''): { file: string; path: string }[] {
  return entries.flatMap(({ file, path = '', children = [] }) => {
    const here = path ? `${above}/${path}` : above;
    return [{ file, path: here || '/' }, ...flat(children, here)];
  });
}

async function routeOf(file: string, path: string): Promise<Route> {
  const params = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  return { file, path, params, module: await import(/* @vite-ignore */ `../../../app/${file}`) };
}
