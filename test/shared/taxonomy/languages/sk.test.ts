import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from a Slovak text', () => {
  it.each([
    [
      'asbestos-removal',
      'Polovica dediny býva pod eternitom a po výbuchoch leží polámaný na dvoroch. Ako ho bezpečne zložiť?',
    ],
    ['road-safety', 'Pred školou znova zrazili dievčatko. Zišiel by sa semafor a spomaľovacie prahy.'],
    [
      'maternal-and-child-health',
      'Najbližšia pôrodnica je osemdesiat kilometrov ďaleko, vlani jedna mamička porodila v sanitke.',
    ],
    [
      'displaced-integration',
      'Miestni a prisťahovaní žijú vedľa seba a nerozprávajú sa. Ako ich zblížiť a učiť jazyk?',
    ],
    ['forest-management', 'Zhorelo dvesto hektárov borovíc. Čím a ako znova zasadiť?'],
    ['public-procurement', 'Na naše vyhlásenia sa hlási vždy ten istý zhotoviteľ, rozhoduje len najnižšia cena.'],
  ])('finds %s in what an officer writes', (topic, text) => {
    const found = suggestTopics(text, 'sk').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });
});
