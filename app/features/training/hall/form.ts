/** Forms of a class in a hall. */
import * as z from 'zod/mini';
import { instantFault, readInstant } from '~/lib/typed-day';
import { count, line, text, uuids } from '../training-form';
import { refusalReasons } from './hall';

const instant = z.pipe(
  z.catch(z.string(), '').check(z.trim(), (context) => {
    if (!readInstant(context.value))
      context.issues.push({ code: 'custom', message: instantFault(context.value), input: context.value });
  }),
  z.transform((words) => readInstant(words) as Date),
);

export const hallSchema = z
  .object({
    place: line(300),
    startsAt: instant,
    endsAt: instant,
    seats: count(10_000).check(z.gte(1, 'number.invalid')),
    replyBy: instant,
    isOpen: z.enum(['yes', 'no'], 'choice.invalid'),
    note: text(1000),
    /** Told to those who were asked, when something changes for them. */
    reason: text(300),
  })
  .check(
    z.refine(({ startsAt, endsAt }) => endsAt > startsAt, {
      path: ['endsAt'],
      message: 'training.timeOrder',
    }),
    z.refine(({ startsAt, replyBy }) => replyBy <= startsAt, {
      path: ['replyBy'],
      message: 'training.replyOrder',
    }),
  );
export type HallValues = z.infer<typeof hallSchema>;

export const agendaSchema = z
  .object({ title: line(300), speaker: text(200), startsAt: instant, endsAt: instant })
  .check(
    z.refine(({ startsAt, endsAt }) => endsAt > startsAt, {
      path: ['endsAt'],
      message: 'training.timeOrder',
    }),
  );
export type AgendaValues = z.infer<typeof agendaSchema>;

export const declineSchema = z.object({
  reason: z.enum(refusalReasons, 'choice.invalid'),
  /** Who comes instead; nobody unless chosen. */
  substituteId: z.catch(
    z.pipe(
      z.string(),
      z.transform((words) => (/^\d{1,9}$/.test(words) ? Number(words) : null)),
    ),
    null,
  ),
});
export type DeclineValues = z.infer<typeof declineSchema>;

export const attendanceSchema = z.object({
  session: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\/(am|pm)$/, 'invalid')),
  present: uuids(1000),
  /** Asked for when what was marked before changes. */
  reason: text(300),
});
export type AttendanceValues = z.infer<typeof attendanceSchema>;

/** Those who missed a session and are excused, with the reason. */
export const completionSchema = z.object({ excused: uuids(1000), reason: text(500) });
export type CompletionValues = z.infer<typeof completionSchema>;
