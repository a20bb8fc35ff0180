import type { LanguageCode } from '../languages.ts';
import { bulgarianInflection } from './inflection-bg.ts';
import { czechInflection } from './inflection-cs.ts';
import { danishInflection } from './inflection-da.ts';
import { germanInflection } from './inflection-de.ts';
import { greekInflection } from './inflection-el.ts';
import { englishInflection } from './inflection-en.ts';
import { spanishInflection } from './inflection-es.ts';
import { estonianInflection } from './inflection-et.ts';
import { finnishInflection } from './inflection-fi.ts';
import { frenchInflection } from './inflection-fr.ts';
import { irishInflection } from './inflection-ga.ts';
import { croatianInflection } from './inflection-hr.ts';
import { hungarianInflection } from './inflection-hu.ts';
import { italianInflection } from './inflection-it.ts';
import { lithuanianInflection } from './inflection-lt.ts';
import { latvianInflection } from './inflection-lv.ts';
import { malteseInflection } from './inflection-mt.ts';
import { dutchInflection } from './inflection-nl.ts';
import { polishInflection } from './inflection-pl.ts';
import { portugueseInflection } from './inflection-pt.ts';
import { romanianInflection } from './inflection-ro.ts';
import { slovakInflection } from './inflection-sk.ts';
import { slovenianInflection } from './inflection-sl.ts';
import { swedishInflection } from './inflection-sv.ts';
import { ukrainianInflection } from './inflection-uk.ts';
import type { Apostrophe } from './words.ts';

/** A beginning of words and what may follow it for a word to count as a form of the term. */
export interface Stem {
  readonly stem: string;
  readonly tails: ReadonlySet<string>;
  /** Any tail up to this length will do as well. */
  readonly freeTail: number;
}

/** How the words of one language change. Endings are folded like the words that they are compared with. */
export interface Inflection {
  readonly apostrophe: Apostrophe;
  /** For each ending those that may stand in its place. */
  readonly endings: ReadonlyMap<string, ReadonlySet<string>>;
  /** The fewest letters that stay when an ending is taken off a word of this length. */
  readonly shortestStem: (wordLength: number) => number;
  /** The longest tail of any kind that a stem of this length may carry; 0 where only the paradigms count. */
  readonly freeTail: (stemLength: number) => number;
  /** Whether words are written together, so that a term may stand inside a longer word. */
  readonly compounds: boolean;
  /** Words that carry no meaning of their own; they count only as part of a phrase. */
  readonly functionWords: ReadonlySet<string>;
  /** Further stems by changes of sound. */
  readonly variants: (stem: string, ending: string) => readonly Omit<Stem, 'freeTail'>[];
}

/** For a language whose endings nobody has written down yet: a long stem may carry a short tail. */
export const plainInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map(),
  shortestStem: () => 3,
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : length >= 4 ? 2 : 0),
  compounds: false,
  functionWords: new Set(),
  variants: () => [],
};

/** The rules of a language; languages that write words together look inside them. */
export function inflectionOf(language: LanguageCode): Inflection {
  switch (language) {
    case 'el':
      return greekInflection;
    case 'de':
      return germanInflection;
    case 'bg':
      return bulgarianInflection;
    case 'nl':
      return dutchInflection;
    case 'da':
      return danishInflection;
    case 'en':
      return englishInflection;
    case 'hr':
      return croatianInflection;
    case 'fi':
      return finnishInflection;
    case 'pl':
      return polishInflection;
    case 'fr':
      return frenchInflection;
    case 'et':
      return estonianInflection;
    case 'cs':
      return czechInflection;
    case 'es':
      return spanishInflection;
    case 'hu':
      return hungarianInflection;
    case 'it':
      return italianInflection;
    case 'ro':
      return romanianInflection;
    case 'pt':
      return portugueseInflection;
    case 'sk':
      return slovakInflection;
    case 'lt':
      return lithuanianInflection;
    case 'mt':
      return malteseInflection;
    case 'ga':
      return irishInflection;
    case 'sl':
      return slovenianInflection;
    case 'uk':
      return ukrainianInflection;
    case 'sv':
      return swedishInflection;
    case 'lv':
      return latvianInflection;
    default:
      return language satisfies never;
  }
}

/**
 * The stems by which forms of a folded word are recognised. The first one names the word: words with the same first stem
 * are one word.
 */
export function stemsOf(word: string, inflection: Inflection): readonly Stem[] {
  const ending = endingOf(word, inflection);
  const stem = word.slice(0, word.length - ending.length);
  const tails = inflection.endings.get(ending) ?? new Set([ending]);
  const freeTail = inflection.freeTail(stem.length);
  return [
    { stem, tails, freeTail },
    ...inflection.variants(stem, ending).map((variant) => ({ ...variant, freeTail: 0 })),
  ];
}

const longestEnding = 6;

/** The longest known ending that leaves enough of the word. */
function endingOf(word: string, { endings, shortestStem }: Inflection): string {
  for (let length = Math.min(longestEnding, word.length - shortestStem(word.length)); length > 0; length -= 1) {
    const ending = word.slice(-length);
    if (endings.has(ending)) return ending;
  }
  return '';
}
