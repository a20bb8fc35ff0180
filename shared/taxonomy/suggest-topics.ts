import { LanguageCode } from '../languages.ts';
import { inflectionOf } from './inflection.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { termsOf } from './term-files.ts';
import { type SectorId, type TopicId, topics } from './topics.ts';
import { type Word, wordsOf } from './words.ts';

/** A topic that a text seems to be about. */
export interface TopicSuggestion {
  readonly topic: TopicId;
  /** 0 to 1, comparable within one language only. */
  readonly score: number;
  /** The words of the text that spoke for it, as they stand there, in their order; at most 12. */
  readonly words: readonly string[];
}

/** Words of a phrase stand within so many words of each other beyond its own number. */
const looseness = 3;
/** The nth mention of one word counts this much of the one before. */
const repetition = 0.35;
/** How much the rest of a sector may lift a topic of it. */
const sectorLift = 0.3;
/** A lifted sum below this is a guess, not a suggestion. */
const leastEvidence = 0.75;
/** A topic far behind the first one is left out. */
const leastShare = 0.35;
/** The sum at which the score is one half. */
const half = 2;
const mostWords = 12;
/** How many topics are accepted unseen, and how close to the first their scores must be. */
const mostAccepted = 3;
const closeEnough = 0.75;
const usualLimit = 8;

const lexicons = new Map<LanguageCode, Lexicon>();

function lexiconOf(language: string): Lexicon | undefined {
  const code = LanguageCode.safeParse(language);
  const terms = termsOf(language);
  if (!code.success || terms === undefined) return undefined;
  const known = lexicons.get(code.data);
  if (known !== undefined) return known;
  const lexicon = buildLexicon(terms, inflectionOf(code.data));
  lexicons.set(code.data, lexicon);
  return lexicon;
}

/**
 * The topics that a text seems to be about, best first, at most `limit` (8). Empty where nothing speaks for one, and for a
 * language without terms. It only suggests: a person confirms. Linear in the length of the text.
 */
export function suggestTopics(text: string, language: string, options: { limit?: number } = {}): TopicSuggestion[] {
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return [];
  const ranked = rank(wordsOf(text, lexicon.inflection.apostrophe), lexicon);
  const first = ranked[0]?.score ?? 0;
  return ranked
    .filter(({ score }) => score >= leastEvidence && score >= first * leastShare)
    .slice(0, options.limit ?? usualLimit)
    .map(({ score, ...rest }) => ({ ...rest, score: score / (score + half) }));
}

/**
 * The topics that stand for a text when nobody confirms the suggestions, as in an import: the first one and at most
 * two that come close to it. Empty where nothing is suggested.
 */
export function acceptedTopics(text: string, language: string): TopicId[] {
  const suggestions = suggestTopics(text, language, { limit: mostAccepted });
  const first = suggestions[0]?.score ?? 0;
  return suggestions.filter(({ score }) => score >= first * closeEnough).map(({ topic }) => topic);
}

/**
 * The topics that words typed into a search box mean, best first, at most 20; the last word may be unfinished.
 * Empty for a language without terms.
 */
export function resolveTerms(query: string, language: string): TopicSuggestion[] {
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return [];
  const words = wordsOf(query, lexicon.inflection.apostrophe).slice(0, 20);
  const last = words.at(-1);
  const completed = last === undefined || lexicon.find(last.folded).length > 0 ? [] : lexicon.complete(last.folded);
  return rank(words, lexicon, new Map(last === undefined ? [] : [[last.folded, completed]]))
    .slice(0, 20)
    .map(({ score, ...rest }) => ({ ...rest, score: score / (score + half) }));
}

/** What the words of a text say for one topic: by position the word of the lexicon and its weight. */
type Evidence = Map<number, { word: number; weight: number }>;

function rank(
  words: readonly Word[],
  lexicon: Lexicon,
  completed: ReadonlyMap<string, readonly number[]> = new Map(),
): TopicSuggestion[] {
  const evidence = gather(words, lexicon, completed);
  const sums = new Map([...evidence].map(([topic, spoken]) => [topic, sumOf(spoken)]));
  const sectors = new Map<SectorId, number>();
  for (const [topic, sum] of sums) {
    const { sector } = topics[topic];
    sectors.set(sector, (sectors.get(sector) ?? 0) + sum);
  }
  return [...sums]
    .map(([topic, sum]) => {
      const others = (sectors.get(topics[topic].sector) ?? sum) - sum;
      const positions = [...(evidence.get(topic)?.keys() ?? [])].sort((a, b) => a - b);
      const spoken = new Set(positions.map((position) => words[position]?.text ?? ''));
      return {
        topic,
        score: sum * (1 + (sectorLift * others) / (others + half)),
        words: [...spoken].slice(0, mostWords),
      };
    })
    .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
}

function sumOf(spoken: Evidence): number {
  const byWord = new Map<number, number[]>();
  for (const { word, weight } of spoken.values()) byWord.set(word, [...(byWord.get(word) ?? []).slice(-7), weight]);
  let sum = 0;
  for (const weights of byWord.values()) {
    let share = 1;
    for (const weight of weights.sort((a, b) => b - a)) {
      sum += weight * share;
      share *= repetition;
    }
  }
  return sum;
}

function gather(
  words: readonly Word[],
  lexicon: Lexicon,
  completed: ReadonlyMap<string, readonly number[]>,
): Map<TopicId, Evidence> {
  const evidence = new Map<TopicId, Evidence>();
  const found = new Map<string, readonly number[]>();
  const lastSeen = new Map<number, number>();

  function speak(topic: TopicId, position: number, word: number, weight: number): void {
    const spoken = evidence.get(topic) ?? new Map();
    if ((spoken.get(position)?.weight ?? 0) < weight) spoken.set(position, { word, weight });
    evidence.set(topic, spoken);
  }

  for (const [position, { folded }] of words.entries()) {
    const meant = found.get(folded) ?? [...lexicon.find(folded), ...(completed.get(folded) ?? [])];
    found.set(folded, meant);
    for (const word of meant) lastSeen.set(word, position);
    for (const word of meant) {
      for (const [topic, weight] of lexicon.votes[word] ?? []) speak(topic, position, word, weight);
      for (const index of lexicon.phrasesOf[word] ?? []) {
        const phrase = lexicon.phrases[index];
        if (phrase === undefined) continue;
        const places = phrase.words.map((part) => lastSeen.get(part) ?? Number.NEGATIVE_INFINITY);
        if (position - Math.min(...places) >= phrase.words.length + looseness) continue;
        if (new Set(places).size < places.length) continue;
        for (const topic of phrase.topics) {
          for (const [at, part] of phrase.words.entries()) speak(topic, places[at] ?? position, part, phrase.weight);
        }
      }
    }
  }
  return evidence;
}
