import type { Language } from '../languages.ts';

/** Who has read a language's catalogues as a speaker of it, and when (a day, ISO 8601); null while nobody has. */
export interface CatalogueCheck {
  readonly by: string;
  readonly on: string;
}

/** Honest by rule: an entry is made only by a person who read the catalogues; the pages say so where there is none. */
export const catalogueChecks: Readonly<Record<Language, CatalogueCheck | null>> = { en: null, uk: null };
