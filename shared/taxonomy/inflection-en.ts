import type { Inflection } from './inflection.ts';
import { endingsFrom } from './paradigms.ts';

const functionWords =
  'a an and are as at be been before but by can down each else few first for from had has have how in into is it its less many more most much new no not of off old on one only or our out over own so some such than that the their them then there they this through to too two under up very was we what when where which who whole will with within without you your'.split(
    ' ',
  );

/** English nouns and the commonest verb forms; `-er` and `-ing` count only on longer stems (a park is no parking). */
export const englishInflection: Inflection = {
  apostrophe: 'joins',
  endings: endingsFrom([
    ['', 's', 'es'],
    ['e', 'es', 'ed', 'ing'],
    ['y', 'ies', 'ied', 'ying'],
    ['ation', 'ations', 'ate', 'ates', 'ated', 'ating'],
    ['sis', 'ses'],
    ['fe', 'ves'],
    ['ss', 'sses'],
  ]),
  shortestStem: () => 3,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set(functionWords),
  variants: (stem, ending) => {
    if (ending !== '' && ending !== 's' && ending !== 'es') return [];
    if (stem.length < 5) return [];
    return [{ stem, tails: new Set(['ed', 'ing', 'er', 'ers']) }];
  },
};
