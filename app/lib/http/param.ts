import { NotFound } from '../errors';

/** A row id from a path ('12'); throws `NotFound` for anything else. */
export function idParam(text: string | undefined): number {
  const id = Number(text);
  if (!text || !/^\d{1,9}$/.test(text) || !Number.isSafeInteger(id)) throw new NotFound();
  return id;
}

/** A uuid from a path; throws `NotFound` for anything else. */
export function uuidParam(text: string | undefined): string {
  if (!text || !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)) throw new NotFound();
  return text;
}

/** A page number from the query, 1 when absent or odd. */
export function pageParam(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}
