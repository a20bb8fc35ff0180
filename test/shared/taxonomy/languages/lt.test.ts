import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from a Lithuanian text', () => {
  it.each([
    [
      'water-loss-detection',
      'Daugiau kaip trečdalis vandens dingsta kažkur po žeme, o kur prakiuro, niekas nežino. Gal kas paskolintų koreliatorių?',
    ],
    [
      'prosthetics',
      'Vaikinai be kojų laukia pusmetį, kol jiems pritaikys bigę. Norėtume atidaryti dirbtuvę ir apmokyti technikus.',
    ],
    ['legal-aid', 'Žmonėms sudegė pasai ir namo dokumentai, jie nežino, kaip teisme įrodyti nuosavybę.'],
    [
      'queue-management',
      'Žmonės nuo šeštos ryto stovi koridoriuje prie durų, niekas nežino, kada jį priims. Norime talonų ir registracijos.',
    ],
    [
      'just-transition',
      'Kasykla po trejų metų bus uždaryta, o visas miestelis gyvena iš jos. Ką darėte su savo šachtininkais?',
    ],
    ['participatory-budgeting', 'Gyventojai patys siūlo idėjas kiemams ir už jas balsuoja, o mes skiriame pinigus.'],
  ])('finds %s in what an officer writes', (topic, text) => {
    const found = suggestTopics(text, 'lt').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });
});
