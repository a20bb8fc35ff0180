import type { Lexicon } from './lexicon.ts';
import { type SectorId, type TopicId, topics } from './topics.ts';
import type { Word } from './words.ts';

/** A topic with the sum of what speaks for it. */
export interface RankedTopic {
  readonly topic: TopicId;
  /** From 0 up: about 1 for each word that belongs to this topic alone. */
  readonly evidence: number;
  /** Whether a whole term spoke, not only parts of phrases. */
  readonly whole: boolean;
  /** The words that spoke for it, as they stand in the text, in their order; at most 12. */
  readonly words: readonly string[];
}

/** Words of a phrase stand within so many words of each other beyond its own number. */
const looseness = 3;
/** The nth mention of one word counts this much of the one before; after so many mentions nothing more is added. */
const repetition = 0.35;
const mostMentions = 8;
/** How much the rest of a sector may lift a topic of it, and the sum of others that gives half of that. */
const sectorLift = 0.3;
const halfLift = 2;
const mostWords = 12;

/** What the words of a text say for one topic: by position the word of the lexicon and its weight. */
type Evidence = Map<number, { word: number; weight: number; whole: boolean }>;

/**
 * All topics for which a word of the text speaks, the strongest first. `completed` adds meanings to folded words.
 * Linear in the number of words: each is looked up once, and common words stop counting after a few mentions.
 */
export function rankTopics(
  words: readonly Word[],
  lexicon: Lexicon,
  completed: ReadonlyMap<string, readonly number[]> = new Map(),
): RankedTopic[] {
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
        evidence: sum * (1 + (sectorLift * others) / (others + halfLift)),
        whole: [...(evidence.get(topic)?.values() ?? [])].some((said) => said.whole),
        words: [...spoken].slice(0, mostWords),
      };
    })
    .sort((a, b) => b.evidence - a.evidence || (a.topic < b.topic ? -1 : 1));
}

function sumOf(spoken: Evidence): number {
  const byWord = new Map<number, number[]>();
  for (const { word, weight } of spoken.values())
    byWord.set(word, [...(byWord.get(word) ?? []).slice(1 - mostMentions), weight]);
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
  const mentions = new Map<number, number>();

  function speak(topic: TopicId, position: number, word: number, weight: number, whole: boolean): void {
    const spoken: Evidence = evidence.get(topic) ?? new Map();
    if ((spoken.get(position)?.weight ?? 0) < weight) spoken.set(position, { word, weight, whole });
    evidence.set(topic, spoken);
  }

  for (const [position, { folded }] of words.entries()) {
    const meant = found.get(folded) ?? [...lexicon.find(folded), ...(completed.get(folded) ?? [])];
    found.set(folded, meant);
    for (const word of meant) lastSeen.set(word, position);
    for (const word of meant) {
      const mention = (mentions.get(word) ?? 0) + 1;
      mentions.set(word, mention);
      if (mention > mostMentions) continue;
      for (const [topic, { weight, whole }] of lexicon.votes[word] ?? []) speak(topic, position, word, weight, whole);
      for (const index of lexicon.phrasesOf[word] ?? []) {
        const phrase = lexicon.phrases[index];
        if (phrase === undefined) continue;
        const places = phrase.words.map((part) => lastSeen.get(part) ?? Number.NEGATIVE_INFINITY);
        if (position - Math.min(...places) >= phrase.words.length + looseness) continue;
        if (new Set(places).size < places.length) continue;
        for (const topic of phrase.topics) {
          for (const [at, part] of phrase.words.entries())
            speak(topic, places[at] ?? position, part, phrase.weight, true);
        }
      }
    }
  }
  return evidence;
}
