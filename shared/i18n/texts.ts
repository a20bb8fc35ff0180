import type { Language } from '../languages.ts';
import type { CatalogueKey, KeyTable } from './keys/key-table.ts';

export type TextParams = Readonly<Record<string, string | number>>;

/** Gives the text of `key` in one language, with `{name}` replaced by `params.name`. Numbers are written as the language writes them; `params.count` chooses the plural form. */
export type Translate<Keys extends KeyTable> = (key: keyof Keys & string, params?: TextParams) => string;

const pluralRules = new Map<Language, Intl.PluralRules>();
const numberFormats = new Map<Language, Intl.NumberFormat>();

/** Made once for each language: building an `Intl` object costs more than all of a page's texts. */
function kept<T>(store: Map<Language, T>, language: Language, make: () => T): T {
  const known = store.get(language);
  if (known !== undefined) return known;
  const made = make();
  store.set(language, made);
  return made;
}

/** A number as `language` writes it. */
export function formatNumber(language: Language, value: number): string {
  return kept(numberFormats, language, () => new Intl.NumberFormat(language)).format(value);
}

/** The CLDR plural category of `count` in `language`. */
function pluralForm(language: Language, count: number): string {
  return kept(pluralRules, language, () => new Intl.PluralRules(language)).select(count);
}

/**
 * Binds the catalogues of one area, one per language, to its table of keys (given as a type, so that descriptions are not bundled).
 * A key that a catalogue lacks does not compile; a superfluous one fails the catalogue test.
 */
export function texts<Keys extends KeyTable>(
  catalogues: Readonly<
    Record<Language, Readonly<Record<string, string>> & Readonly<Record<CatalogueKey<Keys>, string>>>
  >,
): (language: Language) => Translate<Keys> {
  return (language) =>
    (key, params = {}) => {
      const catalogue: Readonly<Record<string, string>> = catalogues[language];
      const count = params['count'];
      const plural = typeof count === 'number' ? catalogue[`${key}.${pluralForm(language, count)}`] : undefined;
      const text = plural ?? catalogue[key] ?? catalogue[`${key}.other`] ?? key;
      return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
        const value = params[name];
        if (value === undefined) return placeholder;
        return typeof value === 'number' ? formatNumber(language, value) : value;
      });
    };
}
