import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const set = (...tails: readonly string[]): ReadonlySet<string> =>
  new Set(tails.flatMap((some) => some.split(' ')).map(fold));

const masculine = ' a u om em i e ov ev oma ema ih ih ma mi je ove ovi ovih ovom ovoma jo';
const feminine = 'a e i o ama ah am';
const adjectival = 'i a e o ega emu em im ih imi ima ejsi ejse ejsa';
const nominal = set(masculine, feminine, adjectival);
const past = (vowel: string): string =>
  [
    'l',
    'la',
    'lo',
    'li',
    'le',
    't',
    'ti',
    'n',
    'na',
    'no',
    'ni',
    'ne',
    'nega',
    'nih',
    'nim',
    'nje',
    'nja',
    'nju',
    'njem',
    'nji',
  ]
    .map((tail) => vowel + tail)
    .join(' ');
const repairing = set(past('a'), 'am as a amo ate ajo aj ajte ajoc ajoca ajoci ajocih');
const cleaning = set(
  'il ila ilo ili ile it iti',
  past('e'),
  'im is i imo ite ijo e en ena eno eni ene enega enih jen jena jeno jeni jene jenje jenja',
);
const travelling = set(past('ova'), 'ujem ujes uje ujemo ujete ujejo uj ujoc ujoca ujoci');
const pushing = set(past('ni'), 'nem nes ne nemo nete nejo njen njena njeno njeni njene');

/** Only what ends dictionary forms and the genitives inside phrases is taken off a term. */
const endings = new Map<string, ReadonlySet<string>>([
  ...['', 'i', 'a', 'e', 'o', 'u', 'ov', 'ev', 'ih', 'ega', 'om', 'em', 'ah', 'ami', 'im'].map(
    (ending) => [ending, nominal] as const,
  ),
  ...['ati', 'anje', 'anja'].map((ending) => [ending, repairing] as const),
  ...['iti', 'eti', 'enje', 'enja', 'jenje'].map((ending) => [ending, cleaning] as const),
  ...['ovati', 'evati', 'ovanje', 'ovanja'].map((ending) => [ending, travelling] as const),
  ['niti', pushing],
]);

const functionWords =
  'a e ali ampak bi bil bila bile bili bilo biti bo bodo bolj bomo brez če čez da dan danes do dobro dokler drug druga drugi druge dva dve eden en ena eno enega enkrat ga gre hkrati ima imajo imamo imeti in ja je jih jo kaj kako kam kateri katera katere ker kjer kdo kdor ki ko koliko k h kot kraj lahko le leta let leto ljudje ljudi ljudem mala male mali malo med mesto mesta mestni mestna mora morajo moramo morejo na nad naj najbolj nam nas naš naša naše naši ne nekaj ni nič nimajo nimamo niso niti njihov no nov nova nove novi novo o ob občina občine občini občinski občinska občinsko občani občanov od oba od okoli on oni onkraj osebe otroci otrok otroke občanom pa po pod poleg potem potrebujemo pred prek preko pri pride prostor prostori proti s z sam se si skupaj skupen skupna skupno skupni skozi so smo spet star stara stare stari staro še ta tako tam te tega ter ti to tri tudi tu tukaj u v vas vasi več ves vse vsi vsak za zaradi zato že življenje javni javna javno javne lokalni lokalna lokalno delo dela delajo pomoč dom doma domov družina družine oskrba center storitve storitev program posebne posebni hiša hiše iz iščejo iščemo nimajo leži stoji šola šoli šole'.split(
    ' ',
  );

const vowels = 'aeiou';
const consonant = `[^${vowels}]`;
const dropped = new RegExp(`(${consonant})e(${consonant})$`, 'u');
const cluster = new RegExp(`(${consonant})(${consonant}j?)$`, 'u');
const softened: Readonly<Record<string, string>> = { k: 'c', g: 'z', h: 's' };

/** Changes of the stem: vodnjak – vodnjaki, vrtec – vrtca, okno – oken, roka – rok, otrok – otroci, trener – trenerja. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  const found: Omit<Stem, 'freeTail'>[] = [];
  if (stem.length < 3 || endings.get(ending) !== nominal) return found;
  const last = softened[stem.slice(-1)];
  if (last !== undefined) found.push({ stem: stem.slice(0, -1) + last, tails: set('i ih im') });
  if (ending === '' && stem.length >= 4 && dropped.test(stem))
    found.push({ stem: stem.replace(dropped, '$1$2'), tails: nominal });
  if (ending === '' && stem.length >= 4 && stem.endsWith('elj'))
    found.push({ stem: stem.replace(/elj$/u, 'lj'), tails: nominal });
  if (ending === '' && stem.endsWith('r')) found.push({ stem: `${stem}j`, tails: nominal });
  if (ending !== '' && stem.endsWith('rj')) found.push({ stem: stem.slice(0, -1), tails: new Set(['']) });
  if (ending !== '') found.push({ stem, tails: new Set(['']) });
  if (ending !== '' && cluster.test(stem)) found.push({ stem: stem.replace(cluster, '$1e$2'), tails: new Set(['']) });
  return found;
}

/** Slovenian: declensions, adjectives, the commonest verbs. Endings are folded: č as c, š as s. */
export const slovenianInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 3 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
