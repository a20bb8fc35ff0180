import { type Confusion, type Latent, sectorConfusions, topicConfusions } from './confusion.ts';
import type { Evaluation } from './evaluate.ts';
import { factorsOff } from './factors-off.ts';
import type { Line } from './line.ts';
import { countByLanguage, type Measures } from './measures.ts';
import { causesOfMisses, intruders } from './misses.ts';

const longestList = 40;

/** Recall by the language of the answer with counts, and each factor switched off in turn. */
export function report({ asking, result, ranking, grades, records }: Evaluation, lines: readonly Line[]): string {
  const languages = new Map(lines.map(({ id, language }) => [id, language]));
  const counts = countByLanguage(ranking, grades, (id) => languages.get(id) ?? 'unknown');
  return [
    `\nRecall by the language of the ${asking === 'need' ? 'offer' : 'need'} (right answers among the first ten)`,
    row(['language', 'judged', 'found', 'recall']),
    ...[...counts].map(([language, { judged, found }]) =>
      row([language, String(judged), String(found), (found / judged).toFixed(2)]),
    ),
    '\nEach factor switched off in turn',
    row(['without', 'nDCG@10', 'P@3', 'recall@10']),
    row(['(nothing)', ...figures(result)]),
    ...factorsOff(records, asking, grades).map(({ factor, measures }) => row([factor, ...figures(measures)])),
  ].join('\n');
}

/** What was meant beside what was found, and why right answers are missing. For understanding mistakes only. */
export function diagnosis({ ranking, grades, records }: Evaluation, latents: readonly Latent[]): string {
  const genuine = latents.filter(({ distractor }) => distractor === undefined);
  const lures = latents.filter(({ sector }) => sector === 'none');
  const traps = new Map(latents.map(({ id, distractor }) => [id, distractor?.split(':')[0]]));
  return [
    '\nSubject meant → topic found (the most frequent; the traps left out)',
    ...told(topicConfusions(genuine, records)),
    '\nSector meant → sector found',
    ...told(sectorConfusions(genuine, records)),
    '\nTraps that lure with words → topic found',
    ...told(topicConfusions(lures, records)),
    '\nWhy right answers are not among the first ten (pairs)',
    ...causesOfMisses(ranking, grades, records).map(([cause, count]) => row([cause, String(count)], 48)),
    '\nWhat takes a place among the first three that a right answer could have',
    ...intruders(ranking, grades, records, (id) => traps.get(id)).map(([kind, count]) =>
      row([kind, String(count)], 48),
    ),
  ].join('\n');
}

function told(confusions: readonly Confusion[]): string[] {
  return confusions
    .slice(0, longestList)
    .map(({ meant, found, count, of }) => `  ${meant} → ${found}: ${count} of ${of}`);
}

function figures(measures: Measures): string[] {
  return [measures['ndcg@10'], measures['p@3'], measures['recall@10']].map((value) => value.toFixed(4));
}

function row(cells: readonly string[], width = 14): string {
  return `  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(width) : cell.padStart(10))).join('')}`;
}
