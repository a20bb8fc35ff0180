import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what a Romanian-speaking officer writes', () => {
  it.each([
    [
      'rural-sanitation',
      'În satele noastre fiecare își golește haznaua pe câmp. Am vrea să vedem cum merg bazinele voastre cu stuf.',
    ],
    [
      'debris-recycling',
      'După bombardamente avem grămezi de cărămizi și beton peste tot. Căutăm o mașină care să le sfărâme.',
    ],
    [
      'prosthetics',
      'Treizeci de băieți s-au întors fără un picior. Atelierul nostru știe puțin și căutăm tehnicieni care să ne învețe.',
    ],
    [
      'legal-aid',
      'Cei care au fugit și-au lăsat hârtiile sub dărâmături și nu pot dovedi că locuința era a lor. Căutăm avocați și notari.',
    ],
    [
      'stray-animals',
      'Haitele umblă pe lângă școli și doi copii au fost mușcați. Ne lipsește un padoc și un program de sterilizare.',
    ],
    [
      'public-procurement',
      'La licitațiile noastre vine o singură firmă și câștigă mereu cel mai ieftin. Cum scrieți caietele de sarcini?',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'ro', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
