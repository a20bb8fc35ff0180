import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const set = (tails: string): ReadonlySet<string> => new Set(tails.split(' ').map(fold));

// One wide set of endings for nouns and adjectives: which of them a word has does not show in its dictionary form.
const nominal = set(
  ' a u e y i o em om ovi ové ou ů ům ám ám ách ami ích ech emi imi mi ete eti aty ého ému ém ých ým ými ího ímu ím ější',
);
const participle = (vowel: string): string =>
  ['n', 'na', 'no', 'ni', 'ny', 'né', 'ná', 'ného', 'ném', 'nému', 'ných', 'ným', 'nou', 'ní', 'ním', 'ních']
    .map((tail) => `${vowel}${tail}`)
    .join(' ');
const reading = set(`at a á ám áme áš ají aj al ala alo ali aly ajíce ající ajících ${participle('a')}`);
const acting = set(
  `ovat uji uju uje ujeme ujete ují ujou uj oval ovala ovalo ovali ovaly ující ujících ${participle('ova')}`,
);
const teaching = set(`it et i í ím íme íte ejí ěl ěla ěli il ila ilo ili ily ící ících ${participle('e')}`);
const taking = set('nout ne neme nou nul nula nuli nuly nut nutý nutá nuté nutí nutím');
const quality = set('ost osti ostí ostem ostmi ostech');

const endings = new Map<string, ReadonlySet<string>>([
  ...['', 'a', 'e', 'y', 'i', 'o', 'u', 'ou', 'ych', 'ach'].map((ending) => [ending, nominal] as const),
  ['ost', quality],
  ['osti', quality],
  ['ovat', acting],
  ['ovani', acting],
  ['at', reading],
  ['ani', reading],
  ['it', teaching],
  ['et', teaching],
  ['eni', teaching],
  ['nout', taking],
]);

const functionWords =
  'a aby ale ani asi až bez bez bude by byt byty bytů bytem bytech být byl byla byli bylo co či člověk další dám děti dětí do dobře dva jak jaký jako je jeho jejich jen ještě již jsem jsme jsou k kam kde kdo kdy když který která které lidé lidi lidí ke má máme málo mají malý malá malé mezi mít místo město města městský městská městské mnoho mohou může my na nad nám námi nás naše náš ne nebo než nic nikdo nový nová nové o obec obce obecní obci od on ona oni osoby po pod podle pomoc potřeba potřebujeme práce práci pro proti před při rádi rok roku roky s se sebe si starý stará staré staří svůj systém ta tak také tam tato ten tento to trápí třeba tu u už v vám vás ve velmi více však všichni vůbec z za ze že žádný nedostatek chybí hledat hledáme služby služba dům domu společný společná společné společně'.split(
    ' ',
  );

const vowels = 'aeiouy';
const consonant = `[^${vowels}]`;
const dropped = new RegExp(`(${consonant})e(${consonant})$`, 'u');
const open = new RegExp(`u(${consonant})$`, 'u');
const cluster = new RegExp(`${consonant}{2}$`, 'u');
const softened: readonly (readonly [RegExp, string, string])[] = [
  [/sk$/u, 'st', 'i'],
  [/ck$/u, 'ct', 'i'],
  [/ch$/u, 's', 'e i ich'],
  [/k$/u, 'c', 'e i ich'],
  [/h$/u, 'z', 'e i ich'],
  [/g$/u, 'z', 'e i ich'],
];

/** Changes of sound in Czech stems: lékařka – lékařce, voják – vojáci, domek – domku, dům – domu, matka – matek. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  // A noun may end like an infinitive: byt, kabinet.
  if (ending === 'at' || ending === 'it' || ending === 'et') return [{ stem: stem + ending, tails: nominal }];
  if (stem.length < 3 || endings.get(ending) !== nominal) return [];
  const found = softened
    .filter(([sound]) => sound.test(stem))
    .map(([sound, soft, tails]) => ({ stem: stem.replace(sound, soft), tails: set(tails) }));
  if (ending === '' && stem.length >= 4 && dropped.test(stem)) {
    found.push({ stem: stem.replace(dropped, '$1$2'), tails: nominal });
  }
  if (ending === '' && open.test(stem)) found.push({ stem: stem.replace(open, 'o$1'), tails: nominal });
  if (ending !== '' && cluster.test(stem)) {
    found.push({ stem: stem.replace(/(.)$/u, 'e$1'), tails: new Set(['']) });
  }
  return found;
}

/** Czech: declensions and the commonest verbs. Endings are folded (á as a, ř as r, ů as u). */
export const czechInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 3 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
