import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const set = (tails: string): ReadonlySet<string> => new Set(tails.split(' ').map(fold));

// One wide set of endings for nouns and adjectives: which of them a word has does not show in its dictionary form.
const noun = ' a u owi em iem ie e y i ów om ami ach o ia iu io iom iami iach ią owie';
const adjective = 'y i a e ą ego emu ym ej ych ymi iego iemu im iej ie ich imi o';
const nominal = set(`${noun} ${adjective}`);
const passive = 'ny na ne no nego nej nych nym ni nie nia niu niem';
const verb = (vowel: string, more: string): string =>
  [...passive.split(' '), 'ć', 'ł', 'ła', 'ło', 'li', 'ły', 'liśmy', 'łyby', 'łby', 'jący', 'jąca', 'jące', 'jących']
    .map((tail) => `${vowel}${tail}`)
    .join(' ')
    .concat(' ', more);
const reading = set(verb('a', 'a am amy ają aj asz acie ań'));
const acting = set(`${verb('owa', 'uje ujemy ują uj ując ować')} owany owań`);
const teaching = set(`${verb('i', 'i y ia imy ą ię ymy isz')} ${verb('e', 'eń')} ony ona one ono onych onej onego`);
const quality = set('ość ości ością ościom ościami ościach');

const endings = new Map<string, ReadonlySet<string>>([
  ...['', 'a', 'e', 'y', 'i', 'o', 'u', 'ia', 'ie', 'ow', 'ach', 'ami', 'ych'].map(
    (ending) => [ending, nominal] as const,
  ),
  ['osc', quality],
  ['osci', quality],
  ['owac', acting],
  ['owanie', acting],
  ['owania', acting],
  ['ac', reading],
  ['ic', teaching],
  ['enie', new Set([...teaching, ...set('enia eniu eniem eniami eniach eniom')])],
  ['enia', set('eń enie enia eniu eniem eniami eniach eniom')],
]);

const functionWords =
  'a aby albo ale ani bardzo bez bo brak brakuje być był była było były by chcemy chociaż ci co coś czy dla dlaczego do dobrze dużo dwa dzień gdy gdzie go i ich ile im inny inne iść ja jak jaki jako jego jej jest jeszcze jeśli już każdy kiedy kilka kto która które który ma mam mamy masz mało mają mi między miejsce miasto miasta miejski miejska miejskie może można mój my na nad nam nami nas nasz nasza nasze nie nigdy niż no nowy nowa nowe o obok od on ona oni oraz osoby osoba po pod pomoc poza pracy praca prawie przed przez przy raz razem rok roku są się stary stara stare swój szukamy szukać szybki ta tak także tam te tego tej ten to trzeba tu tylko u w wam was we więc wieś wsi wszystko wszystkich wszyscy wy z za ze że żeby gmina gminy gminny gminna gminne mieszkańcy mieszkańców mieszkaniec ludzie ludzi system potrzebny potrzeba mieć robić'.split(
    ' ',
  );

const vowels = 'aeiouy';
const consonant = `[^${vowels}]`;
const dropped = new RegExp(`(${consonant})i?e(${consonant})$`, 'u');
const cluster = new RegExp(`${consonant}{2}$`, 'u');
const softened: readonly (readonly [RegExp, string, string])[] = [
  [/st$/u, 'sci', 'e'],
  [/t$/u, 'ci', 'e'],
  [/t$/u, 'c', 'i'],
  [/d$/u, 'dzi', 'e'],
  [/ch$/u, 'sz', 'e'],
  [/k$/u, 'c', 'e y'],
  [/g$/u, 'dz', 'e y'],
  [/r$/u, 'rz', 'e y'],
];

/** Changes of sound in Polish stems: droga – drodze, strażak – strażacy, wózek – wózka, książka – książek. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  // A noun may end like an infinitive: pałac, rodzic.
  if (ending === 'ac' || ending === 'ic') return [{ stem: stem + ending, tails: nominal }];
  if (stem.length < 3 || endings.get(ending) !== nominal) return [];
  const found = softened
    .filter(([sound]) => sound.test(stem))
    .map(([sound, soft, tails]) => ({ stem: stem.replace(sound, soft), tails: set(tails) }));
  if (ending === '' && stem.length >= 4 && dropped.test(stem)) {
    found.push({ stem: stem.replace(dropped, '$1$2'), tails: nominal });
    if (stem.endsWith('iec')) found.push({ stem: stem.replace(/iec$/u, 'c'), tails: nominal });
  }
  if (ending !== '' && cluster.test(stem)) {
    for (const vowel of ['e', 'ie']) found.push({ stem: stem.replace(/(.)$/u, `${vowel}$1`), tails: new Set(['']) });
  }
  return found;
}

/** Polish: declensions and the commonest verbs. Endings are folded (ą as a, ł as l, ó as o). */
export const polishInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 3 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
