/** A posted form, or the JSON of a draft save, as a command takes it. */

import { Invalid } from '~/lib/errors';
import { issuesOf } from '~/lib/http/form';
import { type DraftSave, draftSaveSchema, valuesOfFields } from '../assessment-form';

/** Throws `Invalid` with complaints beside the form's own fields ('evidence.B5'). */
export function readSave(values: unknown): DraftSave {
  const parsed = draftSaveSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Invalid(
    issuesOf(parsed.error).map(({ path, code }) => ({ path: path.replace(/^patch\./, ''), code })),
  );
}

/** The same from the fields of a page without JavaScript. */
export function readPostedSave(form: Iterable<[string, unknown]>): DraftSave {
  return readSave(valuesOfFields(form));
}
