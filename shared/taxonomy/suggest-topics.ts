import { LanguageCode } from '../languages.ts';
import { inflectionOf } from './inflection.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { type RankedTopic, rankTopics } from './rank-topics.ts';
import { termsOf } from './term-files.ts';
import { type TopicId, topics } from './topics.ts';
import { wordsOf } from './words.ts';

/** A topic that a text seems to be about. */
export interface TopicSuggestion {
  readonly topic: TopicId;
  /** 0 to 1, comparable within one language only. */
  readonly score: number;
  /** The words of the text that spoke for it, as they stand there, in their order; at most 12. */
  readonly words: readonly string[];
}

/** Evidence below this is a guess, not a suggestion; more is asked where only parts of phrases speak. */
const leastEvidence = 0.5;
const leastFromParts = 0.9;
/** A topic far behind the first one is left out. */
const leastShare = 0.35;
/** The evidence at which the score is one half. */
const halfSure = 2;
const usualLimit = 8;
/** How many topics are accepted unseen, and how close to the first their scores must be. */
const mostAccepted = 3;
const closeIfRelated = 0.7;
const closeIfNot = 0.88;
const mostQueryWords = 20;
const mostResolved = 20;

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
  const ranked = rankTopics(wordsOf(text, lexicon.inflection.apostrophe), lexicon);
  const least = Math.max(leastEvidence, (ranked[0]?.evidence ?? 0) * leastShare);
  return ranked
    .filter(({ evidence, whole }) => evidence >= least && (whole || evidence >= leastFromParts))
    .slice(0, options.limit ?? usualLimit)
    .map(asSuggestion);
}

/**
 * The topics that stand for a text when nobody confirms the suggestions, as in an import: the first one and at most two that come close to
 * it. One that has nothing to do with the first must come closer: it is more often the victim or the consequence than the subject.
 * Empty where nothing is suggested.
 */
export function acceptedTopics(text: string, language: string): TopicId[] {
  const [first, ...others] = suggestTopics(text, language, { limit: mostAccepted });
  if (first === undefined) return [];
  const least = (topic: TopicId) => first.score * (isRelated(first.topic, topic) ? closeIfRelated : closeIfNot);
  return [first.topic, ...others.filter(({ topic, score }) => score >= least(topic)).map(({ topic }) => topic)];
}

function isRelated(a: TopicId, b: TopicId): boolean {
  return topics[a].sector === topics[b].sector || topics[a].near.includes(b);
}

/**
 * The topics that words typed into a search box mean, best first, at most 20; the last word may be unfinished.
 * Empty for a language without terms.
 */
export function resolveTerms(query: string, language: string): TopicSuggestion[] {
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return [];
  const words = wordsOf(query, lexicon.inflection.apostrophe).slice(0, mostQueryWords);
  const last = words.at(-1);
  const completed = last === undefined || lexicon.find(last.folded).length > 0 ? [] : lexicon.complete(last.folded);
  return rankTopics(words, lexicon, new Map(last === undefined ? [] : [[last.folded, completed]]))
    .slice(0, mostResolved)
    .map(asSuggestion);
}

function asSuggestion({ topic, evidence, words }: RankedTopic): TopicSuggestion {
  return { topic, score: evidence / (evidence + halfSure), words };
}
