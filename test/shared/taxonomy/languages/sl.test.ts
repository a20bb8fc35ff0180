import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from a Slovenian text', () => {
  it.each([
    [
      'emergency-power',
      'Po žledu je bilo pol občine pet dni v temi, v zdravstvenem domu so prižgali sveče. Zanima nas, kakšne agregate imate.',
    ],
    [
      'damage-assessment',
      'Po potresu je razpokanih sto hiš, mi pa imamo enega statika. Kako ste popisali in razvrstili poškodbe?',
    ],
    [
      'return-and-reintegration',
      'Rojaki se iz tujine vračajo v vas, njihovi otroci pa ne poznajo nikogar. Kako jim pomagati nazaj?',
    ],
    [
      'document-management',
      'Vsak dopis natisnemo trikrat in nosimo od vrat do vrat po žig. Radi bi delali brez papirja.',
    ],
    [
      'employment-services',
      'Podjetja iščejo delavce, mladi pa odhajajo v Avstrijo. Radi bi povezali delodajalce in brezposelne.',
    ],
    ['youth-councils', 'Dijaki bi radi soodločali o proračunu in imeli svoj parlament, odrasli pa jih ne poslušajo.'],
  ])('finds %s in what an officer writes', (topic, text) => {
    const found = suggestTopics(text, 'sl').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });
});
