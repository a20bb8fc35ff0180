/**
 * `npm run build-labels`: takes the labels out of the taxonomy's term files into shared/taxonomy/labels.json, so that pages and mails,
 * which need labels only, do not carry the terms of every language. A test compares both.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { termLanguages, termsOf } from '../shared/taxonomy/term-files.ts';

const labels = Object.fromEntries(
  termLanguages.map((language) => {
    const terms = termsOf(language);
    const topics = Object.entries(terms?.topics ?? {}).map(([topic, { label }]) => [topic, label]);
    return [language, { sectors: terms?.sectors ?? {}, topics: Object.fromEntries(topics) }];
  }),
);
writeFileSync(
  join(import.meta.dirname, '..', 'shared', 'taxonomy', 'labels.json'),
  `${JSON.stringify(labels, null, 1)}\n`,
);
console.log(`Labels in ${termLanguages.length} languages`);
