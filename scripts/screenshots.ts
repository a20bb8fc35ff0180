/**
 * `npm run screenshots -- [--url http://localhost:4321] [--out test-output/screenshots]`: pictures of the pages of a running demonstration,
 * 1280 and 360 px wide, in every language of the pages, as a visitor, a hromada and the secretariat. With --readme it makes only
 * the picture of the README, docs/screenshot.png.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { languages } from '../shared/languages.ts';
import { startBrowser } from '../test/fixtures/browser.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4321' },
    mail: { type: 'string' },
    out: { type: 'string', default: 'test-output/screenshots' },
    readme: { type: 'boolean', default: false },
  },
});

const widths = [1280, 360];
const open = [
  '',
  '/listings',
  '/listings?kind=need&sector=energy',
  '/sign-in',
  '/help',
  '/about',
  '/privacy',
  '/nowhere',
];

async function shoot(context: BrowserContext, path: string, file: string, width: number, whole = true): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${values.url}${path}`);
  await page.screenshot({ path: file, fullPage: whole });
  await page.close();
}

const browser = await startBrowser();
try {
  const context = await browser.newContext();
  if (values.readme) {
    await shoot(context, '/en', join(import.meta.dirname, '..', 'docs', 'screenshot.png'), 1280, false);
    console.log('docs/screenshot.png');
  } else {
    mkdirSync(values.out, { recursive: true });
    for (const language of languages) {
      for (const width of widths) {
        for (const path of open) {
          const name = path === '' ? 'home' : path.replaceAll(/\W+/g, '-').replace(/^-/, '');
          const file = join(values.out, `${name}-${language}-${width}.png`);
          await shoot(context, `/${language}${path}`, file, width);
          console.log(file);
        }
      }
    }
  }
} finally {
  await browser.close();
}
