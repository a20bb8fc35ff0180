import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what an Italian-speaking officer writes', () => {
  it.each([
    [
      'rural-sanitation',
      'Nelle nostre borgate ogni casa svuota il proprio pozzo nero nel campo. Vorremmo vedere come funzionano le vostre vasche con le canne.',
    ],
    [
      'debris-recycling',
      'Dopo i bombardamenti ci sono cumuli di mattoni e calcestruzzo ovunque. Cerchiamo una macchina che li frantumi per farne sottofondo.',
    ],
    [
      'prosthetics',
      'Trentadue ragazzi sono tornati senza una gamba. Il nostro laboratorio sa fare poco e cerchiamo tecnici che insegnino il calco e le regolazioni.',
    ],
    [
      'legal-aid',
      'Chi è scappato ha lasciato le carte sotto le macerie e non può dimostrare che la casa era sua. Cerchiamo avvocati e notai disposti a consigliarci.',
    ],
    [
      'stray-animals',
      'Branchi girano vicino alle scuole e due bambini sono stati morsi. Ci manca un canile e un programma per sterilizzare.',
    ],
    [
      'public-procurement',
      'Alle nostre gare si presenta un solo offerente e vince sempre chi costa meno. Come scrivete i capitolati?',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'it', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
