import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, longestWord, wordsOf } from '../../../shared/taxonomy/words.ts';

const folded = (text: string) => wordsOf(text).map((word) => word.folded);

/** Any code points, letters of all scripts and halves of pairs among them. */
const anyText = fc.array(fc.nat(0x1ffff), { maxLength: 200 }).map((points) => String.fromCodePoint(...points));

describe('comparing words', () => {
  it('takes all ways of typing an apostrophe for one', () => {
    const ways = ["п'ять", 'п’ять', 'пʼять', 'п`ять'].map(fold);

    expect(new Set(ways)).toEqual(new Set(['пять']));
  });

  it('takes composed and decomposed letters for the same', () => {
    expect(fold('Київ'.normalize('NFD'))).toBe(fold('Київ'.normalize('NFC')));
    expect(fold('Führung'.normalize('NFD'))).toBe('fuhrung');
  });

  it('does not see zero-width and direction signs', () => {
    expect(folded('ге\u200bне\u200dра\u00adтор \u202eбойлер\u202c \ufeffводовоз')).toEqual([
      'генератор',
      'боилер',
      'водовоз',
    ]);
  });

  it('forgives capitals and accents', () => {
    expect(fold('ÉCOLE')).toBe(fold('école'));
    expect(fold('Straße')).toBe(fold('STRASSE'));
    expect(fold('Ґанок')).toBe(fold('ганок'));
  });
});

describe('taking a text apart', () => {
  it('keeps each word as it stands in the text', () => {
    expect(wordsOf('Немає СВІТЛА!').map((word) => word.text)).toEqual(['Немає', 'СВІТЛА']);
  });

  it('parts words at a hyphen, and at an apostrophe only where a language elides', () => {
    expect(folded('дизель-генератор')).toEqual(['дизель', 'генератор']);
    expect(wordsOf("l'eau de l’école", 'parts').map((word) => word.folded)).toEqual(['l', 'eau', 'de', 'l', 'ecole']);
    expect(folded("the town's п’ятиповерхівка")).toEqual(['the', 'towns', 'пятиповерхівка']);
  });

  it('finds no word in emptiness, signs or runs of one letter', () => {
    for (const text of ['', ' \n\t', '\u200b\u200c\u2060', '… — !?', 'я'.repeat(100_000), '\u0301'.repeat(500)]) {
      expect(folded(text)).toEqual([]);
    }
  });

  it('survives whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = wordsOf(text).every(
          ({ text: shown, folded: compared }) => compared !== '' && shown.length <= longestWord,
        );
        expect(whole).toBe(true);
      }),
    );
  });
});
