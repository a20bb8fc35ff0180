import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueSchema } from '../../../shared/i18n/catalogue-schema.ts';
import { catalogueChecks } from '../../../shared/i18n/checked.ts';
import { domainKeys } from '../../../shared/i18n/keys/domain.ts';
import { errorKeys } from '../../../shared/i18n/keys/errors.ts';
import type { KeyTable } from '../../../shared/i18n/keys/key-table.ts';
import { mailKeys } from '../../../shared/i18n/keys/mail.ts';
import { reasonKeys } from '../../../shared/i18n/keys/reasons.ts';
import { siteKeys } from '../../../shared/i18n/keys/site.ts';
import { languages } from '../../../shared/languages.ts';

const areas: Record<string, KeyTable> = {
  domain: domainKeys,
  errors: errorKeys,
  mail: mailKeys,
  reasons: reasonKeys,
  site: siteKeys,
};
const read = (language: string, area: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../shared/i18n/${language}/${area}.json`, import.meta.url), 'utf8'));

describe('the texts of every language', () => {
  for (const language of languages) {
    for (const [area, keys] of Object.entries(areas)) {
      it(`are complete, without a superfluous one, with their params: ${language}, ${area}`, () => {
        const checked = catalogueSchema(keys, language).safeParse(read(language, area));

        expect(checked.error?.issues ?? []).toEqual([]);
      });
    }
  }

  it('say who has checked them, or that nobody has', () => {
    expect(Object.keys(catalogueChecks).sort()).toEqual([...languages].sort());
  });
});

describe('the schema of a catalogue', () => {
  const keys = {
    greeting: { about: 'Greets', params: ['name'] },
    days: { about: 'How many days', plural: true },
  } as const satisfies KeyTable;
  const complete = {
    greeting: 'Добрий день, {name}',
    'days.one': '{count} день',
    'days.few': '{count} дні',
    'days.many': '{count} днів',
    'days.other': '{count} дня',
  };

  it('takes a complete one', () => {
    expect(catalogueSchema(keys, 'uk').safeParse(complete).success).toBe(true);
  });

  it.each([
    ['a missing plural form', { ...complete, 'days.few': undefined }],
    ['a superfluous key', { ...complete, farewell: 'До побачення' }],
    ['an empty text', { ...complete, greeting: ' ' }],
    ['a missing param', { ...complete, greeting: 'Добрий день' }],
    ['a foreign param', { ...complete, greeting: 'Добрий день, {name} {surname}' }],
  ])('refuses %s', (_, catalogue) => {
    expect(catalogueSchema(keys, 'uk').safeParse(JSON.parse(JSON.stringify(catalogue))).success).toBe(false);
  });
});
