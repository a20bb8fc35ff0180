import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const set = (tails: string): ReadonlySet<string> => new Set(tails.split(' ').map(fold));

// One wide set of endings for nouns and adjectives: which of them a word has does not show in its dictionary form.
const nominal = set(
  ' a u e y i o ou ovi om ov ovia ia ie iu ii am ami ach och iam iami iach iou mi ím í ého emu ému ej ý á ých ým ými ich im imi ieho iemu iom ejší',
);
const participle = (vowel: string): string =>
  ['ný', 'ná', 'né', 'ní', 'ného', 'nej', 'ných', 'ným', 'nou', 'nie', 'nia', 'niu', 'ním']
    .map((tail) => `${vowel}${tail}`)
    .join(' ');
const reading = set(`ať a ám áme áš ajú aj al ala alo ali ajúci ajúce ajúcich ${participle('a')}`);
const acting = set(`ovať uje ujem ujeme ujete ujú uj oval ovala ovalo ovali ujúci ujúce ujúcich ${participle('ova')}`);
const teaching = set(`iť ieť eť í ím íme íte ia ejú el ela eli il ila ilo ili iaci iace iacich ${participle('e')}`);
const taking = set('núť nú ne neme nem nul nula nuli nutý nutá nuté nutí nutie nutia');
const quality = set('osť osti osťou ostí ostiam ostiach osťami');

const endings = new Map<string, ReadonlySet<string>>([
  ...['', 'a', 'e', 'y', 'i', 'o', 'u', 'ia', 'ie', 'ou', 'ov', 'ych', 'ach', 'och'].map(
    (ending) => [ending, nominal] as const,
  ),
  ['ost', quality],
  ['osti', quality],
  ['ovat', acting],
  ['ovanie', acting],
  ['ovania', acting],
  ['at', reading],
  ['it', teaching],
  ['iet', teaching],
  ['enie', new Set([...teaching, ...set('ení enia eniu enie ením eniam eniach eniami')])],
  ['enia', set('ení enia eniu enie ením eniam eniach eniami')],
  ['nut', taking],
]);

const functionWords =
  'a aby aj ale alebo ani asi až bez bol bola boli bolo by byť byt byty bytov bytom bytoch cez čas čo dať dat deň deti detí detom ďalší do dobre dom domu dva ešte ho hľadať hľadáme chýba chýbajú ich iba iný ja jak je jeden jedna jedno jeho jej k kam kde keď kto ktorá ktoré ktorý ľudia ľudí mali malá malé malý má máme medzi mesto mesta mestský mestská mestské miesto miesta mne môcť môže my na nad nám nami nás náš naša naše nedostatok nie nič nikto noví nová nové nový o obec obce obecný obci od on ona oni osoby po pod pôda pôdy pôde podľa pomoc potreba potrebujeme práca práce práci pre pred pri rád radi rok roka roky s sa si služba služby služieb so som spoločná spoločné spoločný stará staré starý sú svoj systém ta tak táto ten tento to treba tu už v vám vás všetci viac vo z za zo že žiadny'.split(
    ' ',
  );

const vowels = 'aeiouy';
const consonant = `[^${vowels}]`;
const dropped = new RegExp(`(${consonant})i?[eo](${consonant})$`, 'u');
const short = new RegExp(`([^i])e(${consonant}{1,2})$`, 'u');
const cluster = new RegExp(`${consonant}{2}$`, 'u');

/** Changes of sound in Slovak stems: vojak – vojaci, kotol – kotla, lavička – lavičiek, škôlka – škôlok, cesta – ciest. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  // A noun may end like an infinitive: formát, granit.
  if (['at', 'it', 'iet', 'nut'].includes(ending)) return [{ stem: stem + ending, tails: nominal }];
  if (stem.length < 3 || endings.get(ending) !== nominal) return [];
  const found: Omit<Stem, 'freeTail'>[] = [];
  if (stem.endsWith('k')) found.push({ stem: stem.replace(/k$/u, 'c'), tails: set('i') });
  if (stem.endsWith('ch')) found.push({ stem: stem.replace(/ch$/u, 's'), tails: set('i') });
  if (ending === '') {
    if (stem.length >= 4 && dropped.test(stem)) {
      found.push({ stem: stem.replace(dropped, '$1$2'), tails: nominal });
    }
    return found;
  }
  const bare = new Set(['']);
  if (cluster.test(stem)) {
    for (const vowel of ['e', 'ie', 'o']) found.push({ stem: stem.replace(/(.)$/u, `${vowel}$1`), tails: bare });
  }
  if (short.test(stem)) found.push({ stem: stem.replace(short, '$1ie$2'), tails: bare });
  return found;
}

/** Slovak: declensions and the commonest verbs. Endings are folded (á as a, ô as o, ť as t). */
export const slovakInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 3 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
