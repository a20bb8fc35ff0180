import { domainToASCII } from 'node:url';
import { type SESv2Client, SendEmailCommand, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { Email } from '../../shared/schemas/text.ts';
import { oneLine } from './one-line.ts';

/** A mail to one recipient, composed: the subject and both forms of the same text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends mail. Resolves once the mail is accepted; throws `UndeliverableMail` where another try is useless, any other error where it is not. */
export interface Mailer {
  readonly send: (mail: Mail, signal: AbortSignal) => Promise<void>;
}

/** The mail can never be sent as it is: nobody has to try again. Its message holds no address. */
export class UndeliverableMail extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'UndeliverableMail';
  }
}

/** The longest subject that somebody reads. A header's line may have 998 characters (RFC 5322, 2.1.1); the mail service folds what it encodes. */
const longestSubject = 200;

/** What mail servers take everywhere before the @: RFC 5322's plain form. */
const plainLocalPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;

/**
 * The address as it goes to the mail server: one address, checked, its domain in ASCII (IDNA). Throws `UndeliverableMail` where that cannot be:
 * another script before the @ needs an extension that the mail service does not have, and `=?` would be read as an encoded word.
 */
export function recipient(address: string): string {
  const parsed = Email.safeParse(address);
  if (!parsed.success) throw new UndeliverableMail('the address is not one');
  const [local = '', domain = ''] = parsed.data.split('@');
  const ascii = domainToASCII(domain);
  if (ascii === '' || !plainLocalPart.test(local) || local.includes('=?'))
    throw new UndeliverableMail('the mail service does not take this address');
  return `${local}@${ascii}`;
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** The mail as the mail service takes it. Nothing that a person wrote reaches a header but through `oneLine` and `recipient`. */
export function sendEmailInput(from: string, mail: Mail) {
  return {
    FromEmailAddress: `Mistok <${recipient(from)}>`,
    Destination: { ToAddresses: [recipient(mail.to)] },
    Content: {
      Simple: {
        Subject: utf8(oneLine(mail.subject, longestSubject)),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        // RFC 3834: no machine answers this mail.
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
      },
    },
  };
}

const throttleTries = 4;

/**
 * Sends through Amazon SES. The client must make one attempt only: an attempt whose answer was lost may have been accepted, and only the
 * outbox may decide to risk a second mail. Being throttled is known not to have been accepted: that alone is tried again at once.
 */
export function sesMailer(client: Pick<SESv2Client, 'send'>, from: string, jitter: () => number = Math.random): Mailer {
  return {
    send: async (mail, signal) => {
      const command = new SendEmailCommand(sendEmailInput(from, mail));
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(command, { abortSignal: signal });
          return;
        } catch (error) {
          if (!(error instanceof TooManyRequestsException) || attempt === throttleTries) throw error;
          await new Promise((resolve) => setTimeout(resolve, jitter() * 250 * 2 ** attempt));
        }
      }
    },
  };
}
