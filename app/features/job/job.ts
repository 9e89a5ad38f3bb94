import * as z from 'zod/mini';

/** What one may do with a job that failed for good. */
export const failedJobSchema = z.object({ job: z.uuid(), act: z.enum(['retry', 'drop']) });

export const jobPageSize = 20;

/** An address of which its owner and who knows it can tell that it is meant: 'd…@example.vn'. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0 ? `${[...address][0]}…${address.slice(at)}` : '…';
}
