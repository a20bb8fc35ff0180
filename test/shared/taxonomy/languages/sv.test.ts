import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('what a Swedish-speaking officer writes', () => {
  it.each([
    [
      'water-loss-detection',
      'Mer än hälften av vattnet som vi pumpar ut når aldrig kunderna utan sipprar bort. Vi söker utrustning för att lyssna på rören om natten.',
    ],
    [
      'rural-transport',
      'Till tre av våra byar går bussen en gång i veckan. Mormödrarna kommer inte till doktorn. Går det att ringa efter en skjuts?',
    ],
    [
      'palliative-care',
      'De som är obotligt sjuka ligger sina sista dagar i korridoren. Vi vill bygga upp ett litet team som lindrar smärtan hemma.',
    ],
    [
      'town-centres',
      'Vid torget står var tredje lokal tom, alla handlar på köpcentret utanför stan. Vad hjälpte era handlare?',
    ],
    [
      'farmers-cooperatives',
      'Alla mjölkar sina fem kor och uppköparen pressar priset. Ett gemensamt ysteri skulle rädda oss.',
    ],
    ['volunteering', 'I tre år har samma fyrtio människor hjälpt till utan lön och de är trötta. Hur hittar man nya?'],
  ])('is understood as %s', (topic, text) => {
    const found = suggestTopics(text, 'sv').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });

  it('brings no suggestion where it only greets', () => {
    const text = 'Hjärtliga hälsningar från oss alla, vi önskar er ett gott nytt år och många vackra dagar.';

    expect(suggestTopics(text, 'sv')).toEqual([]);
  });
});
