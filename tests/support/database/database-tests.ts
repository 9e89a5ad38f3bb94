/** Which tests need a database: those that reach its test helper, or a client, through the tests' own files. */
import { sourcesOf } from '../sources';

const doors = ['tests/support/database/db', 'db/client', 'app/lib/database.server'];

/** Paths of test files, from the project's root. */
export function databaseTests(): string[] {
  const sources = new Map(sourcesOf('tests').map((source) => [source.file.replace(/\.\w+$/, ''), source]));
  const reaches = (file: string, seen: Set<string>): boolean => {
    if (doors.includes(file)) return true;
    const source = sources.get(file);
    if (!source || seen.has(file)) return false;
    seen.add(file);
    return source.imports.some((i) => i.isOurs && !i.isTypeOnly && reaches(i.to, seen));
  };
  return [...sources]
    .filter(([name, { file }]) => /\.test\.tsx?$/.test(file) && reaches(name, new Set()))
    .map(([, { file }]) => file);
}
