import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('what a Dutch-speaking officer writes', () => {
  it.each([
    [
      'water-loss-detection',
      "De helft van wat we in het net pompen, komt nergens aan en sijpelt weg. Wij bieden apparatuur aan waarmee je 's nachts luistert waar het druppelt.",
    ],
    [
      'palliative-care',
      'Stervenden liggen hun laatste dagen op de gang van het ziekenhuis. We willen een klein team dat pijn verlicht en naasten bijstaat.',
    ],
    [
      'town-centres',
      'Aan de markt staat elke derde etalage leeg, iedereen rijdt naar de supermarkt buiten de stad. Wat hielp jullie winkeliers?',
    ],
    ['resilience-centres', 'Als alles donker is moeten mensen ergens thee drinken, hun gsm opladen en zich opwarmen.'],
    [
      'farmers-cooperatives',
      'Ieder melkt zijn vijf koeien en de opkoper drukt de prijs. Een gezamenlijke kaasmakerij zou ons redden.',
    ],
    ['volunteering', 'Al drie jaar helpen dezelfde veertig mensen onbetaald en ze zijn moe. Hoe vind je nieuwe?'],
  ])('is understood as %s', (topic, text) => {
    const found = suggestTopics(text, 'nl').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });

  it('brings no suggestion where it only greets', () => {
    const text = 'Hartelijke groeten uit onze mooie streek, wij wensen iedereen een goed jaar en veel mooie dagen.';

    expect(suggestTopics(text, 'nl')).toEqual([]);
  });
});
