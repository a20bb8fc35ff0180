import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('what a Latvian-speaking officer writes', () => {
  it.each([
    [
      'water-loss-detection',
      'Vairāk nekā puse no tā, ko iesūknējam tīklā, līdz cilvēkiem nenonāk, sūcas zemē. Meklējam aparatūru, ar ko naktī klausīties caurules.',
    ],
    [
      'rural-transport',
      'Uz trim attāliem ciemiem autobuss brauc reizi nedēļā, vecmāmiņas netiek pie ārsta. Vai var izsaukt busiņu pēc pieprasījuma?',
    ],
    [
      'palliative-care',
      'Neārstējami slimie pēdējās dienas pavada gaitenī. Gribam mazu komandu, kas mājās mazina sāpes un atbalsta tuviniekus.',
    ],
    [
      'town-centres',
      'Pie laukuma katrs trešais skatlogs ir tukšs, visi brauc uz lielveikalu ārpus pilsētas. Kas palīdzēja jūsu tirgotājiem?',
    ],
    ['farmers-cooperatives', 'Katrs slauc savas piecas govis, un uzpircējs spiež cenu. Kopīga siernīca mūs glābtu.'],
    [
      'volunteering',
      'Trīs gadus vieni un tie paši četrdesmit cilvēki palīdz bez atlīdzības un ir noguruši. Kā atrast jaunus?',
    ],
  ])('is understood as %s', (topic, text) => {
    const found = suggestTopics(text, 'lv').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });

  it('brings no suggestion where it only greets', () => {
    const text = 'Sirsnīgi sveicieni no mums visiem, novēlam jums laimīgu jauno gadu un daudz skaistu brīžu.';

    expect(suggestTopics(text, 'lv')).toEqual([]);
  });
});
