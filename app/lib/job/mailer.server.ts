/** The post: one letter over SMTP. What waits to be sent, and how often it is tried, is the outbox's business. */
import { createTransport } from 'nodemailer';

export type Letter = { to: string; subject: string; text: string };
/** `id` is the same at every try, so that a post that took a letter twice can tell. */
export type Mailer = { send: (letter: Letter, id: string) => Promise<void> };

/** Longer silence of the other side counts as a failed try. */
const silenceMs = 30_000;

/** A mailer for an address such as smtps://name:word@mail.example.vn:465; throws when a letter is not taken. */
export function makeMailer(smtpUrl: string, from: string, host: string): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: silenceMs,
      greetingTimeout: silenceMs,
      socketTimeout: silenceMs,
    },
    { from },
  );
  return {
    send: async ({ to, subject, text }, id) => {
      await transport.sendMail({ to, subject, text, messageId: `<${id}@${host}>` });
    },
  };
}
