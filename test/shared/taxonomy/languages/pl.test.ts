import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from a Polish text', () => {
  it.each([
    [
      'water-loss-detection',
      'Co druga kropla ginie gdzieś pod ulicą, nocą licznik strefowy nigdy nie staje. Kto pożyczy nam geofon i nauczy słuchać rur?',
    ],
    [
      'hazardous-waste',
      'W dawnym magazynie kołchozu stoją beczki z przeterminowanymi pestycydami, obok leżą świetlówki z całego powiatu.',
    ],
    [
      'barrier-free-spaces',
      'Do urzędu prowadzi osiem stopni, a mieszkańcy na wózkach muszą dzwonić, żeby ktoś do nich zszedł.',
    ],
    [
      'prosthetics',
      'Trzydziestu chłopaków bez nóg czeka pół roku na dopasowanie leja. Chcielibyśmy otworzyć warsztat i wyszkolić techników.',
    ],
    [
      'just-transition',
      'Ostatni szyb zamkną za trzy lata, a w mieście wszyscy żyją z fedrowania. Co zrobiliście ze swoimi górnikami?',
    ],
    ['adaptive-sport', 'Nasi chłopcy na wózkach chcą grać w kosza i pojechać na igrzyska. Szukamy trenera i sprzętu.'],
  ])('finds %s in what an officer writes', (topic, text) => {
    const found = suggestTopics(text, 'pl').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });
});
