import type { MatchRecord } from '../../shared/matching/record.ts';
import type { ListingKind } from '../../shared/schemas/codes.ts';
import { topicLabel } from '../../shared/taxonomy/labels.ts';
import { topicIds } from '../../shared/taxonomy/topics.ts';
import { wordsOf } from '../../shared/taxonomy/words.ts';
import type { Line } from './line.ts';
import { type Grades, type Measures, meanOf, measure, type Ranking } from './measures.ts';

const shuffles = 20;

/** What rankings reach that know nothing of the subject, only its words, or only the labels of the topics in `records`. */
export function baselinesOf(
  lines: readonly Line[],
  records: readonly MatchRecord[],
  asking: ListingKind,
  grades: Grades,
): Record<string, Measures> {
  const labels = new Map(records.map(({ id, topics }) => [id, labelsOf(topics)]));
  const askers = lines.filter(({ kind }) => kind === asking);
  const answers = lines.filter(({ kind }) => kind !== asking);
  const shuffled = (worth: (asker: Line, answer: Line) => number) =>
    meanOf(
      Array.from({ length: shuffles }, (_, round) => {
        const random = randomFrom(round + 1);
        return measure(
          rank(askers, answers, (asker, answer) => worth(asker, answer) + random() / 2),
          grades,
        );
      }),
    );
  return {
    chance: shuffled(() => 0),
    'conditions-and-language': shuffled(conditionsMet),
    bm25: measure(rank(askers, answers, bm25(answers, textOf)), grades),
    'bm25-labels': measure(
      rank(
        askers,
        answers,
        bm25(answers, ({ id }) => labels.get(id) ?? ''),
      ),
      grades,
    ),
  };
}

/** 2 for a common form, overlapping windows and a common language, 1 without the language, 0 otherwise. */
function conditionsMet(a: Line, b: Line): number {
  const sameForm = a.forms.some((form) => b.forms.includes(form));
  const [from, to] = [[a.from ?? '', b.from ?? ''].sort()[1] ?? '', [a.to ?? '9999', b.to ?? '9999'].sort()[0] ?? ''];
  if (!sameForm || from > to) return 0;
  return a.organisation.languages.some((language) => b.organisation.languages.includes(language)) ? 2 : 1;
}

function rank(
  askers: readonly Line[],
  answers: readonly Line[],
  worth: (asker: Line, answer: Line) => number,
): Ranking {
  return new Map(
    askers.map((asker) => [
      asker.id,
      answers
        .map((answer) => ({ id: answer.id, value: worth(asker, answer) }))
        .sort((a, b) => b.value - a.value)
        .map(({ id }) => id),
    ]),
  );
}

/** BM25 (Robertson and others, k1 = 1.2, b = 0.75) of the asker's words in the answers' texts. */
function bm25(answers: readonly Line[], text: (line: Line) => string): (asker: Line, answer: Line) => number {
  const counted = new Map(answers.map((answer) => [answer.id, countWords(text(answer))]));
  const inTexts = new Map<string, number>();
  let all = 0;
  for (const counts of counted.values()) {
    for (const [word, count] of counts) {
      inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
      all += count;
    }
  }
  const usual = all / Math.max(1, answers.length);
  const asked = new Map<string, readonly string[]>();
  return (asker, answer) => {
    const counts = counted.get(answer.id) ?? new Map<string, number>();
    const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
    let score = 0;
    const words = asked.get(asker.id) ?? [...countWords(text(asker)).keys()];
    asked.set(asker.id, words);
    for (const word of words) {
      const count = counts.get(word) ?? 0;
      const texts = inTexts.get(word) ?? 0;
      const rarity = Math.log(1 + (answers.length - texts + 0.5) / (texts + 0.5));
      score += (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / usual));
    }
    return score;
  };
}

function textOf({ title, summary }: Line): string {
  return `${title}\n${summary}`;
}

/** One language for all, so that labels meet whatever language the text was written in. */
function labelsOf(topics: readonly number[]): string {
  return topicIds
    .filter((_, index) => topics.includes(index))
    .map((topic) => topicLabel(topic, 'en'))
    .join('\n');
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { folded } of wordsOf(text)) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  return counts;
}

/** A sequence of numbers from 0 to 1 that is the same in every run (mulberry32, a public-domain generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
