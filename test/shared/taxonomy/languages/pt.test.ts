import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what a Portuguese-speaking officer writes', () => {
  it.each([
    [
      'asbestos-removal',
      'Depois dos bombardeamentos, há placas onduladas partidas por toda a parte e ninguém tem máscaras nem sabe onde as enterrar.',
    ],
    [
      'emergency-medicine',
      'Duas das nossas ambulâncias são mais velhas do que os tripulantes e há um só desfibrilhador.',
    ],
    [
      'child-psychological-support',
      'Os miúdos assustam-se com qualquer ruído, têm pesadelos e desenham tanques. Falta quem saiba brincar com eles e ouvi-los.',
    ],
    [
      'resilience-centres',
      'Quando tudo se apaga, a gente precisa de um lugar quente onde beber chá e carregar o telemóvel.',
    ],
    [
      'local-food-markets',
      'Os nossos lavradores vendem a intermediários por quase nada. Um mercado ao sábado e cabazes mudariam tudo.',
    ],
    [
      'volunteering',
      'Desde 2022 há duzentas pessoas a cozinhar e a carregar caixas sem receber nada; estão exaustas. Como as mantemos?',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'pt', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
