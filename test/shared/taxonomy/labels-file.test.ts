import { describe, expect, it } from 'vitest';
import { sectorLabel, topicLabel } from '../../../shared/taxonomy/labels.ts';
import { termLanguages, termsOf } from '../../../shared/taxonomy/term-files.ts';
import { sectorIds, topicIds } from '../../../shared/taxonomy/topics.ts';

describe('the file of labels', () => {
  it.each(termLanguages)('says in %s what the terms say (after a change: npm run build-labels)', (language) => {
    const terms = termsOf(language);

    expect(Object.fromEntries(topicIds.map((topic) => [topic, topicLabel(topic, language)]))).toEqual(
      Object.fromEntries(topicIds.map((topic) => [topic, terms?.topics[topic].label])),
    );
    expect(Object.fromEntries(sectorIds.map((sector) => [sector, sectorLabel(sector, language)]))).toEqual(
      terms?.sectors,
    );
  });
});
