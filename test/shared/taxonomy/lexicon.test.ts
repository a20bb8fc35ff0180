import { describe, expect, it } from 'vitest';
import { inflectionOf } from '../../../shared/taxonomy/inflection.ts';
import { buildLexicon, type Lexicon } from '../../../shared/taxonomy/lexicon.ts';
import { rankTopics } from '../../../shared/taxonomy/rank-topics.ts';
import type { TopicId } from '../../../shared/taxonomy/topics.ts';
import { fold, wordsOf } from '../../../shared/taxonomy/words.ts';
import { termsFor } from './terms-for.ts';

const english = inflectionOf('en');
const ukrainian = inflectionOf('uk');

/** Whether a form is recognised as one of the terms. */
function knows(lexicon: Lexicon, form: string): boolean {
  return lexicon.find(fold(form)).length > 0;
}

function topicsIn(lexicon: Lexicon, text: string): TopicId[] {
  return rankTopics(wordsOf(text), lexicon).map(({ topic }) => topic);
}

describe('recognising Ukrainian word forms', () => {
  it.each([
    ['котельня', 'котельні котельню котельнею котелень котельнях'],
    ['насос', 'насоси насосів насосами насосу насосах'],
    ['школа', 'школи школу школою шкіл школам'],
    ['бібліотека', 'бібліотеки бібліотеці бібліотек бібліотеками'],
    ['котел', 'котла котли котлів котлом'],
    ['укриття', 'укриттю укриттям укриттях'],
    ['сонячний', 'сонячного сонячна сонячні сонячними сонячній'],
    ['доступність', 'доступності доступністю'],
    ['музей', 'музею музеї музеїв музеями'],
    ['вікно', 'вікна вікон вікнами'],
  ])('knows %s in its cases', (term, forms) => {
    const lexicon = buildLexicon(termsFor({ libraries: [term] }), ukrainian);

    for (const form of forms.split(' ')) expect(knows(lexicon, form), form).toBe(true);
  });

  it.each([
    ['насос', 'насіння'],
    ['мед', 'медик'],
    ['ліс', 'лист'],
    ['тепло', 'теплиця'],
    ['сад', 'садити'],
  ])('does not take %s for %s', (term, other) => {
    const lexicon = buildLexicon(termsFor({ libraries: [term] }), ukrainian);

    expect(knows(lexicon, other)).toBe(false);
  });
});

describe('recognising English word forms', () => {
  it.each([
    ['boiler', 'boilers'],
    ['battery', 'batteries'],
    ['bus', 'buses'],
    ['insulation', 'insulate insulated insulating'],
    ['repair', 'repaired repairing repairs'],
    ['prosthesis', 'prostheses'],
  ])('knows %s in its forms', (term, forms) => {
    const lexicon = buildLexicon(termsFor({ libraries: [term] }), english);

    for (const form of forms.split(' ')) expect(knows(lexicon, form), form).toBe(true);
  });

  it.each([
    ['park', 'parking'],
    ['bus', 'business'],
    ['mine', 'minister'],
    ['bees', 'be'],
  ])('does not take %s for %s', (term, other) => {
    const lexicon = buildLexicon(termsFor({ libraries: [term] }), english);

    expect(knows(lexicon, other)).toBe(false);
  });
});

describe('looking inside compounds', () => {
  it('finds a German term inside a longer word', () => {
    const lexicon = buildLexicon(
      termsFor({ 'bus-fleets': ['linienbus'], 'boiler-houses': ['kessel'] }),
      inflectionOf('de'),
    );

    expect(topicsIn(lexicon, 'Der alte Heizungskessel der Schule')).toEqual(['boiler-houses']);
  });

  it('finds a Finnish term inside a compound with an ending', () => {
    const lexicon = buildLexicon(
      termsFor({ 'district-heating-networks': ['lämpö'], libraries: ['kirjasto'] }),
      inflectionOf('fi'),
    );

    expect(topicsIn(lexicon, 'kaukolämpöverkostossa')).toEqual(['district-heating-networks']);
    expect(topicsIn(lexicon, 'kirjastossa')).toEqual(['libraries']);
  });

  it('does not look for short terms there, nor in languages that part their words', () => {
    const short = buildLexicon(termsFor({ libraries: ['buch'] }), inflectionOf('de'));
    const polish = buildLexicon(termsFor({ libraries: ['szkoła'] }), inflectionOf('pl'));

    expect(knows(short, 'Eintragebuchung')).toBe(false);
    expect(knows(polish, 'przedszkołami')).toBe(false);
  });
});

describe('weighing words', () => {
  it('lets a word count less, the more topics share it', () => {
    const lexicon = buildLexicon(
      termsFor({ libraries: ['shared', 'book'], museums: ['shared'], 'bus-fleets': ['shared'] }),
      english,
    );
    const [first, second] = [rankTopics(wordsOf('book'), lexicon), rankTopics(wordsOf('shared'), lexicon)];

    expect(first[0]?.evidence).toBeGreaterThan(second[0]?.evidence ?? 1);
  });

  it('lets a phrase count more than its words apart', () => {
    const lexicon = buildLexicon(termsFor({ libraries: ['reading room'] }), english);
    const far = `reading ${'and so on '.repeat(5)} room`;

    const near = rankTopics(wordsOf('a room for reading'), lexicon)[0]?.evidence ?? 0;

    expect(near).toBeGreaterThan(1.2 * (rankTopics(wordsOf(far), lexicon)[0]?.evidence ?? 0));
  });

  it('lets repetition count ever less', () => {
    const lexicon = buildLexicon(termsFor({ libraries: ['book'] }), english);
    const evidence = (times: number) => rankTopics(wordsOf('book '.repeat(times)), lexicon)[0]?.evidence ?? 0;

    expect(evidence(2)).toBeGreaterThan(evidence(1));
    expect(evidence(2) - evidence(1)).toBeGreaterThan(evidence(3) - evidence(2));
    expect(evidence(1_000)).toBeLessThan(2 * evidence(1));
  });

  it('lets the rest of the text decide between two senses of a word', () => {
    const lexicon = buildLexicon(
      termsFor({
        'sewer-networks': ['main'],
        'performing-arts': ['main'],
        'water-network-renewal': ['tap'],
        museums: ['curator'],
      }),
      english,
    );

    expect(topicsIn(lexicon, 'main tap').indexOf('sewer-networks')).toBeLessThan(
      topicsIn(lexicon, 'main tap').indexOf('performing-arts'),
    );
    expect(topicsIn(lexicon, 'main curator').indexOf('performing-arts')).toBeLessThan(
      topicsIn(lexicon, 'main curator').indexOf('sewer-networks'),
    );
  });
});

describe('the work for a long text', () => {
  it('is one look-up for each different word', () => {
    const lexicon = buildLexicon(termsFor({ libraries: ['book', 'reading room'] }), english);
    let lookUps = 0;
    const counting: Lexicon = {
      ...lexicon,
      find: (word) => {
        lookUps += 1;
        return lexicon.find(word);
      },
    };

    rankTopics(wordsOf('book room reading lamp '.repeat(5_000)), counting);

    expect(lookUps).toBe(4);
  });

  it('does not grow with mentions of a word beyond the first few', () => {
    const lexicon = buildLexicon(termsFor({ libraries: ['book', 'reading room', 'room'] }), english);
    let looks = 0;
    const phrasesOf = new Proxy(lexicon.phrasesOf, {
      get: (target, key, receiver) => {
        looks += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    const work = (times: number) => {
      looks = 0;
      rankTopics(wordsOf('reading room book '.repeat(times)), { ...lexicon, phrasesOf });
      return looks;
    };

    expect(work(10_000)).toBe(work(100));
  });
});
