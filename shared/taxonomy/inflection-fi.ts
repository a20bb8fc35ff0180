import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'aikana ajavat autot alla alue alueen alueet alueita apu asukkaat asukkaiden asukkaille auto avoin ei elää eri että hanke henkilökohtainen huone hyvä ihmiset ilman iso ja jo joka jotka kaikki kaksi kasa kaupungin kaupunki kaupungista kerran kerta koko koulun koulut koulujen kun kuin kunnan kunnille kunta käyttää käyttämään kylä kylän kylien kylille kylissä kylässä käytetyt laitteet laki lapset lapsi lasten lapsille lähin maa maan me meidän meillä mitä molemmin muu mutta myös ne nopea nopeasti nuori nuoret nuorten oli olla oma on osa osaa ovat paikallinen paikalliset paikka palvelut pieni pienten pienet pitkä pois poikki päivätoiminta projekti pään päälle rakennus rakennuksen rakentaminen saman sama samassa se sekä silti sillä suunnitelma suunnittelu talo talon tai takaisin tarve tarvita tekniset tietoa tiedot tila tilat tule tyhjät tyhjä tyhjillään työ työn työtä ulkomailla uudet uusi vain vaihto vammaisten vanha vanhat vanhempien veden verkko vesi vettä vielä virka voi väärä yhden yhdessä yhteinen yhteys yhteyttä yksi yli'.split(
    ' ',
  );

const vowels = 'aeiouy';
const clitics = ['', 'kin', 'kaan', 'ko'];
const owners = ['mme', 'nsa', 'ni', 'nne', 'an', 'en'];
const locative = ['ssa', 'sta', 'lla', 'lta', 'lle', 'na', 'ksi', 'tta'];
const illative = ['an', 'en', 'in', 'on', 'un', 'yn', 'han', 'hen', 'hin', 'hon', 'hun', 'hyn', 'seen', 'siin'];

function spelled(cases: readonly string[]): ReadonlySet<string> {
  const owned = ['', 'a', ...locative].flatMap((ending) => owners.map((owner) => ending + owner));
  return new Set([...[...cases, ...locative, ...illative].flatMap((one) => clitics.map((end) => one + end)), ...owned]);
}

/** Cases on a whole stem, singular and plural, with owners and clitics; endings are folded (ä as a, ö as o). */
const cases = spelled(['', 'n', 'a', 'ta', 't', 'den', 'tten', 'ita', 'iden', 'issa', 'ihin', 'ille', 'illa', 'ista']);
const afterI = spelled(['a', 'ta', 'en', 'den', 'tten', 'neen']);
const afterJ = new Set(['a', 'en', 'aan', 'amme', 'ensa']);
const closed = new Set(['', 'a', 'amme', 'aan', 'ansa', 'e', 'emme', 'een', 'i', 'in', 'emme', 'akin']);

/** The commonest verb forms, on the strong and on the weak stem. */
const finite = new Set('a aa i e o u vat avat ivat ti anut aneet nut neet aisi isi aminen minen tty va ava'.split(' '));
const finiteSoft = new Set('an amme n mme in imme at etaan etty ettu ettiin taan tty ttu ttiin'.split(' '));

const grades: readonly (readonly [strong: string, weak: string])[] = [
  ['pp', 'p'],
  ['tt', 't'],
  ['kk', 'k'],
  ['mp', 'mm'],
  ['nt', 'nn'],
  ['nk', 'ng'],
  ['lt', 'll'],
  ['rt', 'rr'],
  ['p', 'v'],
  ['t', 'd'],
  ['k', ''],
];

function graded(stem: string, from: 0 | 1): string | undefined {
  for (const grade of grades) {
    const old = grade[from];
    if (old === '' || !stem.endsWith(old)) continue;
    const rest = stem.slice(0, -old.length);
    if (grade[0].length === 1 && !new RegExp(`[${vowels}lrh]$`, 'u').test(rest)) continue;
    const other = rest + grade[from === 0 ? 1 : 0];
    return other.length < 3 ? undefined : other;
  }
  return undefined;
}

type Found = Omit<Stem, 'freeTail'>;

/** The vowels before the plural's i: kala – kaloissa, koira – koirissa, pankki – pankeissa. */
function pluralVowels(stem: string, vowel: string): string[] {
  if (vowel === 'i') return ['e', ''];
  if (vowel === 'e') return ['e', ''];
  if (vowel !== 'a') return [vowel];
  const heard = [...stem].filter((letter) => vowels.includes(letter));
  const [first] = heard;
  if (heard.length > 2 || first === undefined || first === 'e') return ['o', ''];
  return first === 'a' || first === 'i' ? ['o'] : [''];
}

function pluralsOf(stem: string, vowel: string): Found[] {
  return pluralVowels(stem, vowel).flatMap((before) => [
    { stem: `${stem}${before}i`, tails: afterI },
    ...(before === '' ? [] : [{ stem: `${stem}${before}j`, tails: afterJ }]),
  ]);
}

/** A stem that ends in a vowel, in all its forms beyond the plain cases; the weak grade stands in closed syllables only. */
function vowelStem(stem: string, vowel: string): Found[] {
  const found = pluralsOf(stem, vowel);
  if (vowel === 'i' && stem.length > 2) found.push({ stem: `${stem}e`, tails: cases });
  if (vowel === 'e') {
    const strong = graded(stem, 1) ?? stem;
    return [...found, { stem: `${strong}ee`, tails: cases }, { stem: `${strong}ei`, tails: afterI }];
  }
  const weak = graded(stem, 0);
  if (weak === undefined) return found;
  const bases = vowel === 'i' ? ['i', 'e'] : [vowel];
  for (const base of bases.map((last) => weak + last)) {
    for (const end of ['n', 'ss', 'st', 'll', 'lt', 'ks', 't']) found.push({ stem: base + end, tails: closed });
  }
  return [...found, ...pluralsOf(weak, vowel)];
}

/** Stems by change of sound: silta – sillan, laite – laitteen, asukas – asukkaan, rakennus – rakennuksen. */
function variants(stem: string, ending: string): readonly Found[] {
  if (ending === 'nen' || ending === 'set') return [{ stem: `${stem}s`, tails: new Set(['ta', 'ten', ...afterI]) }];
  const word = stem + (ending === 't' ? '' : ending);
  const without = (letters: number) => word.slice(0, -letters);
  if (word.endsWith('vesi')) {
    const water = without(2);
    return ['den', 'dess', 'dest', 'dell', 'delt', 'deks', 'det', 'tta', 'teen', 'sia']
      .map(
        (end): Found => ({
          stem: water + end,
          tails: new Set(['', 'a', 'e', 'i', 'amme', 'mme']),
        }),
      )
      .concat({ stem: `${water}sii`, tails: afterI });
  }
  if (/[^aeiou]as$/u.test(word)) return [{ stem: `${graded(without(2), 1) ?? without(2)}aa`, tails: cases }];
  if (/[uyo]s$/u.test(word)) {
    const changed = ['kse', 'de', 'tee'].map((end): Found => ({ stem: without(1) + end, tails: cases }));
    return [...changed, { stem: `${without(1)}ksi`, tails: afterI }, { stem: `${without(1)}tta`, tails: cases }];
  }
  if (/n[uy]t$/u.test(stem + ending))
    return [
      { stem: `${stem.slice(0, -1)}ee`, tails: cases },
      { stem: `${stem.slice(0, -1)}ei`, tails: afterI },
    ];
  if (ending === 't' && word.endsWith('aa')) return [{ stem: `${without(1)}i`, tails: afterI }];
  if (word.endsWith('in') && word.length > 5) return [{ stem: `${without(1)}me`, tails: cases }];
  if (word.endsWith('ton'))
    return [
      { stem: `${without(2)}toma`, tails: cases },
      { stem: `${without(2)}tomi`, tails: afterI },
    ];
  if (/[^aeiou]ata$/u.test(word)) {
    const verb = new Set(['mme', 'n', 'vat', 'taan', 'simme', 'ttu', 'nut', 'isi']);
    return [{ stem: `${without(2)}a`, tails: verb }].concat({
      stem: without(2),
      tails: verb,
    });
  }
  if (word.endsWith('ida')) {
    // digitoida – digitoimme
    return [{ stem: without(2), tails: new Set('mme n vat daan tu tiin nut neet daan nti nnin si'.split(' ')) }];
  }
  const root = without(1);
  if (ending === '' && /[^aeiou][aeiouy]a$/u.test(word) && word.length > 4) {
    // auttaa – autamme – autetaan, valua – valuu
    const short = root.endsWith('a') ? root.slice(0, -1) : root;
    const soft = root.endsWith('a') ? (graded(short, 0) ?? short) : root;
    return [...vowelStem(root, 'a'), { stem: short, tails: finite }, { stem: soft, tails: finiteSoft }];
  }
  const last = word.slice(-1);
  if (word.length < 4 || !vowels.includes(last)) return [];
  const cut = word.endsWith('ee') ? without(2) : without(1);
  return vowels.includes(cut.slice(-1)) && last !== 'o' ? [] : vowelStem(cut, last);
}

/** Finnish: the cases of nouns with consonant gradation; compounds are looked into. */
export const finnishInflection: Inflection = {
  apostrophe: 'joins',
  endings: new Map([
    ['', cases],
    ['t', cases],
    ['nen', new Set(['nen', ...[...cases].map((end) => `se${end}`)])],
    ['set', new Set(['nen', ...[...cases].map((end) => `se${end}`)])],
  ]),
  shortestStem: () => 3,
  freeTail: () => 0,
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
