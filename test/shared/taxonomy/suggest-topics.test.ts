import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedTopics, resolveTerms, suggestTopics } from '../../../shared/taxonomy/suggest-topics.ts';
import { termLanguages, termsOf } from '../../../shared/taxonomy/term-files.ts';
import { topicIds } from '../../../shared/taxonomy/topics.ts';

const first = (text: string, language: string) => suggestTopics(text, language)[0]?.topic;

/** Any code points, letters of all scripts and halves of pairs among them. */
const anyText = fc.array(fc.nat(0x1ffff), { maxLength: 200 }).map((points) => String.fromCodePoint(...points));

describe('suggesting topics from a text', () => {
  it.each([
    [
      'prosthetics',
      'Двадцять два хлопці чекають на ноги з області по пів року. Хочемо майстерню, де підженуть гільзу й навчать ходити.',
    ],
    [
      'water-utility-management',
      'Половина абонентів не платить, показники записуємо олівцем. Хто вже впорядкував свій водоканал?',
    ],
    ['flood-protection', 'Щовесни ріка заходить у городи, тягаємо мішки з піском, дамба просідає.'],
    ['school-meals', 'На кухні ліцею старі плити, кухарі варять одне й те саме. Хто вже змінив меню?'],
    ['public-procurement', 'На наші торги приходить один підрядник, скарги програємо.'],
    ['landfill-management', 'Сміття горить третій тиждень, полігон велено закрити, фільтрат тече в яр.'],
    ['road-safety', 'Діти перебігають трасу: потрібен перехід і світлофор.'],
    ['forest-management', 'Торік вигоріло двісті гектарів сосни, чим засадити?'],
    ['sports-halls-and-pools', 'До найближчого басейну дев’яносто кілометрів, школярі не вміють плавати.'],
    ['remembrance', 'Як гідно вшанувати полеглих: алея чи стіна?'],
  ])('finds %s in what a Ukrainian officer writes', (topic, text) => {
    expect(first(text, 'uk')).toBe(topic);
  });

  it.each([
    ['care-homes', 'Our residents forget their own rooms: how does one live beside people with dementia?'],
    ['fire-services', 'The engine is from 1978 and the hoses burst. We offer a used fire engine.'],
    ['urban-greening', 'In July nobody sits there: we planted forty trees, thirty-one dried out, the park is bare.'],
    [
      'biowaste-composting',
      'Leaves and peelings make up half of what we haul away. How did you turn yours into compost?',
    ],
    ['emergency-medicine', 'Two ambulances are older than their crews, the paramedics share one defibrillator.'],
    ['debris-recycling', 'Whole streets of broken bricks wait for a use; our crusher stands idle.'],
    ['eu-funds', 'We read about calls every month and never managed to write a grant application that won.'],
    ['cycling-paths', 'Workers ride to the plant along the lorry lane. How did you mark out bike lanes?'],
    ['participatory-budgeting', 'Residents should vote themselves on a part of the budget.'],
    ['bus-fleets', 'We retire eleven diesel buses with many good years left, with spare parts.'],
  ])('finds %s in what an English-speaking officer writes', (topic, text) => {
    expect(first(text, 'en')).toBe(topic);
  });

  it('says which words of the text it went by, as they stand there', () => {
    const [suggestion] = suggestTopics('Старі НАСОСИ не качають, потрібна насосна станція', 'uk');

    expect(suggestion?.topic).toBe('pumping-stations');
    expect(suggestion?.words).toContain('НАСОСИ');
  });

  it('finds several topics where a text has several, at most as many as asked for', () => {
    const text = 'Solar panels with batteries on the school roof, a generator for the hospital, new street lamps.';

    expect(suggestTopics(text, 'en').length).toBeGreaterThan(2);
    expect(suggestTopics(text, 'en', { limit: 2 })).toEqual(suggestTopics(text, 'en').slice(0, 2));
    expect(suggestTopics(text, 'en', { limit: 0 })).toEqual([]);
  });

  it('gives the same answer however the apostrophes and letters are typed', () => {
    const text = 'П’ятиповерхівка без тепла: утеплити під’їзди';

    for (const way of [
      text.replaceAll('’', "'"),
      text.replaceAll('’', 'ʼ'),
      text.normalize('NFD'),
      text.toUpperCase(),
    ]) {
      expect(suggestTopics(way, 'uk').map(({ topic, score }) => [topic, score])).toEqual(
        suggestTopics(text, 'uk').map(({ topic, score }) => [topic, score]),
      );
    }
  });

  it('finds every topic by its own label', () => {
    for (const language of termLanguages) {
      for (const topic of topicIds) {
        const label = termsOf(language)?.topics[topic].label ?? '';
        expect(
          resolveTerms(label, language).map((found) => found.topic),
          label,
        ).toContain(topic);
      }
    }
  });
});

describe('a text that says nothing of the kind', () => {
  it.each([
    ['', 'uk'],
    [' \n ', 'en'],
    ['\u200b\u200c\u200d\u2060\ufeff', 'uk'],
    ['\u202e\u202c', 'en'],
    ['!!! ??? … — 12345', 'uk'],
    ['щщщщщ ъъъъъ', 'uk'],
    ['Вітаємо всіх і бажаємо гарного дня.', 'uk'],
    ['Hello from our lovely region. We wish everyone a good year and many happy days.', 'en'],
  ])('brings no suggestion: %j', (text, language) => {
    expect(suggestTopics(text, language)).toEqual([]);
    expect(acceptedTopics(text, language)).toEqual([]);
  });

  it('brings none in a language without terms, or in none at all', () => {
    for (const language of ['tlh', 'xx', '', 'EN', '__proto__', 'constructor']) {
      expect(suggestTopics('generator, boiler, насос', language)).toEqual([]);
      expect(resolveTerms('generator', language)).toEqual([]);
    }
  });
});

describe('a strange text', () => {
  it('of one letter repeated, of 100 KB, brings nothing and ends', () => {
    expect(suggestTopics('а'.repeat(100_000), 'uk')).toEqual([]);
    expect(suggestTopics('a '.repeat(50_000), 'en')).toEqual([]);
  });

  it('of 100 KB in which one word is repeated suggests what the word once would', () => {
    const topics = (text: string) => suggestTopics(text, 'uk').map(({ topic }) => topic);

    expect(topics('водовоз '.repeat(12_500))).toEqual(topics('водовоз'));
  });

  it('in mixed scripts is read in the script of the language', () => {
    expect(first('Потрібен генератор 发电机 γεννήτρια מחולל مولد 🚒🚒', 'uk')).toBe('emergency-power');
  });

  it('of any kind gives ranked scores between 0 and 1, each topic once', () => {
    const words = fc.constantFrom(
      'water',
      'насос',
      'school',
      'укриття',
      'leak',
      'мости',
      'е\u0301',
      '’',
      '\u200b',
      '—',
    );
    const texts = fc.oneof(
      anyText,
      fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
    );

    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'uk'), (text, language) => {
        const found = suggestTopics(text, language);
        const scores = found.map(({ score }) => score);
        expect(found.length).toBeLessThanOrEqual(8);
        expect(new Set(found.map(({ topic }) => topic)).size).toBe(found.length);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
        expect(found.every((suggestion) => suggestion.words.length > 0)).toBe(true);
      }),
    );
  });
});

describe('accepting suggestions unseen', () => {
  it('takes the first topic and at most two more that come close', () => {
    const text = 'Пункт незламності з генератором: зігрітися й зарядити телефон';
    const accepted = acceptedTopics(text, 'uk');

    expect(accepted[0]).toBe('resilience-centres');
    expect(accepted.length).toBeLessThanOrEqual(3);
  });
});

describe('words typed into a search box', () => {
  it('mean topics', () => {
    expect(resolveTerms('generators', 'en')[0]?.topic).toBe('emergency-power');
    expect(resolveTerms('е-черга', 'uk')[0]?.topic).toBe('queue-management');
  });

  it('mean topics before the last one is typed to its end', () => {
    expect(resolveTerms('prosth', 'en')[0]?.topic).toBe('prosthetics');
    expect(resolveTerms('бібліот', 'uk')[0]?.topic).toBe('libraries');
  });

  it('mean nothing when nothing is typed', () => {
    for (const query of ['', ' ', '\u200b', 'qzx']) expect(resolveTerms(query, 'en')).toEqual([]);
  });
});
