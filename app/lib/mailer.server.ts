/** The post: one letter over SMTP. What waits to be sent, and how often it is tried, is the outbox's business. */
import { createTransport } from 'nodemailer';

export type Letter = { to: string; subject: string; text: string };
export type Mailer = { send: (letter: Letter) => Promise<void> };

/** A mailer for an address such as smtps://name:word@mail.example.vn:465; throws when a letter is not taken. */
export function makeMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl, { from });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ to, subject, text });
    },
  };
}
