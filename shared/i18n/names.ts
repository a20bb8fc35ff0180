import type { Language, LanguageCode } from '../languages.ts';
import type { CountryCode } from '../places/countries.ts';
import { type OblastId, oblasts } from '../places/oblasts.ts';
import { romanise } from '../places/romanise.ts';

/** English as it is written in Europe: day before month. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', uk: 'uk' };

/** One maker per language, kept: `Intl` objects are dear to build. */
function perLanguage<T>(make: (locale: string) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(locales[language]);
    made.set(language, fresh);
    return fresh;
  };
}

const countries = perLanguage((locale) => new Intl.DisplayNames(locale, { type: 'region' }));
const languageNames = perLanguage((locale) => new Intl.DisplayNames(locale, { type: 'language' }));
const days = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const months = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const ages = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** The country's name in the reader's language. */
export function countryName(language: Language, code: CountryCode): string {
  return countries(language).of(code) ?? code;
}

/** A language's name in the reader's language, beginning with a capital. */
export function languageName(language: Language, code: LanguageCode): string {
  const name = languageNames(language).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** A day, from a moment or a date of ISO 8601, in UTC. */
export function dayText(language: Language, moment: string): string {
  return days(language).format(new Date(moment));
}

/** A calendar month such as 2027-01. */
export function monthText(language: Language, month: string): string {
  return months(language).format(new Date(`${month}-01T00:00:00Z`));
}

/** How long ago `moment` was at `now`, in days: "today", "3 days ago". */
export function ageText(language: Language, moment: string, now: Date): string {
  return ages(language).format(-Math.max(0, Math.floor((now.getTime() - Date.parse(moment)) / 86_400_000)), 'day');
}

/** "a, b and c". */
export function listText(language: Language, items: readonly string[]): string {
  return lists(language).format(items);
}

const cyrillicReaders: ReadonlySet<Language> = new Set(['uk']);

/** A name as readers of `language` can read it: Ukrainian names in the official romanisation where the language is written in another script. */
export function nameText(language: Language, name: string): string {
  return cyrillicReaders.has(language) ? name : romanise(name);
}

/** The oblast's name. */
export function oblastName(language: Language, oblast: OblastId): string {
  const { name } = oblasts[oblast];
  return cyrillicReaders.has(language) ? name.uk : name.en;
}
