import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'aasta aastat aeg ajal ala alla alt andma arv avatud eakatele ei ettevõte ees eri elanike elanikud enne haldamine hea hoone hooned iga ilma inimene inimesed ja jooksma jälle juhtimine juht kahes kava kergelt keskus kohalik kohalikud koht kool kooli koolide koolis koos kord kui kuiv kuum kõik käima küla külas külade külale ladu laps lapse lapsed laste läheb linn linna linnad koju läbi ma maja majad majade mees meie mis mitme mõlemal mõlema nad naine nende need ning noor noored noorte oma on ost otse osa parandamine pea pead pere pered peresid pool poolt programm projekt pärast ravi saama saata saab see seisev seisma selle soe sooja süsteem tagasi taga teine teiste tee teed tuba tule tuleb töö tühi tühjad uus vaba vajadus vald valla vana vanad vee vesi vett veel vet vool väike välja välismaal õpe õppida äri ühe ühine ühised ühest üks üksi üle'.split(
    ' ',
  );

const cases = ['', 'd', 't', 'l', 'le', 'lt', 's', 'sse', 'st', 'ks', 'na', 'ni', 'ta', 'ga', 'id', 'i', 'sid'];
const plural = ['te', 'de'].flatMap((many) =>
  ['', 'l', 'le', 'lt', 's', 'sse', 'st', 'ks', 'ga', 'ta', 'na', 'ni'].map((one) => many + one),
);
const endings = [...cases, ...plural].flatMap((one) => [one, `${one}gi`]);

/** What may follow a stem that ends in a vowel, and with a vowel before it one that ends in a consonant. */
const afterVowel = new Set(endings);
const afterConsonant = new Set([
  '',
  't',
  'gi',
  'ki',
  ...['a', 'e', 'i', 'u'].flatMap((vowel) => endings.map((one) => vowel + one)),
]);
const oblique = new Set([...afterConsonant].filter((one) => one !== '' && one !== 't'));
const verb = new Set(
  'da des me b n vad d te s sid sime ks ksime tud takse nud mine mise mist misel misele misest misega mised miseks v vat va ta tav tavad tama ma mata ti di'.split(
    ' ',
  ),
);

const grades: readonly (readonly [strong: string, weak: string])[] = [
  ['kk', 'k'],
  ['pp', 'p'],
  ['tt', 't'],
  ['ld', 'll'],
  ['rd', 'rr'],
  ['nd', 'nn'],
  ['mb', 'mm'],
  ['ht', 'h'],
  ['hk', 'h'],
  ['sk', 's'],
  ['rb', 'rv'],
  ['lb', 'lv'],
  ['rg', 'r'],
  ['lg', 'l'],
  ['k', 'g'],
  ['p', 'b'],
  ['t', 'd'],
];

function weakOf(stem: string): string | undefined {
  const grade = grades.find(([strong]) => stem.endsWith(strong));
  if (grade === undefined || stem.length < 4) return undefined;
  const rest = stem.slice(0, -grade[0].length);
  return rest.length < 2 ? undefined : rest + grade[1];
}

type Found = Omit<Stem, 'freeTail'>;

/** Stems by change of sound: sild – silla, pump – pumba, katel – katla, inimene – inimese, ametnik – ametnikku, seade – seadme. */
function variants(stem: string): readonly Found[] {
  const found: Found[] = [{ stem, tails: /[aeiou]$/u.test(stem) ? afterVowel : afterConsonant }];
  const without = (letters: number) => stem.slice(0, -letters);
  if (stem.endsWith('ne') && stem.length > 4) {
    found.push(
      { stem: `${without(2)}se`, tails: afterVowel },
      {
        stem: `${without(2)}s`,
        tails: new Set(['t', 'te', 'tele', 'tel', 'test', 'tega', 'i', 'ile']),
      },
    );
  }
  if (stem.endsWith('vesi')) {
    found.push({ stem: `${without(2)}e`, tails: afterVowel }, { stem: `${without(2)}tt`, tails: new Set(['']) });
  }
  // sorteerima, tantsida, vaktsineerimine
  const root = stem.replace(/(?:ma|da|mine)$/u, '');
  if (root !== stem && root.length > 3) found.push({ stem: root, tails: verb });
  if (/[ai]de$/u.test(stem)) found.push({ stem: `${without(1)}me`, tails: afterVowel });
  if (/[bdg]e$/u.test(stem)) {
    const strong: Record<string, string> = { b: 'p', d: 't', g: 'k' };
    found.push({
      stem: `${without(2)}${strong[stem.slice(-2, -1)] ?? ''}e`,
      tails: afterVowel,
    });
  }
  if (/[^aeiou][aei][lrn]$/u.test(stem) && stem.length > 4)
    found.push({ stem: without(2) + stem.slice(-1), tails: oblique });
  if (stem.endsWith('ik'))
    found.push({
      stem: `${stem}k`,
      tails: new Set(['u', 'e', 'a', 'o', 'udele', 'ele', 'elt', 'est', 'ega', 'el']),
    });
  if (/[^aeiou]$/u.test(stem)) {
    const weak = weakOf(stem);
    if (weak !== undefined) found.push({ stem: weak, tails: oblique });
  }
  return found;
}

/** Estonian: the cases of nouns with the commonest changes of grade; compounds are looked into. */
export const estonianInflection: Inflection = {
  apostrophe: 'joins',
  endings: new Map(),
  shortestStem: () => 3,
  freeTail: () => 0,
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
