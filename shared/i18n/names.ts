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
const monthsInFigures = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
);
const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const ages = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** The country's name in the reader's language. */
export function countryName(language: Language, code: CountryCode): string {
  return countries(language).of(code) ?? code;
}

/** A language's name in the reader's language, beginning with a capital. */
export function languageName(language: Language, code: LanguageCode): string {
  return upperFirst(language, languageNames(language).of(code) ?? code);
}

/** Languages one after the other, written as within a sentence: "Ukrainian, English". */
export function languageList(language: Language, codes: readonly LanguageCode[]): string {
  return upperFirst(language, codes.map((code) => languageNames(language).of(code) ?? code).join(', '));
}

/** A day, from a moment or a date of ISO 8601, in UTC. */
export function dayText(language: Language, moment: string): string {
  return days(language).format(new Date(moment));
}

/** A calendar month such as 2027-01. */
export function monthText(language: Language, month: string): string {
  return months(language).format(new Date(`${month}-01T00:00:00Z`));
}

/** A calendar month in figures, which stands after any preposition: 05/2027, 05.2027. */
export function monthFigures(language: Language, month: string): string {
  return monthsInFigures(language).format(new Date(`${month}-01T00:00:00Z`));
}

/** How long ago `moment` was at `now`, in days: "today", "3 days ago". */
export function ageText(language: Language, moment: string, now: Date): string {
  return ages(language).format(-Math.max(0, Math.floor((now.getTime() - Date.parse(moment)) / 86_400_000)), 'day');
}

/** "a, b and c". */
export function listText(language: Language, items: readonly string[]): string {
  return lists(language).format(items);
}

/** Labels one after the other, as in a table: "Expert advice, equipment, training". */
export function labelList(language: Language, labels: readonly string[]): string {
  return labels.map((label, index) => (index === 0 ? label : lowerFirst(language, label))).join(', ');
}

/** Topics one after the other. Their labels hold commas and "and" themselves, so a dot parts them. */
export function topicList(labels: readonly string[]): string {
  return labels.join('\u00a0· ');
}

/** Languages in which a label within a sentence begins with a small letter. */
const smallWithin: ReadonlySet<Language> = new Set(['en', 'uk']);

/** The label as it stands within a sentence; a word in capitals ("IT") keeps them. */
export function lowerFirst(language: Language, text: string): string {
  const second = text.charAt(1);
  const inCapitals = second !== second.toLocaleLowerCase(language);
  return inCapitals || !smallWithin.has(language) ? text : text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
}

/** The text with a capital at its beginning. */
export function upperFirst(language: Language, text: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
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
