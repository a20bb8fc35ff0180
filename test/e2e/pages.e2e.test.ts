import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiClient } from '../../scripts/lib/api-client.ts';
import { languages } from '../../shared/languages.ts';
import { routes } from '../../shared/routes.ts';
import type { Place } from '../../shared/schemas/place.ts';
import { type Entered, eventually, type Platform, startPlatform } from './stack.ts';

let platform: Platform;
let hromada: Entered;
let visitor: BrowserContext;
let officer: BrowserContext;
let secretary: BrowserContext;
/** Addresses without their language, by who opens them. */
const pages: Record<'visitor' | 'officer' | 'secretary', string[]> = { visitor: [], officer: [], secretary: [] };

const lviv: Place = {
  country: 'UA',
  oblast: 'lviv',
  raion: { code: 'UA46060000000042587', name: 'Львівський' },
  hromada: { code: 'UA46060250000092906', name: 'Львівська' },
};

async function clientOf(context: BrowserContext) {
  const [cookie] = (await context.cookies()).filter(({ name }) => name === '__Host-session');
  return makeApiClient({
    url: platform.url,
    credentials: { cookie: `${cookie?.name}=${cookie?.value}`, origin: platform.url },
  });
}

beforeAll(async () => {
  platform = await startPlatform();
  const { browser, desk, enter, signIn } = platform;
  hromada = await enter('Приклад', lviv, 'uk');
  const city = await enter('Évora', { country: 'PT', name: 'Évora' }, 'en');
  const open = () => browser.newContext({ colorScheme: 'light' });
  visitor = await open();
  officer = await open();
  secretary = await open();
  const planner = await open();
  for (const [context, email] of [
    [officer, hromada.email],
    [planner, city.email],
    [secretary, platform.deskEmail],
  ] as const) {
    await (await signIn(context, email, 'en')).close();
  }
  const [mine, theirs] = [await clientOf(officer), await clientOf(planner)];
  const create = async (client: typeof mine, kind: 'need' | 'offer', organisationId: string, submit: boolean) =>
    (
      await client.call(routes['create-listing'], {
        idempotencyKey: crypto.randomUUID(),
        body: {
          kind,
          organisationId,
          submit,
          content: {
            forms: ['capacity-building'],
            topics: ['school-transport'],
            helpTypes: ['training'],
            texts: [{ language: 'uk', title: 'Шкільний автобус', summary: 'Потрібен досвід.' }],
          },
        },
      })
    ).id;
  const publish = (id: string) => desk.call(routes['publish-listing'], { params: { id }, body: { version: 1 } });
  const need = await create(mine, 'need', hromada.id, true);
  const offer = await create(theirs, 'offer', city.id, true);
  await publish(need);
  await publish(offer);
  const draft = await create(mine, 'need', hromada.id, false);
  const waiting = await create(mine, 'offer', hromada.id, true);
  await eventually('the suggestion', async () =>
    (await mine.call(routes['read-suggestions'], { params: { id: need } })).items.length > 0 ? true : undefined,
  );
  const match = await mine.call(routes['show-interest'], {
    idempotencyKey: crypto.randomUUID(),
    body: {
      listingId: offer,
      organisationId: hromada.id,
      ownListingId: need,
      message: 'Ми зацікавлені у вашому досвіді.',
    },
  });
  pages.visitor = [
    '',
    '/listings',
    '/listings?kind=need&sector=transport&form=twinning',
    `/listings/${need}`,
    `/organisations/${hromada.id}`,
    '/sign-in',
    '/help',
    '/about',
    '/matching',
    '/privacy',
    '/nowhere',
  ];
  pages.officer = [
    '/my',
    `/my/listings/${need}`,
    `/my/listings/${need}/withdraw`,
    '/publish',
    `/publish/${draft}/what`,
    `/publish/${draft}/topics`,
    `/publish/${draft}/details`,
    `/publish/${draft}/check`,
    `/matches/${match.id}`,
    `/listings/${offer}`,
    '/account',
  ];
  pages.secretary = ['/desk', `/desk/listings/${waiting}`, `/desk/matches/${match.id}`];
});
afterAll(async () => {
  await platform?.stop();
});

/** What a page says of itself that does not fit: violations of WCAG A and AA, sideways scrolling at 320 px, missing landmarks. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  // 1280 px at 400 % zoom is 320 px.
  await page.setViewportSize({ width: 320, height: 800 });
  const width = await page.locator('html').evaluate((element) => element.scrollWidth);
  if (width > 320) faults.push(`scrolls sideways: ${width} px`);
  await page.setViewportSize({ width: 1280, height: 900 });
  return faults;
}

describe.each(languages)('every page in %s', (language) => {
  it.each(['visitor', 'officer', 'secretary'] as const)(
    'is accessible and fits a narrow screen for the %s',
    async (who) => {
      const page = await { visitor, officer, secretary }[who].newPage();
      const faults: string[] = [];

      for (const path of pages[who]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const answer = await page.goto(`${platform.url}/${language}${path}`);
          if ((answer?.status() ?? 0) >= (path === '/nowhere' ? 500 : 400))
            faults.push(`${path}: status ${answer?.status()}`);
          expect(await page.locator('html').getAttribute('lang')).toBe(language);
          for (const fault of await faultsOf(page)) faults.push(`${path} (${colorScheme}): ${fault}`);
          if ((await page.locator('h1').count()) !== 1) faults.push(`${path}: not one h1`);
        }
      }

      await page.close();
      expect(faults).toEqual([]);
    },
    240_000,
  );
});

/** Presses Tab until the focus is on what `selector` names; fails after 120 presses. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

/** Whether the focused control, or the field around it, is drawn with an outline or a ring. */
function hasVisibleFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    let element: Element | null = document.activeElement;
    for (let level = 0; level < 3 && element !== null; level += 1, element = element.parentElement) {
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      if (outlineStyle !== 'none' || boxShadow !== 'none') return true;
    }
    return false;
  });
}

describe('with the keyboard alone', () => {
  it('an officer signs in and begins a need', async () => {
    const context = await platform.browser.newContext();
    const page = await context.newPage();
    const before = (await platform.mailTo(hromada.email)).length;
    await page.goto(`${platform.url}/en/sign-in`);
    await tabTo(page, '#email');
    await page.keyboard.type(hromada.email);
    await page.keyboard.press('Enter');
    const mail = await eventually('the code', async () => (await platform.mailTo(hromada.email)).slice(before).at(-1));
    await page.waitForSelector('#code');
    await tabTo(page, '#code');
    await page.keyboard.type(/\b\d{3} ?\d{3}\b/.exec(mail.text)?.[0] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));

    await page.goto(`${platform.url}/en/publish?kind=need`);
    await tabTo(page, 'input[name="forms"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#title');
    await page.keyboard.type('Our school bus is broken');
    await tabTo(page, 'main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/topics/);
    await tabTo(page, 'input[name="topics"]');
    expect(await hasVisibleFocus(page)).toBe(true);
    if (!(await page.locator('input[name="topics"]').first().isChecked())) await page.keyboard.press('Space');
    await tabTo(page, 'button[value="check"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/check/);
    await tabTo(page, 'main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.pathname.endsWith('/check') || address.search !== '');

    await context.close();
  }, 120_000);
});

describe('what was typed', () => {
  it('is kept when something is missing, with a summary that leads to the field', async () => {
    const page = await officer.newPage();
    await page.goto(`${platform.url}/en/publish?kind=need`);
    await page.fill('#summary', 'A text that must not be lost');
    await page.locator('main form button').last().click();

    expect(await page.inputValue('#summary')).toBe('A text that must not be lost');
    expect(await page.locator('a[href="#title"]').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('is kept when somebody else has changed the listing meanwhile, beside the present version', async () => {
    const [first, second] = [await officer.newPage(), await officer.newPage()];
    const draft = pages.officer.find((path) => path.endsWith('/what')) ?? '';
    await first.goto(`${platform.url}/en${draft}`);
    await second.goto(`${platform.url}/en${draft}`);
    await first.fill('#title', 'The first change');
    await first.locator('main form button').last().click();
    await first.waitForLoadState();
    await second.fill('#title', 'The second change');
    await second.locator('main form button').last().click();
    await second.waitForLoadState();

    expect(await second.inputValue('#title')).toBe('The second change');
    expect(await second.content()).toContain('The first change');
    await first.close();
    await second.close();
  });
});
