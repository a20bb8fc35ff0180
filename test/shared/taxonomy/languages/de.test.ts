import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('what a German-speaking officer writes', () => {
  it.each([
    [
      'water-loss-detection',
      'Die Hälfte dessen, was wir ins Netz geben, kommt nie bei den Leuten an und versickert irgendwo. Wir bieten Geräte, mit denen man nachts horcht, wo es tropft.',
    ],
    [
      'stem-education',
      'Unser Fachraum für Physik hat ein Mikroskop für dreißig Jugendliche. Wir würden gern einen Roboterwettbewerb mit euch austragen.',
    ],
    [
      'school-meals',
      'In der Mensa kochen zwei Köchinnen auf Herden von 1985, die Hälfte geht in den Müll. Wir wollen einen Speiseplan, den Kinder gern mögen.',
    ],
    [
      'early-warning',
      'Wenn das Mobilnetz ausfällt, erfährt in den Außendörfern niemand vom Angriff. Wir brauchen Lautsprecher auf den Dächern und Funkgeräte für die Ortsvorsteher.',
    ],
    [
      'intermunicipal-cooperation',
      'Allein kann sich keine unserer fünf kleinen Nachbargemeinden einen Bauhof leisten. Wie gründet man einen Verband und teilt die Kosten?',
    ],
    [
      'just-transition',
      '2028 sperrt der Schacht zu, an dem der halbe Ort hängt. Wie haben sich die Bergleute bei euch umorientiert?',
    ],
  ])('is understood as %s', (topic, text) => {
    const found = suggestTopics(text, 'de').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });

  it('brings no suggestion where it only greets', () => {
    expect(
      suggestTopics('Herzliche Grüße aus unserer schönen Region und ein gutes neues Jahr euch allen!', 'de'),
    ).toEqual([]);
  });
});
