import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

const texts = [
  [
    'battery-storage',
    'Podne imamo višak struje s krovova, a navečer je kupujemo skupo. Zanima nas kako je spremiti u velike akumulatore uz crpilište.',
  ],
  [
    'urban-planning',
    'Vojarna u središtu stoji prazna već deset godina. Trebaju nam arhitekti i svjež pogled na namjenu cijelog zemljišta.',
  ],
  [
    'family-and-foster-care',
    'Trideset mališana živi u domu jer nema tko da ih primi. Tražimo iskustvo kako pronaći i pripremiti udomitelje.',
  ],
  [
    'cybersecurity',
    'Netko nam je zaključao sve podatke i tražio otkupninu. Lozinke su bile slabe, a kopija nije bilo.',
  ],
  ['river-restoration', 'Rukavac je zamuljen, ribe ugibaju, a obale su zarasle. Htjeli bismo da potok opet diše.'],
  [
    'sports-halls-and-pools',
    'Krov dvorane prokišnjava, a svlačionice su pljesnive. Djeca nemaju gdje naučiti plivati.',
  ],
] as const;

describe('texts of Croatian officers', () => {
  it.each(texts)('are understood to be about %s', (topic, text) => {
    const suggested = suggestTopics(text, 'hr', { limit: 3 }).map((suggestion) => suggestion.topic);

    expect(suggested).toContain(topic);
  });
});
