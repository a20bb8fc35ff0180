import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what a French-speaking officer writes', () => {
  it.each([
    [
      'rural-sanitation',
      'Dans nos cinq hameaux, chacun a sa fosse, et le camion qui les vide ne passe plus. Nous aimerions voir une installation avec des roseaux.',
    ],
    [
      'home-repair',
      'Après les frappes, trois cents familles vivent avec du plastique à la place des vitres. Nous manquons de couvreurs et de bâches avant l’hiver.',
    ],
    [
      'veterans-families',
      'Des épouses cherchent depuis deux ans la trace d’un mari disparu au front. Elles ont besoin d’un lieu pour parler et être accompagnées.',
    ],
    [
      'legal-aid',
      'Des gens ont tout laissé en fuyant : plus de passeport, plus d’acte de propriété. Il nous faudrait un avocat une fois par semaine.',
    ],
    [
      'stray-animals',
      'Des meutes rôdent autour des écoles et deux enfants ont été mordus. Il n’y a ni chenil ni vétérinaire pour les stériliser.',
    ],
    [
      'village-services',
      'La dernière épicerie a fermé et il faut vingt kilomètres pour acheter du pain. Le bureau de poste n’ouvre que le jeudi.',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'fr', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
