import type { Db } from '#db/client';
import type { Person } from '~/features/organisation/actor';

declare module '@remix-run/node' {
  /** What the server hands to every loader and action: opened once, in the server's own module graph. */
  interface AppLoadContext {
    db: Db;
    engine: 'pglite' | 'postgres';
    /** The one clock. In the demo it starts at a fixed instant and runs on. */
    now: () => Date;
    /** For the content security policy; one a request. */
    nonce: string;
    /** The client's address (client-address.server.ts), for rate limits only: never stored, never logged. */
    client: string;
    isDemo: boolean;
    /** The door for faults, which knows what may be logged of them. */
    report: (error: unknown, where: string) => void;
    /** Work that outlives its request: what fails in it is logged, and a stopping server waits for it a while. */
    later: (work: Promise<unknown>) => void;
    /** Tests of routes put the person here in place of a session cookie; the server never does. */
    viewer?: Person | null;
  }
}
