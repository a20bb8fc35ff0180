import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what a Estonian officer writes', () => {
  it.each([
    [
      'stormwater-management',
      'Iga paduvihma järel on keldrid vett täis ja tänav muutub jõeks. Kuidas teie olete teinud viibetiike ja immutanud vett?',
    ],
    [
      'social-housing',
      'Noored õpetajad ei tule, sest neil pole kus elada, ja eraturu hinnad käivad üle jõu. Kuidas toimib teie linnale kuuluv üürimaja?',
    ],
    [
      'physical-rehabilitation',
      'Haavatud mehed tulevad haiglast koju ja keegi ei õpeta neid uuesti käima. Otsime füsioterapeute, kes koolitaksid meie õdesid.',
    ],
    [
      'displaced-integration',
      'Uued inimesed meie linnas hoiavad omaette, kohalikud vaatavad viltu. Kuidas te korraldasite keelekohvikuid ja mentoreid?',
    ],
    ['early-warning', 'Kui side kaob, ei saa me külades kedagi hoiatada. Tahame paigaldada sireene ja valjuhääldeid.'],
    [
      'urban-greening',
      'Neljakümnest noorest puust kuivas kolmkümmend, varju ei ole kuskil. Otsime aednikku, kes õpetaks hooldama.',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'et', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
