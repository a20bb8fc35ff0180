import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../shared/schemas/place.ts';
import { eventually, type Platform, pictures, startPlatform } from './stack.ts';

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(async () => {
  await platform?.stop();
});

const lviv: Place = {
  country: 'UA',
  oblast: 'lviv',
  raion: { code: 'UA46060000000042587', name: 'Львівський' },
  hromada: { code: 'UA46060250000092906', name: 'Львівська' },
};
const evora: Place = { country: 'PT', name: 'Évora' };

interface Words {
  readonly kind: 'need' | 'offer';
  readonly language: 'uk' | 'en';
  readonly title: string;
  readonly summary: string;
  readonly topic: RegExp;
}

/** Publishes step by step, as a person does: what, topics from the text, check, submit. Gives the listing's id. */
async function publish(page: Page, { kind, language, title, summary, topic }: Words): Promise<string> {
  await page.goto(`${platform.url}/${language}/publish?kind=${kind}`);
  await page.check('input[name="forms"][value="capacity-building"]');
  await page.fill('#title', title);
  await page.fill('#summary', summary);
  await page.click('main form button[type="submit"], main form button');
  await page.waitForURL(/\/topics/);
  await page.getByLabel(topic).first().check();
  await page.click('button[value="check"]');
  await page.waitForURL(/\/check/);
  const id = /publish\/([0-9A-Z]{26})/.exec(page.url())?.[1] ?? '';
  await page.click('main form button');
  await page.waitForURL((address) => !address.pathname.endsWith('/check') || address.search !== '');
  return id;
}

async function picture(page: Page, name: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Whether the page is as wide as the screen and no wider. */
async function fitsAt360(page: Page): Promise<boolean> {
  await page.setViewportSize({ width: 360, height: 800 });
  const width = await page.locator('html').evaluate((element) => element.scrollWidth);
  await page.setViewportSize({ width: 1280, height: 900 });
  return width <= 360;
}

describe.each([
  { javaScriptEnabled: true, name: 'with JavaScript' },
  { javaScriptEnabled: false, name: 'without JavaScript' },
])('the whole way from a need to an introduced pair, $name', ({ javaScriptEnabled, name }) => {
  it('is walked by a hromada, a city and the secretariat', async () => {
    const suffix = javaScriptEnabled ? 'js' : 'nojs';
    const open = (): Promise<BrowserContext> => platform.browser.newContext({ javaScriptEnabled });
    const hromada = await platform.enter(`Приклад ${suffix}`, lviv, 'uk');
    const city = await platform.enter(`Example City ${suffix}`, evora, 'en');
    const [hromadaContext, cityContext, deskContext] = await Promise.all([open(), open(), open()]);

    // Two officers sign in by code and publish; nothing is public yet.
    const officer = await platform.signIn(hromadaContext, hromada.email, 'uk');
    const needTitle = `Діти у двох школах чекають на новий автобус (${name})`;
    const need = await publish(officer, {
      kind: 'need',
      language: 'uk',
      title: needTitle,
      summary: 'Наш шкільний автобус зламаний, діти з сіл не можуть доїхати до школи.',
      topic: /шкільн/i,
    });
    const planner = await platform.signIn(cityContext, city.email, 'en');
    const offer = await publish(planner, {
      kind: 'offer',
      language: 'en',
      title: `We share how we run school buses (${name})`,
      summary: 'Our school transport team plans routes and maintains a school bus fleet for rural pupils.',
      topic: /school transport|school bus/i,
    });
    expect((await fetch(`${platform.url}/api/listings/${need}`)).status).toBe(404);
    await picture(officer, `submitted-${suffix}`);

    // The secretariat publishes both from its desk.
    const secretary = await platform.signIn(deskContext, platform.deskEmail, 'en');
    for (const id of [need, offer]) {
      await secretary.goto(`${platform.url}/en/desk`);
      await secretary.locator(`a[href*="/desk/listings/${id}"]`).first().click();
      await secretary.click('button[name="act"][value="publish"]');
      await secretary.waitForLoadState();
    }
    await picture(secretary, `desk-${suffix}`);
    expect((await fetch(`${platform.url}/api/listings/${need}`)).status).toBe(200);

    // The hromada sees who fits and why, and says that it is interested.
    const card = officer.locator(`form:has(input[name="listing"][value="${offer}"])`);
    await eventually('the suggestion', async () => {
      await officer.goto(`${platform.url}/uk/my/listings/${need}`);
      return (await card.count()) > 0 ? true : undefined;
    });
    await picture(officer, `suggestions-${suffix}`);
    expect(await fitsAt360(officer)).toBe(true);
    const details = officer.locator(`details:has(input[name="listing"][value="${offer}"]) > summary`);
    if ((await details.count()) > 0) await details.first().click();
    await card.locator('textarea').fill('Ми маємо шість сіл без автобуса. Хочемо навчитися планувати маршрути.');
    await card.locator('button').click();
    await officer.waitForLoadState();

    // Before the desk has endorsed it, the other side knows nothing.
    await planner.goto(`${platform.url}/en/my`);
    expect(await planner.content()).not.toContain('/en/matches/');

    await secretary.goto(`${platform.url}/en/desk`);
    const matchLink = secretary.locator('a[href*="/desk/matches/"]').first();
    const match = /matches\/([0-9A-Z]{26})/.exec((await matchLink.getAttribute('href')) ?? '')?.[1] ?? '';
    await matchLink.click();
    await secretary.waitForURL(/desk\/matches/);
    await picture(secretary, `review-${suffix}`);
    await secretary.click('button[name="act"][value="endorse"]');
    await secretary.waitForLoadState();

    // Both accept; the contacts appear with the second acceptance and not before.
    await planner.goto(`${platform.url}/en/matches/${match}`);
    expect(await planner.content()).not.toContain(hromada.contact.email);
    await picture(planner, `match-before-${suffix}`);
    await planner.click('button[name="act"][value="accept"]');
    await planner.waitForLoadState();
    expect(await planner.content()).not.toContain(hromada.contact.email);
    await officer.goto(`${platform.url}/uk/matches/${match}`);
    expect(await officer.content()).not.toContain(city.contact.email);
    await officer.click('button[name="act"][value="accept"]');
    await officer.waitForLoadState();
    expect(await officer.content()).toContain(city.contact.email);
    await planner.goto(`${platform.url}/en/matches/${match}`);
    expect(await planner.content()).toContain(hromada.contact.email);
    await picture(planner, `match-after-${suffix}`);
    await picture(officer, `match-after-uk-${suffix}`);

    // Each side gets the introduction in its own language, with the other's contact.
    const introductionTo = (from: string, about: string) =>
      eventually(`the introduction to ${from}`, async () =>
        (await platform.mailTo(from)).find(({ text }) => text.includes(about)),
      );
    const toHromada = await introductionTo(hromada.contact.email, city.contact.email);
    const toCity = await introductionTo(city.contact.email, hromada.contact.email);
    expect(toHromada.text).toMatch(/[а-яіїєґ]{4}/i);
    expect(toCity.text).not.toBe(toHromada.text);

    await Promise.all([hromadaContext.close(), cityContext.close(), deskContext.close()]);
  }, 180_000);
});
