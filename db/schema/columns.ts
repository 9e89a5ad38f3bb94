import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw bytes; both drivers hand back something that Buffer.from understands. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** An instant, always with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
