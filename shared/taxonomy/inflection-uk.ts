import type { Inflection, Stem } from './inflection.ts';
import { endingsFrom } from './paradigms.ts';
import { fold } from './words.ts';

const endings = endingsFrom(
  [
    // вода, сирена
    'а и і у ою о ам ами ах',
    // котельня, станція, солярка in the soft row
    'я і ю ею єю є ї ь й ям ями ях ей',
    // насос, ліс
    ' а у ові ом і и ів ам ами ах ою',
    // автомобіль, музей, пожежник in the soft row
    'ь й я ю ем єм еві єві і ї ів їв ям ями ях ю ей е',
    // вікно
    'о а у ом і ам ами ах ові',
    // поле, місце
    'е я а ю у ем і ь ям ями ях ів ам ами ах',
    // доступність
    'ість ості істю остей остям остями остях',
    // сонячний
    'ий ого ому им ім а ої ій у ою е і их ими',
    // синій
    'ій ього ьому ім я ьої ю ьою є і іх іми',
    // гасити, працювати
    'ити ить ять ив ила ило или ять имо иш',
    'ати ає ають ав ала ало али аємо аєш',
    'увати ує ують ував увала ували уємо ування уванню уванням',
  ].map((line) => line.split(' ').map(fold)),
);

const functionWords =
  'але без був була були було бути в вже ви від він вона вони все всі да де для до є ж з за зі й його її їх із і інший їм к коли кожен кожний лише ми мені може на над нам нас наш наша наше наші не немає немов ні новий ну о об один одна от під по після перед при про раз сам свій своя свої своє та так такий там те тих то тобто того той тому ту тут ту у уже ухто хто це цей ця ці цього цьому через чи що щоб як яка який якого які між поза перший міні кілька можуть два дві три бо рік роки'.split(
    ' ',
  );

const vowels = 'аеиіоуюя';
const consonant = `[^${vowels}ь]`;
const softened: Readonly<Record<string, string>> = { к: 'ц', г: 'з', х: 'с' };
const dropped = new RegExp(`(${consonant})[ое](${consonant})$`, 'u');
const cluster = new RegExp(`(${consonant})ь?(${consonant})$`, 'u');
const closed = new RegExp(`[ое](${consonant}+)$`, 'u');
const open = new RegExp(`і(${consonant})$`, 'u');

/** Changes of sound in Ukrainian stems: дорога – дорозі, котел – котла, котельня – котелень, школа – шкіл, ніж – ножа. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  if (stem.length < 3) return [];
  const found: Omit<Stem, 'freeTail'>[] = [];
  const last = softened[stem.slice(-1)];
  if (last !== undefined) found.push({ stem: stem.slice(0, -1) + last, tails: new Set(['і']) });
  // A genitive such as людей looks like a nominative such as музей.
  if (ending === 'еи') return [...found, { stem: `${stem}е`, tails: endings.get('и') ?? new Set() }];
  const bare = ending === '' || ending === 'ь';
  const oblique = new Set([
    'а',
    'у',
    'ом',
    'і',
    'и',
    'ів',
    'ам',
    'ами',
    'ах',
    'ові',
    'я',
    'ю',
    'ем',
    'ям',
    'ями',
    'ях',
  ]);
  if (bare && dropped.test(stem)) found.push({ stem: stem.replace(dropped, '$1$2'), tails: oblique });
  if (bare && open.test(stem)) found.push({ stem: stem.replace(open, 'о$1'), tails: oblique });
  if (bare) return found;
  const plural = new Set(['', 'ь']);
  if (cluster.test(stem)) {
    for (const vowel of ['о', 'е']) found.push({ stem: stem.replace(cluster, `$1${vowel}$2`), tails: plural });
  } else if (closed.test(stem)) {
    found.push({ stem: stem.replace(closed, 'і$1'), tails: plural });
  }
  return found;
}

/** Ukrainian: declensions, adjectives, the commonest verbs. Endings are folded (й as и, ї as і). */
export const ukrainianInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 3 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
