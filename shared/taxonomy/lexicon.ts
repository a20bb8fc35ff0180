import { type Inflection, stemsOf } from './inflection.ts';
import type { Terms } from './terms-schema.ts';
import { type TopicId, topicIds } from './topics.ts';
import { longestWord, wordsOf } from './words.ts';

/** A phrase of a term: its words, the topics that use it and what each of its words is worth when all stand near each other. */
export interface Phrase {
  readonly words: readonly number[];
  readonly topics: readonly TopicId[];
  readonly weight: number;
}

/** What a single word says for a topic: a weight from 0 to 1, and whether it is a term of its own, not only a part of one. */
interface Vote {
  readonly weight: number;
  readonly whole: boolean;
}

/** The terms of one language, made ready for looking words up. Words are numbered. */
export interface Lexicon {
  readonly inflection: Inflection;
  readonly votes: readonly ReadonlyMap<TopicId, Vote>[];
  readonly phrases: readonly Phrase[];
  /** The phrases in which a word stands. */
  readonly phrasesOf: readonly (readonly number[])[];
  /** The words of which a folded word of a text can be a form; at most a few. Bounded by the length of the word. */
  find(folded: string): readonly number[];
  /** The words that begin with a folded beginning of at least three letters. */
  complete(beginning: string): readonly number[];
}

interface StemUse {
  readonly word: number;
  readonly tails: ReadonlySet<string>;
  readonly freeTail: number;
}

/** A word that stands only inside phrases of a topic says this much of what a term of its own says. */
const partOfPhrase = 0.4;
/** A phrase is worth more than a word. */
const phraseWorth = 1.5;
const shortestInside = 5;

/** Builds the lexicon of a language from its terms and labels. */
export function buildLexicon(terms: Pick<Terms, 'topics'>, inflection: Inflection): Lexicon {
  const stems = new Map<string, StemUse[]>();
  const numbers = new Map<string, number>();
  const strengths: Map<TopicId, number>[] = [];
  const phraseTopics = new Map<string, Set<TopicId>>();

  function numberOf(folded: string): number {
    const forms = stemsOf(folded, inflection);
    const name = forms[0]?.stem ?? folded;
    const word = numbers.get(name) ?? strengths.length;
    if (word === strengths.length) strengths.push(new Map());
    numbers.set(name, word);
    for (const { stem, tails, freeTail } of forms) {
      const uses = stems.get(stem) ?? [];
      if (!uses.some((use) => use.word === word && [...tails].every((tail) => use.tails.has(tail)))) {
        stems.set(stem, [...uses, { word, tails, freeTail }]);
      }
    }
    return word;
  }

  function strengthen(word: number, topic: TopicId, by: number): void {
    const before = strengths[word]?.get(topic) ?? 0;
    strengths[word]?.set(topic, by === 1 ? 1 : Math.max(before, Math.min(0.6, before + by * (1 - before))));
  }

  for (const topic of topicIds) {
    const { label, terms: list } = terms.topics[topic];
    for (const term of [...list, label]) {
      const words = wordsOf(term, inflection.apostrophe).map(({ folded }) => folded);
      const numbered = words.map(numberOf);
      const meaningful = numbered.filter((_, index) => !inflection.functionWords.has(words[index] ?? ''));
      const [only] = numbered;
      if (numbered.length === 1 && only !== undefined) {
        strengthen(only, topic, 1);
        continue;
      }
      for (const word of new Set(meaningful)) strengthen(word, topic, partOfPhrase);
      if (term === label) continue;
      const key = [...new Set(numbered)].sort((a, b) => a - b).join(' ');
      phraseTopics.set(key, (phraseTopics.get(key) ?? new Set()).add(topic));
    }
  }

  const votes = strengths.map((strength): ReadonlyMap<TopicId, Vote> => {
    const shared = [...strength.values()].reduce((sum, value) => sum + value, 0);
    return new Map(
      [...strength].map(([topic, value]) => [topic, { weight: value * rarity(shared), whole: value === 1 }]),
    );
  });
  const phrases = [...phraseTopics].map(([key, topics]): Phrase => {
    const words = key.split(' ').map(Number);
    return { words, topics: [...topics], weight: (phraseWorth * rarity(topics.size)) / words.length };
  });
  const phrasesOf: number[][] = strengths.map(() => []);
  for (const [index, phrase] of phrases.entries()) for (const word of phrase.words) phrasesOf[word]?.push(index);

  return {
    inflection,
    votes,
    phrases,
    phrasesOf,
    find: (folded) => findWords(folded, stems, inflection.compounds),
    complete: (beginning) =>
      beginning.length < 3 ? [] : [...numbers].filter(([stem]) => stem.startsWith(beginning)).map(([, word]) => word),
  };
}

/** 1 for what one topic says, falling with the number of topics that share it. */
function rarity(topicsSharing: number): number {
  return 1 / (1 + Math.log2(Math.max(1, topicsSharing)) * 0.6);
}

function findWords(
  folded: string,
  stems: ReadonlyMap<string, readonly StemUse[]>,
  compounds: boolean,
): readonly number[] {
  if (folded.length > longestWord) return [];
  const found = new Set<number>();
  let longest = 0;
  for (let length = folded.length; length >= 1; length -= 1) {
    const tail = folded.slice(length);
    for (const use of stems.get(folded.slice(0, length)) ?? []) {
      const declared = use.tails.has(tail);
      if (!declared && (tail === '' ? use.freeTail === 0 : tail.length > use.freeTail)) continue;
      // A guessed form yields to the longer stem that fits as well: "waterworks" is not "water".
      if (!declared && length < longest) continue;
      found.add(use.word);
      longest = Math.max(longest, length);
    }
  }
  if (compounds && found.size === 0) for (const word of findInside(folded, stems)) found.add(word);
  return [...found];
}

/** The longest terms that stand inside a compound, left to right, without overlap. */
function findInside(folded: string, stems: ReadonlyMap<string, readonly StemUse[]>): readonly number[] {
  const found: number[] = [];
  let start = 0;
  while (start + shortestInside <= folded.length) {
    let taken = 0;
    for (let end = folded.length; end - start >= shortestInside && taken === 0; end -= 1) {
      const uses = stems.get(folded.slice(start, end)) ?? [];
      if (uses.length === 0) continue;
      found.push(...uses.map((use) => use.word));
      taken = end - start;
    }
    start += Math.max(1, taken);
  }
  return found;
}
