import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'a á abhaile ach ag agaibh againn agus aice aige ainm air aire áis áit áiteanna áitiúil áitiúla am amach amháin amuigh an ann anseo aon aonad aonair ar ár arís as atá b bá baile bailte beag beaga bealach bean beidh beo bhfuil bhí bhíonn bliana bliain blianta buan cad caillte cathair cé ceann ceantar cén chéad chomh chuig chun clár córas cuid cúig d dá daoine de deich deireadh den dhá do don dtí duine é eile éigin éis eolas fada fáil fanacht faoi faoin fear féidir foireann foirgneamh foirgnimh freisin gach gan go gur gléas grúpa haghaidh i iad iarraidh idir ina ionad ionaid is isteach istigh lá laethanta le leanaí leath leis leo lena limistéar linn loch maidir mar mbaile meas mná mó mór móra muid muintir n na ná nach ní níl nios nó nua nuair nuaíocht óg óga ó ocht oíche oibre obair oifig ón os ospidéal páiste páistí plean pleananna pobal poiblí rang ranganna roimh s sa saor sé sea seacht sean seirbhís seirbhísí seo séard siad sin síos slán sna stáisiún suas system t tá taobh tar teach teacht teip tháinig thar theas thíos thuaidh tír tionscadal tionscadail tithe tríd trí tuath tuaithe uair uaireanta uainn uile um úsáid'.split(
    ' ',
  );

const broad = new Set(['', 'a', 'ai', 'i', 'anna', 'acha', 'ta', 'tha', 'tai', 'ra', 'aigh']);
const slender = new Set(['', 'e', 'i', 'eanna', 'eacha', 'te', 'the', 'ti', 'ne', 'ni']);
const afterVowel = new Set(['', 'i', 'nna', 'cha', 'nta', 'the', 'anna', 'n', 'na']);
const afterShort = new Set(['', 'e', 'i', 'eanna', 'eacha']);
const whole = new Set(['']);
/** In a phrase one may stand for another: teas ón bhfarraige, teas na farraige. */
const small = 'na an do don le ag ar i sa san in on o as de den faoi chun'.split(' ');

type Found = Omit<Stem, 'freeTail'>;

/** What may stand in place of an ending; endings are folded, so that ú is u. */
const endings: readonly (readonly [suffix: RegExp, tails: string])[] = [
  // deisiú – deisíonn, deisithe; glanú – glanann; scanadh – scantar; caidéalú – caidéalaíonn
  [/(?:iu|igh)$/u, 'iu igh ionn iodh ithe imid itear eofar eoimid iodar iomar'],
  [/(?:(?<!i)u|aigh)$/u, 'u aigh aionn aiodh aithe aimid aitear ofar oimid aiodar aiomar'],
  [/eadh$/u, ' eadh eann tear fear fidh te imid idis'],
  [/(?<!e)adh$/u, ' adh ann tar far faidh ta aimid aidis amar'],
  [/ail$/u, 'ail ala alann alfar aladh alfaidh alaimid ailtear ailte'],
  [/each$/u, 'each igh eacha i iche eaigh'],
  [/(?<!e)ach$/u, 'ach aigh acha ai aiche'],
  [/e$/u, 'e te ti i the anna acha eanna eacha'],
  [/a$/u, 'a ai anna acha ta'],
  [/ta$/u, 'ta ann tar adh'],
  [/te$/u, 'te eann tear eadh'],
];

/** Plurals and genitives: bád – báid, iasc – éisc, leabharlann – leabharlainne, múinteoir – múinteora. */
function forms(word: string): Found[] {
  const afterI = word.length > 4 ? slender : afterShort;
  const found: Found[] = [{ stem: word, tails: whole }];
  for (const [suffix, tails] of endings) {
    const at = word.search(suffix);
    if (at >= 3)
      found.push({ stem: word.slice(0, at), tails: new Set(tails.split(' ').filter((tail) => tail !== '')) });
  }
  if (/[aeiou]$/u.test(word))
    return [...found, { stem: word, tails: word.length > 3 ? afterVowel : new Set(['nna', 'i']) }];
  if (/i[^aeiou]+$/u.test(word)) {
    found.push({ stem: word, tails: afterI });
    if (/[aou]i[^aeiou]+$/u.test(word))
      found.push({ stem: word.replace(/i([^aeiou]+)$/u, '$1'), tails: new Set(['a', 'acha', 'ach', '']) });
    return found;
  }
  found.push({ stem: word, tails: broad }, { stem: word.replace(/([^aeiou]+)$/u, 'i$1'), tails: afterI });
  for (const [from, to] of [
    [/ea([^aeiou]+)$/u, 'ei$1'],
    [/ia([^aeiou]+)$/u, 'ei$1'],
    [/io([^aeiou]+)$/u, 'i$1'],
  ] as const) {
    if (from.test(word)) found.push({ stem: word.replace(from, to), tails: afterI });
  }
  return found;
}

const eclipsis: Readonly<Record<string, string>> = { b: 'm', c: 'g', d: 'n', f: 'bh', g: 'n', p: 'b', t: 'd', s: 't' };

/** A word without its initial mutation: bhfoirgneamh and fhoirgneamh are foirgneamh. */
function unmutated(word: string): string {
  return word
    .replace(/^bhf/u, 'f')
    .replace(/^([bcdfgmpst])h/u, '$1')
    .replace(/^(?:mb|gc|nd|ng|bp|dt|ts)/u, (both) => both.slice(1));
}

/** A stem with every initial mutation, and after sean-. */
function mutated(stem: string): string[] {
  const first = stem.slice(0, 1);
  if (/^[aeiou]/u.test(stem)) return [stem, `h${stem}`, `t${stem}`, `n${stem}`, `sean${stem}`];
  const lenited = /^[bcdfgmpst]/u.test(first) ? `${first}h${stem.slice(1)}` : stem;
  const hidden = eclipsis[first];
  const old = `sean${/^[dts]/u.test(first) ? stem : lenited}`;
  return [...new Set([stem, lenited, ...(hidden === undefined ? [] : [hidden + stem]), old])];
}

/** Irish: initial mutations, plurals and genitives, the commonest verb forms. */
export const irishInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map(),
  shortestStem: () => 3,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants: (word) => {
    if (small.includes(word)) return small.map((stem) => ({ stem, tails: whole }));
    const bases = new Set([word, unmutated(word)]);
    const found = [...bases].flatMap((base) => (base.length < 3 ? [{ stem: base, tails: whole }] : forms(base)));
    return found.flatMap(({ stem, tails }) => mutated(stem).map((one) => ({ stem: one, tails })));
  },
};
