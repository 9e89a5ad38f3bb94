/** The project's own sources as the rules about them read them: paths, texts, imports. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Source = { file: string; text: string; lines: number; imports: Import[] };
/** `to` is a project path without ending when the import is ours, else the package's name. */
export type Import = { to: string; isOurs: boolean; isTypeOnly: boolean };

const generated = ['app/paraglide', 'db/migrations'];

/** Every .ts, .tsx and .mjs file below the folders, generated ones left out. */
export function sourcesOf(...folders: string[]): Source[] {
  return folders.flatMap(filesIn).map((file) => {
    const text = readFileSync(file, 'utf8');
    return { file, text, lines: text.split('\n').length - 1, imports: importsOf(file, text) };
  });
}

function filesIn(folder: string): string[] {
  if (generated.includes(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(file);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [file] : [];
  });
}

const statement =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(statement)].map((match) => {
    const name = (match[2] ?? match[3])!;
    const ours = resolveOurs(file, name);
    return { to: ours ?? packageOf(name), isOurs: ours !== null, isTypeOnly: Boolean(match[1]) };
  });
}

function resolveOurs(file: string, name: string): string | null {
  if (name.startsWith('~/')) return plain(`app/${name.slice(2)}`);
  if (name.startsWith('#db/')) return plain(`db/${name.slice(4)}`);
  if (name.startsWith('.'))
    return plain(path.posix.normalize(path.posix.join(path.posix.dirname(file), name)));
  return null;
}

const plain = (file: string) => file.replace(/\?.*$/, '').replace(/\.(ts|tsx|js|mjs)$/, '');

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  const parts = name.split('/');
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}
