import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what a Finnish officer writes', () => {
  it.each([
    [
      'water-loss-detection',
      'Puolet pumppaamastamme vedestä katoaa maahan emmekä tiedä missä. Meillä ei ole kuuntelulaitteita eikä ketään, joka osaisi käyttää niitä.',
    ],
    [
      'barrier-free-spaces',
      'Pyörätuolilla ei pääse kirjastoon eikä virastoon, koska ovelle nousee seitsemän porrasta. Neuvoisiko joku, missä järjestyksessä luiskat ja ohjaavat laatat kannattaa tehdä?',
    ],
    [
      'prosthetics',
      'Kaksikymmentäkaksi miestä odottaa uutta jalkaa puolisen vuotta. Etsimme pajaa, joka opettaa tekniikkomme valamaan holkin.',
    ],
    [
      'domestic-violence',
      'Nainen, jota lyödään, ei löydä paikkaa mihin mennä lasten kanssa. Suunnittelemme ensimmäistä salaista asuntoa ja päivystävää numeroa.',
    ],
    [
      'volunteer-fire-brigades',
      'Kun heinälato syttyy, kaupungista tullaan tunnin päästä. Haluamme koota kyläläisistä oman porukan ja hankkia heille letkut ja kypärät.',
    ],
    [
      'sports-halls-and-pools',
      'Lapset eivät osaa uida, koska lähin allas on yhdeksänkymmenen kilometrin päässä. Vanhan salin katto vuotaa eikä pukuhuoneissa ole lämmintä vettä.',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'fi', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
