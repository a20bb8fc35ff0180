import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const masculine = ' a u om em e i ima ov ovi ova ove ovima evi eva eve evima ju';
const adjectival = 'i a e o u og oga om ome omu oj im ima ih';
const plural = ` ${adjectival} ama`;
const repairing = 'ati am as a amo ate aju ao ala alo ali an ana ano ani ane anog anom anih anim anje anja anju anjem';
const cleaning = 'iti im is i imo ite e io ila ilo ili en ena eno eni ene enog enom enih enim enje enja enju enjem';
const travelling = 'ovati ujem ujes uje ujemo ujete uju ovao ovala ovali ovan ovana ovani ovano ovanje ovanja ovanju';

/** Only what ends dictionary forms is taken off a term. Endings are folded: č and ć as c, š as s. */
const endings = new Map(
  Object.entries({
    '': masculine,
    i: plural,
    a: 'a e i u om ama oj og ih im',
    e: 'e a i u em om ima ama ih im',
    o: 'o a u om ima og oga oj im ih e i',
    ati: repairing,
    iti: cleaning,
    ovati: travelling,
    uti: 'uti em e emo u uo ula ulo uli ut uta uto uti uce uca ucu',
  }).map(([ending, others]) => [ending, new Set(others.split(' '))] as const),
);

const functionWords =
  'a ako ali bez bi bih bila bili bilo bio biti bude budu da dan dana danas do dok dva dvije tri drugi druga drugo druge gdje god godina godine godinu i ih ili im ima imaju imamo ipak isti ista isto iz iza između ja je jedan jedna jedno jednu jer još jesu k kad kada kako kao kod koja koje koji koju kojih koliko kroz li među mi mimo moći može mogu moraju mora možemo mu na nad nakon nam naš naša naše naši ne nego neki neke nema nemaju nemamo ni nije nisu niti no novi nova novo nove o od oko on ona oni ono osim ova ovaj ove ovo po pod pokraj prije pri protiv prvi prva prvo radi s sa sada sam samo se si smo sto su sve svi svaki svaka svake svoj svoja svoje svoju ta taj tako također te ti to toga tu u uz već više vrlo za zbog zato što će žele želimo želi treba trebamo trebaju mali mala male malo malih grad grada gradu gradski gradska gradsko gradske općina općine općini općinski općinska općinsko javni javna javno javne lokalni lokalna lokalno lokalne osobe osoba osobama ljudi ljude ljudima djeca djece djecu djeci zajednički zajednička zajedničko posebni posebne opći opća opće mjesto pomoć'.split(
    ' ',
  );

const consonant = '[bcdfghjklmnprstvz]';
const softened: Readonly<Record<string, string>> = { k: 'c', g: 'z', h: 's' };
const dropped = new RegExp(`(${consonant})a(${consonant})$`, 'u');
const cluster = new RegExp(`(${consonant})(${consonant}j?)$`, 'u');
const nominal = new Set(`${masculine.trim()} ${adjectival}`.split(' '));

/** Changes of the stem: radnik – radnici, rijeka – rijeci, centar – centra, solaran – solarna, društvo – društava. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  if (stem.length < 4) return [];
  const found: Omit<Stem, 'freeTail'>[] = [];
  const last = softened[stem.slice(-1)];
  const bare = ending === '';
  if (last !== undefined && (bare || ending === 'a'))
    found.push({
      stem: stem.slice(0, -1) + last,
      tails: new Set(['i', 'ima']),
    });
  if (bare && dropped.test(stem)) found.push({ stem: stem.replace(dropped, '$1$2'), tails: nominal });
  if (bare && stem.endsWith('ak')) found.push({ stem: `${stem.slice(0, -2)}c`, tails: new Set(['i', 'ima']) });
  if (bare && stem.endsWith('in'))
    found.push({
      stem: stem.slice(0, -2),
      tails: new Set(['i', 'a', 'e', 'ima']),
    });
  if (bare && stem.endsWith('st')) found.push({ stem: `${stem.slice(0, -1)}c`, tails: new Set(['u']) });
  if (ending !== 'i' && cluster.test(stem)) found.push({ stem: stem.replace(cluster, '$1a$2'), tails: new Set(['a']) });
  return found;
}

/** Croatian: declensions, adjectives, the commonest verbs. */
export const croatianInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 3 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
