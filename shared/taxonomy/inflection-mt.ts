import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'a aktar anke b baqa barra bejn belt beltna bi biex bil bis bit bix bl bla bniet bniedem bżonn dak dan dar darba darhom dawk dawn dejjem dik din diversi eż f fejn fi fih fil fis fit fix fl flimkien flus fuq ġdid ġdida ġdud ġodda għad għal għall għalina għan għand għandna għar għas għat għax ġie hawn hekk hemm hi hija hu huma huwa ħafna ħaġa ħin id ieħor il ikun ikunu ilna imma in ir iridu is isir isiru issa it ix iż jagħmlu jekk jgħin jgħinu jgħixu jiġi jiġu jista jistgħu jkollhom jkun jkunu jmorru jridu jsibu jsir kbar kbir kbira kif kollha kontra kull kulħadd kunsill kunsilli l lejl lejn li lil lill lin lis lit lokal lokali m ma mad magħhom maħmuġ mal man mar mas mat matul max meta mhux mid mill min minflok minħabba minn mis mit mix mod mogħdija n naf nagħmlu nies nieqes nieqsa nistgħu nofs nixtiequ nżommu oħra oħrajn paga pajjiż persuna persuni pjan post postijiet programm proġett proġetti pubblika pubbliku qabel qadim qadima qed qodma quddiem qrib raġel reġjun s sa sena servizz servizzi sinjali sistema snin sostenn żgħar żgħir żgħira ta tad taħt tal tan tar tas tat tax taż tagħna telf tfal tim tqassim u uffiċċju waħda waqt wara wieħed wisq x xejn xi xogħol'.split(
    ' ',
  );

const article = ['l', 's', 't', 'r', 'n', 'd', 'x', 'z', 'c'];
const prepositions = ['ta', 'fi', 'bi', 'li', 'mi', 'gha', 'ma', 'i', 'sa'].flatMap((word) => [
  word,
  ...article.map((last) => word + last),
  ...(/^(?:li|mi|gha)$/u.test(word) ? [`${word}ll`] : []),
]);
const owners = ['na', 'hom', 'ha', 'kom'];
const after = new Set(['', 'i', 'ijiet', 'iet', 'at', 'ien', 'in', 'a', 'ija', 'u', 's', ...owners]);
const afterShort = new Set(['', 'ijiet', 'iet', ...owners]);
const afterVowel = new Set(['a', 'i', 'u', 'at', 'iet', 'et', 't', 'ti', 'tna', 'thom', 'tha', 'ana', 'ahom']);
const afterAbstract = new Set(['ija', 'iji', 'ijiet', 'iku', 'ika', 'ici', 'ista', 'isti', 'u', 'i']);
const adjective = new Set(['iku', 'ika', 'ici']);
const action = new Set(['a', 'aw', 'awh', 'awhom', 'at', 'ata', 'ati', 'ajna', 'ar']);
const persons = new Set(['', 'a', 'u', 'w', 'x', 'ux', 'h', 'hom', 'na']);
const whole = new Set(['']);
const doubled = /^([b-df-hj-np-tv-z])\1/u;

type Found = Omit<Stem, 'freeTail'>;

/** Small words stand for each other, in all forms of the article: tal- tas- tat-, fil- fis- fit-, mill-. */
function assimilated(word: string): Found[] {
  return prepositions.includes(word) ? prepositions.map((stem) => ({ stem, tails: whole })) : [];
}

/** Plurals inside the word: raħal – rħula, belt – bliet, qattus – qtates. */
function brokenPlurals(word: string): Found[] {
  const root =
    /^(gh|[^aeiou])(?:ie|[aeiou])(gh|[^aeiou])(?:ie|[aeiou])?(gh|[^aeiou])(?:(?:ie|[aeiou])(gh|[^aeiou]))?a?$/u.exec(
      word,
    );
  const [, first, second, third, fourth] = root ?? [];
  if (first === undefined || second === undefined || third === undefined) return [];
  const patterns =
    fourth === undefined
      ? ['ie', 'u', 'o', 'a'].map((vowel) => `${first}${second}${vowel}${third}`)
      : ['ie', 'a', 'o'].map((vowel) => `${first}${second}${vowel}${third}e${fourth}`);
  return patterns.map((stem) => ({ stem, tails: new Set(['', 'a', ...owners]) }));
}

/** Borrowed verbs beside their nouns: rinnovazzjoni, rinnovar – jirrinovaw, irrinovat. */
function borrowedVerbs(word: string): Found[] {
  const [, stem] = /^i?(.{4,}?)(?:azzjoni|ar)$/u.exec(word) ?? [];
  if (stem === undefined) return [];
  const single = stem.replace(doubled, '$1');
  const double = /^[^aeiou]/u.test(single) ? single.slice(0, 1) + single : single;
  const loose = [single, double].flatMap((base) => [base, base.replace('nn', 'n')]);
  const begun = loose.flatMap((base) =>
    /^[aeou]/u.test(base)
      ? ['', 'j', 'n', 't'].map((one) => one + base)
      : ['', 'i', 'ji', 'ni', 'ti'].map((one) => one + base),
  );
  return [...new Set(begun)].map((one) => ({ stem: one.replace(/^([jnt]?)ii/u, '$1i'), tails: action }));
}

/** A verb in its other persons: jistennew – nistennew, tistenna; isaqqu – jsaqqu, insaqqu. */
function otherPersons(word: string): Found[] {
  const [, stem] = /^j([aeiou].{2,}?)[uw]?$/u.exec(word) ?? [];
  if (stem !== undefined) return ['j', 'n', 't'].map((person) => ({ stem: person + stem, tails: persons }));
  const [, after] = /^[ij](?=[^aeiou])(.{3,}?)[uw]$/u.exec(word) ?? [];
  if (after === undefined) return [];
  return ['i', 'j', 'n', 'in', 't', 'it'].map((person) => ({ stem: person + after, tails: persons }));
}

function forms(word: string): Found[] {
  const found = [...assimilated(word), ...brokenPlurals(word), ...borrowedVerbs(word), ...otherPersons(word)];
  const [, stem] = /^(.{3,})[aiu]$/u.exec(word) ?? [];
  if (stem !== undefined && word.length > 3)
    found.push({ stem, tails: stem.length > 3 ? afterVowel : new Set(['a', 'i', 'at', 'iet', 'et']) });
  return found;
}

/** Before two consonants an i may stand for the voice: skola – l-iskola, mħażen – l-imħażen. */
function withHelpingVowel(found: readonly Found[]): Found[] {
  return found.flatMap((one) => {
    if (/^(?:[sxmnlrz][^aeiou]|([^aeiou])\1)/u.test(one.stem)) return [one, { ...one, stem: `i${one.stem}` }];
    return /^i(?:[sxmnlrz][^aeiou]|([^aeiou])\1)../u.test(one.stem)
      ? [one, { ...one, stem: one.stem.slice(1) }]
      : [one];
  });
}

/** Maltese: the article's forms, plurals by ending and inside the word, owners, the commonest verb forms. */
export const malteseInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map([
    ['', whole],
    ['a', afterVowel],
    ['i', afterVowel],
    ['u', afterVowel],
    ['ija', afterAbstract],
    ['iku', adjective],
    ['ika', adjective],
    ['ici', adjective],
    ['ijiet', after],
    ['jiet', new Set(['', 'jiet', 'hom', 'na'])],
  ]),
  shortestStem: () => 5,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set([...functionWords.map(fold), ...prepositions]),
  variants: (stem, ending) => {
    const word = stem + ending;
    const plain: Found = {
      stem: word,
      tails: /[aiu]$/u.test(word) ? new Set(['', ...owners]) : word.length > 3 ? after : afterShort,
    };
    return withHelpingVowel([plain, ...forms(word)]);
  },
};
