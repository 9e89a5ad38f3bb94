/** A text saved as one types it: which form and field it belongs to, and the version it was changed from. */
import * as z from 'zod/mini';
import { Invalid } from '~/lib/errors';
import { issuesOf, type Schema } from '~/lib/http/form';

/** Longer than the longest text of any form. */
const textMax = 12_000;

const placeSchema = z.string('invalid').check(z.regex(/^\/[\w\-./%:~]{0,199}$/, 'invalid'));
const fieldSchema = z.string('invalid').check(z.regex(/^[\w.-]{1,80}$/, 'invalid'));

const saveSchema = z.object({
  version: z.int('invalid').check(z.nonnegative('invalid')),
  patch: z.strictObject({ text: z.string('invalid').check(z.maxLength(textMax, 'tooLong')) }),
});

/** The address that takes the form, as the page asks for it. Throws `Invalid`. */
export function readPlace(url: URL): string {
  return read(placeSchema, url.searchParams.get('place'));
}

/** What the page sends while one writes. Throws `Invalid`. */
export function readTextSave(url: URL, sent: unknown) {
  const { version, patch } = read(saveSchema, sent);
  return {
    place: readPlace(url),
    field: read(fieldSchema, url.searchParams.get('field')),
    version,
    text: patch.text,
  };
}

function read<T>(schema: Schema<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Invalid(issuesOf(parsed.error));
}
