import { headlineOf } from '../../shared/i18n/headline.ts';
import { dayText, nameText } from '../../shared/i18n/names.ts';
import type { Language } from '../../shared/languages.ts';
import type { Listing } from '../../shared/schemas/listing.ts';
import { oneLine, typed } from './one-line.ts';

/** Kind and topics of a listing from its codes: "Need: heat substations". No name, no place and no word of its author's. */
export function headlineLine(language: Language, { kind, content, organisation }: Listing): string {
  const { topics, helpTypes, forms } = content;
  const nobody = { type: organisation.type, place: { country: organisation.place.country, named: false } };
  return oneLine(headlineOf(language, { kind, topics, helpTypes, forms, organisation: nobody }).line, 140);
}

/** A day within a sentence: the Ukrainian abbreviation of "year" is written out, because its dot would look like the sentence's. */
export function dayWords(language: Language, moment: string): string {
  return dayText(language, moment).replace(/ р\.$/u, ' року');
}

/** A name that a person typed, readable to readers of `language`, with the name as it was typed where that is another. */
export function nameWords(language: Language, name: string): string {
  const own = typed(name);
  const readable = typed(nameText(language, name));
  return readable === own ? own : `${readable} (${own})`;
}
