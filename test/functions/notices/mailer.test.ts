import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recipient, sendEmailInput, sesMailer, UndeliverableMail } from '../../../functions/notices/mailer.ts';
import { localAws } from '../../../infra/local/local-aws.ts';

const mail = { to: 'astrid@lindholm.example', subject: 'Your sign-in code', text: 'text', html: '<p>text</p>' };
const from = 'mail@mistok.example';

describe('the address of a mail', () => {
  it('is written in ASCII where its domain is in another script', () => {
    expect(recipient('Golova@Громада.укр')).toBe('golova@xn--80aahf2bln.xn--j1amh');
  });

  it.each([
    'a@b.example, thief@evil.example',
    'a@b.example\r\nBcc: thief@evil.example',
    '"a b"@b.example',
    '=?utf-8?q?a=2Cthief=40evil.example?=@b.example',
    'голова@b.example',
    'a@@b.example',
    `${'a'.repeat(65)}@b.example`,
    '',
  ])('is refused where it is not one plain address: %j', (address) => {
    expect(() => recipient(address)).toThrow(UndeliverableMail);
  });

  it('is one address or none, whatever stands in the field', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .emailAddress()
            .chain((email) => fc.constantFrom(email, `${email}\r\nBcc: x@y.example`, `x@y.example,${email}`)),
        ),
        (address) => {
          try {
            expect(recipient(address)).toMatch(/^[\x21-\x7e]+$/);
            expect(recipient(address).match(/[,;<>\s]/)).toBeNull();
            expect(recipient(address).split('@')).toHaveLength(2);
          } catch (error) {
            expect(error).toBeInstanceOf(UndeliverableMail);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the mail as the mail service takes it', () => {
  it('gains no header and no recipient from a hostile subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const { Destination, Content } = sendEmailInput(from, {
          ...mail,
          subject: `Introduction: ${text}\r\nBcc: thief@evil.example\u202e`,
        });

        expect(Destination).toEqual({ ToAddresses: [mail.to] });
        expect(Content.Simple.Headers).toEqual([{ Name: 'Auto-Submitted', Value: 'auto-generated' }]);
        expect(Content.Simple.Subject.Data).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(Content.Simple.Subject.Data.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('sending through the mail service', () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /** A mail service that gives the listed answers one after the other and keeps what it was sent. */
  async function service(answers: readonly { status: number; type?: string }[]) {
    const bodies: unknown[] = [];
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        bodies.push(JSON.parse(Buffer.concat(parts).toString()));
        const { status = 200, type } = answers[bodies.length - 1] ?? {};
        if (status === 0) return;
        response.writeHead(status, {
          'content-type': 'application/json',
          ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
        });
        response.end(JSON.stringify(type === undefined ? { MessageId: String(bodies.length) } : { message: type }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port }: AddressInfo = z.custom<AddressInfo>().parse(server.address());
    const client = new SESv2Client({ ...localAws(`http://127.0.0.1:${port}`), maxAttempts: 1 });
    ends.push(() => {
      client.destroy();
      server.closeAllConnections();
      server.close();
    });
    return { bodies, mailer: sesMailer(client, from, () => 0.01) };
  }

  it('sends one mail with both forms of the text', async () => {
    const { bodies, mailer } = await service([{ status: 200 }]);

    await mailer.send(mail, AbortSignal.timeout(5_000));

    expect(bodies).toEqual([
      {
        FromEmailAddress: 'Mistok <mail@mistok.example>',
        Destination: { ToAddresses: ['astrid@lindholm.example'] },
        Content: {
          Simple: {
            Subject: { Data: 'Your sign-in code', Charset: 'UTF-8' },
            Body: { Text: { Data: 'text', Charset: 'UTF-8' }, Html: { Data: '<p>text</p>', Charset: 'UTF-8' } },
            Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
          },
        },
      },
    ]);
  });

  it('waits a moment and tries again when the service is too busy to accept', async () => {
    const { bodies, mailer } = await service([
      { status: 429, type: 'TooManyRequestsException' },
      { status: 429, type: 'TooManyRequestsException' },
      { status: 200 },
    ]);

    await mailer.send(mail, AbortSignal.timeout(5_000));

    expect(bodies).toHaveLength(3);
  });

  it('leaves every other failure to the outbox, so that no second mail leaves behind its back', async () => {
    const { bodies, mailer } = await service([{ status: 500, type: 'InternalFailure' }]);

    await expect(mailer.send(mail, AbortSignal.timeout(5_000))).rejects.toThrow();

    expect(bodies).toHaveLength(1);
  });

  it('gives up waiting for a service that does not answer', async () => {
    const { mailer } = await service([{ status: 0 }]);

    await expect(mailer.send(mail, AbortSignal.timeout(60))).rejects.toThrow();
  });
});
