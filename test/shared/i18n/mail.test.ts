import { describe, expect, it } from 'vitest';
import { catalogueSchema } from '../../../shared/i18n/catalogue-schema.ts';
import en from '../../../shared/i18n/en/mail.json' with { type: 'json' };
import { mailKeys } from '../../../shared/i18n/keys/mail.ts';
import uk from '../../../shared/i18n/uk/mail.json' with { type: 'json' };
import { languages } from '../../../shared/languages.ts';

describe('the texts of the mails', () => {
  it.each(languages)('are complete in %s, with every plural form and no superfluous key', (language) => {
    const parsed = catalogueSchema(mailKeys, language).safeParse({ en, uk }[language]);

    expect(parsed.error?.issues ?? []).toEqual([]);
  });
});
