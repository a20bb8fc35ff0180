import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'a alatt állapota az az is ad alá bejárat bezárt cserék csoport egy egyes egyik egész előtt elő ember emberek épület épületek és ember falu falun fel felé föld földek gyerek gyerekek ház házak helyi helyiek hetente hiány hol idős idősek intézet is iskola iskolai iskolák jár járt játék kell kis kivan közös központ közösség közösségi lakók lakás lakások len ma már meg mellett mint munka munkát ne nagy nap nem nincs nők nyitva osztály önkormányzati pontja program projekt régi saját se segítség szolgáltatás szolgáltatások támogatás támogatása terv terület új út utak utáni üres van város városi vissza víz vizet vízért való és éves élet élni én rendszer rövid segítő tanácsadás test tudja való vezetés világ zárt'.split(
    ' ',
  );

const cases = [
  ...[
    '',
    't',
    'n',
    'ban',
    'ben',
    'ba',
    'be',
    'bol',
    'rol',
    'ra',
    're',
    'nal',
    'nel',
    'hoz',
    'hez',
    'tol',
    'val',
    'vel',
    'ert',
    'kent',
    'ig',
    'nak',
    'nek',
  ],
  ...['at', 'et', 'ot', 'on', 'en'],
];
/** Plural and owners; endings are folded, so that harmony of vowels mostly vanishes. */
const marks = [
  '',
  'k',
  'i',
  'ik',
  'ink',
  'ja',
  'je',
  'jai',
  'jei',
  'jaik',
  'jeik',
  'jaink',
  'jeink',
  'juk',
  'nk',
  'nkk',
  'kk',
  'ai',
  'ei',
  'aik',
  'eik',
  'aink',
  'eink',
  'uk',
  'unk',
  'unkk',
  'jukk',
  'ikk',
  'inkk',
  'ukk',
  'aikk',
  'einkk',
  'ainkk',
];
const adjectives = ['s', 'i', 'si', 'sak', 'sek', 'sok', 'beli', 'nkent', 'sat', 'set', 'sito'];

function tailsAfter(links: readonly string[]): ReadonlySet<string> {
  const ends = marks.flatMap((mark) =>
    mark.endsWith('kk') ? [`${mark}al`, `${mark}el`] : cases.map((one) => mark + one),
  );
  return new Set(links.flatMap((link) => [...ends, ...adjectives].map((end) => link + end)));
}

const afterVowel = tailsAfter(['']);
const afterConsonant = new Set(
  [...tailsAfter(['', 'a', 'e', 'o'])].filter((tail) => tail !== 'n' && tail !== 's' && tail !== 'k'),
);
const linked = new Set([...afterConsonant].filter((tail) => /^[aeou]/u.test(tail)));
const verb = new Set(
  'ni nak nek unk juk unk ott ett tak tek tuk tunk tott tett na ne nank nenk as es ast est ashoz eshez asa ese hat het hatunk hetunk va ve tam tem om em al el ja jak jek tuk jatok juk za zak zunk zon'.split(
    ' ',
  ),
);
const doubled = /(sz|cs|gy|zs|ny|ty|ly|[bcdfghjklmnprstvz])$/u;

type Found = Omit<Stem, 'freeTail'>;

/** Further stems: busz – busszal, forgalom – forgalmat, tanterem – tantermek, szavazni – szavaznak. */
function variants(stem: string): readonly Found[] {
  if (/[aeiou]$/u.test(stem)) {
    const found: Found[] = [
      {
        stem,
        tails: stem.length < 3 ? new Set(['', 'k', 't', 'kat', 'ban', 'n', 'ra', 'nal']) : afterVowel,
      },
    ];
    if (stem.endsWith('ni') && stem.length > 5) found.push({ stem: stem.slice(0, -2), tails: verb });
    return found;
  }
  const found: Found[] = [{ stem, tails: afterConsonant }];
  // szavazás – szavaznak, oltás – oltják
  if (/[ae]s$/u.test(stem) && stem.length > 5) found.push({ stem: stem.slice(0, -2), tails: verb });
  const last = doubled.exec(stem)?.[0];
  if (last !== undefined) {
    found.push({
      stem: `${stem.slice(0, -last.length)}${last.slice(0, 1)}${last}`,
      tails: new Set(['al', 'el']),
    });
  }
  if (/[^aeiou][aeo](?:[rlmn]|ny)$/u.test(stem) && stem.length > 4) {
    found.push({
      stem: stem.replace(/[aeo]((?:[rlmn]|ny))$/u, '$1'),
      tails: linked,
    });
  }
  return found;
}

/** Hungarian: plurals, owners and cases, the commonest verb forms; compounds are looked into. */
export const hungarianInflection: Inflection = {
  apostrophe: 'joins',
  endings: new Map(),
  shortestStem: () => 2,
  freeTail: () => 0,
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
