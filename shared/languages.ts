import { z } from 'zod';

/** The 24 official languages of the EU and Ukrainian: the languages of texts, working languages and, step by step, of the pages. ISO 639-1. */
export const languageCodes = [
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'ga',
  'hr',
  'hu',
  'it',
  'lt',
  'lv',
  'mt',
  'nl',
  'pl',
  'pt',
  'ro',
  'sk',
  'sl',
  'sv',
  'uk',
] as const;
export const LanguageCode = z.enum(languageCodes);
export type LanguageCode = z.infer<typeof LanguageCode>;

/** The languages in which the pages, mails and errors exist. Adding one makes every catalogue of it a condition of the build. */
export const languages = ['en', 'uk'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** The language of the pages for a wish such as an `Accept-Language` header or a stored preference; English where none fits. */
export function preferredLanguage(wish: string | undefined): Language {
  const ranked = (wish ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? '1',
      );
      return { code: tag.split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { code } of ranked) {
    const found = Language.safeParse(code);
    if (found.success) return found.data;
  }
  return 'en';
}
