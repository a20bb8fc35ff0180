import { describe, expect, it } from 'vitest';
import { sectorLabel, topicLabel } from '../../../shared/taxonomy/labels.ts';
import { termLanguages, termsOf } from '../../../shared/taxonomy/term-files.ts';
import { Terms } from '../../../shared/taxonomy/terms-schema.ts';
import { sectorIds, topicIds } from '../../../shared/taxonomy/topics.ts';

describe.each(termLanguages)('the terms in %s', (language) => {
  const terms = Terms.parse(termsOf(language));

  it('are filed under their language', () => {
    expect(terms.language).toBe(language);
  });

  it('label every sector and topic differently', () => {
    const labels = topicIds.map((topic) => terms.topics[topic].label);

    expect(new Set(labels).size).toBe(labels.length);
    expect(new Set(sectorIds.map((sector) => terms.sectors[sector])).size).toBe(sectorIds.length);
  });

  it('are labelled in sentence case', () => {
    for (const label of [...Object.values(terms.sectors), ...topicIds.map((topic) => terms.topics[topic].label)]) {
      expect(label).toMatch(/^\p{Lu}/u);
      expect(label).not.toMatch(/[.:;]$/);
    }
  });

  it('claim no term for more than five topics', () => {
    const claims = new Map<string, string[]>();
    for (const topic of topicIds) {
      for (const term of terms.topics[topic].terms) claims.set(term, [...(claims.get(term) ?? []), topic]);
    }

    expect([...claims].filter(([, topics]) => topics.length > 5)).toEqual([]);
  });
});

describe('a file of terms', () => {
  const english = Terms.parse(termsOf('en'));

  it('is refused when a topic is missing', () => {
    const { 'solar-power': _, ...rest } = english.topics;

    expect(Terms.safeParse({ ...english, topics: rest }).success).toBe(false);
  });

  it('is refused when a sector is missing', () => {
    const { energy: _, ...rest } = english.sectors;

    expect(Terms.safeParse({ ...english, sectors: rest }).success).toBe(false);
  });

  it('is refused when it has a topic or a field that nobody knows', () => {
    const extra = { ...english.topics, teleportation: english.topics['bus-fleets'] };

    expect(Terms.safeParse({ ...english, topics: extra }).success).toBe(false);
    expect(Terms.safeParse({ ...english, author: 'someone' }).success).toBe(false);
  });

  it('is refused when a label is too long for a chip', () => {
    const long = { ...english.topics, 'bus-fleets': { ...english.topics['bus-fleets'], label: 'B'.repeat(46) } };

    expect(Terms.safeParse({ ...english, topics: long }).success).toBe(false);
  });

  it('is refused when a term stands twice or in capitals', () => {
    const { label, terms } = english.topics['bus-fleets'];
    const withTerms = (list: string[]) => ({
      ...english,
      topics: { ...english.topics, 'bus-fleets': { label, terms: list } },
    });

    expect(Terms.safeParse(withTerms(terms)).success).toBe(true);
    expect(Terms.safeParse(withTerms([...terms.slice(1), terms[1] ?? ''])).success).toBe(false);
    expect(Terms.safeParse(withTerms([...terms.slice(1), 'Double-Decker'])).success).toBe(false);
  });
});

describe('labels', () => {
  it('are given in the language of the reader', () => {
    expect(topicLabel('cycling-paths', 'uk')).toBe('Велосипедний рух');
    expect(sectorLabel('water', 'uk')).toBe('Вода й водовідведення');
  });

  it('are given in English where the taxonomy does not speak the language', () => {
    expect(topicLabel('cycling-paths', 'tlh')).toBe('Cycling');
    expect(sectorLabel('water', '')).toBe('Water and sanitation');
  });
});
