import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('what a Danish officer writes', () => {
  it.each([
    [
      'rural-sanitation',
      'I de små landsbyer ender alt i en sivebrønd, og en kloak derud er for dyr. Hvem har lavet pileanlæg, der også virker om vinteren?',
    ],
    [
      'biowaste-composting',
      'Blade, skræller og grene fylder næsten halvdelen af spandene. Hvordan laver I muld til haverne af det?',
    ],
    ['legal-aid', 'Folk har hverken pas eller skøde, alt er brændt, og ingen advokat arbejder gratis.'],
    ['cybersecurity', 'I maj var alle vores computere pludselig krypteret, og der var ingen sikkerhedskopier.'],
    ['resilience-centres', 'Når alt er mørkt, skal folk kunne drikke te, oplade telefonen og få varmen et sted.'],
    ['summer-camps', 'Vi inviterer fyrre børn fra frontområdet tre uger til havet, så de kan sove uden sirener.'],
  ])('is understood as %s', (topic, text) => {
    const found = suggestTopics(text, 'da').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });

  it('brings no suggestion where it only greets', () => {
    const text = 'Mange hilsner fra vores smukke egn, vi ønsker alle et godt år og mange gode dage.';

    expect(suggestTopics(text, 'da')).toEqual([]);
  });
});
