import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { type LocalStack, startStack } from '../../infra/local/start.ts';
import { type ApiClient, makeApiClient } from '../../scripts/lib/api-client.ts';
import { beginSession, enterSecretary, openTables } from '../../scripts/lib/seed-tables.ts';
import { routes } from '../../shared/routes.ts';
import type { Place } from '../../shared/schemas/place.ts';
import { startBrowser } from '../fixtures/browser.ts';

const root = join(import.meta.dirname, '..', '..');

/** Where pictures of the pages are kept. */
export const pictures = join(root, 'test-output', 'e2e');

const Mailbox = z.object({
  emails: z.array(
    z.object({
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string().optional(), html: z.string().optional() }),
    }),
  ),
});

/** An organisation with the address of its representative and of its contact. */
export interface Entered {
  readonly id: string;
  readonly email: string;
  readonly contact: { readonly name: string; readonly email: string };
}

/** The whole system on one machine with a real browser, for tests that walk through it as people do. */
export interface Platform {
  readonly url: string;
  readonly browser: Browser;
  /** Calls the API as the secretariat's first person. */
  readonly desk: ApiClient;
  readonly deskEmail: string;
  /** All mails to an address so far, newest last. */
  readonly mailTo: (address: string) => Promise<{ subject: string; text: string }[]>;
  readonly enter: (name: string, place: Place, language: 'uk' | 'en') => Promise<Entered>;
  /** Signs in by the form with the code from the mail. */
  readonly signIn: (context: BrowserContext, email: string, language: 'uk' | 'en') => Promise<Page>;
  readonly stop: () => Promise<void>;
}

/** Waits until `look` finds something, for half a minute at most. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(200);
  }
  throw new Error(`waited in vain for ${what}`);
}

export async function startPlatform(): Promise<Platform> {
  mkdirSync(pictures, { recursive: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'mistok-e2e-'));
  const stack: LocalStack = await startStack({ port: 0, dataFolder, cdkOut: join(root, 'cdk.out'), quiet: true });
  const browser = await startBrowser();
  const { url } = stack;
  const tables = await openTables(stack.databaseUrl, { main: undefined, derived: undefined });
  const deskEmail = 'desk@secretariat.example';
  const secretary = await enterSecretary(tables, { name: 'Iryna Invented', email: deskEmail, language: 'en' });
  const desk = makeApiClient({ url, credentials: { cookie: await beginSession(tables, secretary), origin: url } });

  const mailTo: Platform['mailTo'] = async (address) => {
    const answer = await fetch(`${stack.mailUrl}/store`);
    const { emails } = Mailbox.parse(await answer.json());
    return emails
      .filter(({ destination }) => destination.to.some((to) => to.includes(address)))
      .map(({ subject, body }) => ({ subject, text: body.text ?? '' }));
  };

  const enter: Platform['enter'] = async (name, place, language) => {
    const slug = crypto.randomUUID().slice(0, 8);
    const contact = { name: `Contact ${slug}`, email: `contact-${slug}@partner.example`, languages: ['en' as const] };
    const email = `officer-${slug}@partner.example`;
    const view = await desk.call(routes['create-organisation'], {
      idempotencyKey: crypto.randomUUID(),
      body: {
        profile: {
          name,
          type: 'municipality',
          place,
          population: 18_500,
          languages: language === 'uk' ? ['uk', 'en'] : ['en'],
        },
        contact,
        language,
        representative: { name: `Officer ${slug}`, email, language },
        declarationSigned: true,
      },
    });
    return { id: view.id, email, contact };
  };

  const signIn: Platform['signIn'] = async (context, email, language) => {
    const before = (await mailTo(email)).length;
    const page = await context.newPage();
    await page.goto(`${url}/${language}/sign-in`);
    await page.fill('#email', email);
    await page.click('main form button');
    const mail = await eventually(`the code for ${email}`, async () => (await mailTo(email)).slice(before).at(-1));
    const code = /\b\d{3} ?\d{3}\b/.exec(mail.text)?.[0] ?? '';
    await page.fill('#code', code);
    await page.click('main form button');
    await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
    return page;
  };

  const stop = async () => {
    await browser.close();
    tables.client.destroy();
    await stack.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { url, browser, desk, deskEmail, mailTo, enter, signIn, stop };
}
