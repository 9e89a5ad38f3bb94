import type { Db } from '#db/client';
import type { Job } from './jobs.server';

/** What is done once a day of the product's clock; each task is a job of its own, so that one that fails stops no other. */
export function upkeepJob(tasks: Record<string, (db: Db, at: Date) => Promise<void>>): Job {
  return {
    queue: 'upkeep',
    daily: Object.keys(tasks).map((task) => ({ task })),
    // A task of an earlier version is over.
    work: async (db, { task = '' }, at) => tasks[task]?.(db, at),
  };
}
