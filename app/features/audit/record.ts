/** Entries on one page of the record. */
export const recordPageSize = 50;
