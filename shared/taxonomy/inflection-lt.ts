import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const list = (tails: string): string[] => tails.split(' ').map(fold);
const set = (...tails: readonly string[]): ReadonlySet<string> => new Set(tails.flatMap(list));

// Dictionary forms and the genitives inside phrases show whether a stem is hard or soft, not always the declension.
const definite =
  'asis oji ojo osios ajai ąją oje ieji ųjų iesiems uosius ąsias aisiais osiomis ajam ajame osioms osiose';
const hard = set(
  'as o ui ą u e ai ų ams us ais uose a os oje oms omis ose am ame i iems ame ės iu ių ims imis uos umi aus uje',
  definite,
);
const soft = set(
  'is ys io iui į iu yje y iai ių iams ius iais iuose ia ios ią ioje ioms ias iomis iose ė ės ei ę e ėje ėms es ėmis ėse ies i imi ims imis yse us aus ui ų umi uje iaus iumi iuje iam iame iems usis ųjų',
);
const water = set('uo ens eniui enį eniu enyje enys enų enims enis enimis enyse');
const verbal = (stem: string): string =>
  `${stem}mas ${stem}mo ${stem}mui ${stem}mą ${stem}mu ${stem}me ${stem}mai ${stem}mų`;
const participle = 'tas ta to tos tą tų tam tai ti tus tais tose tuose tu tume tumėte s si sime sim siu sis tis kite';
const past = (stem: string): string =>
  participle
    .split(' ')
    .map((tail) => stem + tail)
    .join(' ');
const travelling = set(
  `${past('uo')} uoja uoju uojame uojasi uojama uojamas uojami uojamos uojant uojantis uojančios avo avome avau avosi avę avus`,
  verbal('avi'),
);
const warming = set(
  `${past('in')} ina inu iname inasi inama inamas inami inamos inant ino inome inę inus`,
  verbal('ini'),
);
const cleaning = set(`${past('y')} o au ome osi omas oma omi omos ant ė ėme ėsi ę ius`, verbal('y'));
const running = set(
  `${past('ė')} i a ia ime ame iame isi asi ėja ėjo ėjome ėjosi ėję ėjus imas ima ama amas ėdavo`,
  verbal('ėji'),
);
const searching = set(`${past('o')} o oja ojo ome ojome ojame ojama ojamas ojosi osi oję`, verbal('oji'));
const working = set(`${past('')} a ia o ė ame iame ome ėme sta stame amas ama ami amos ant ę us`, verbal('i'));
const deed = set(verbal('i'), 'ti ta tas tos tų');
const deeds = set(verbal('i'));

const endings = new Map<string, ReadonlySet<string>>([
  ...list('as o u ai a ą os oje ose ams oms ais am ame uose').map((ending) => [ending, hard] as const),
  ...list('is ys ias io iu iai ia ios ė ės ei ėje ies i yje iui iuose ius iais ėse iam').map(
    (ending) => [ending, soft] as const,
  ),
  ...list('us aus').map((ending) => [ending, new Set([...hard, ...soft])] as const),
  ...list('uo ens enys enį').map((ending) => [ending, water] as const),
  ...list('uoti auti uotis avimas avimo avimui').map((ending) => [ending, travelling] as const),
  ...list('inti intis inimas inimo').map((ending) => [ending, warming] as const),
  ...list('yti ytis ymas ymo ymui').map((ending) => [ending, cleaning] as const),
  ...list('ėti ėjimas ėjimo').map((ending) => [ending, running] as const),
  ...list('oti otis ojimas ojimo').map((ending) => [ending, searching] as const),
  ['ti', working],
  ...list('imas imo').map((ending) => [ending, deed] as const),
  ...list('imai imų').map((ending) => [ending, deeds] as const),
]);
const verbs: ReadonlySet<unknown> = new Set([travelling, warming, cleaning, running, searching, working]);

const functionWords =
  'ant apie ar arba aš be bei bet bus būti buvo da dabar dar daug dėl do du dvi gal gali galima galime iki ir iš ištisus į ją jai jam jau jei jis jie ji jo jos jų juo kad kai kaip kam kas kelis kelios keletas kiek kiekvienas kol kur kuri kurie kurios kuris labai link man mes mums mūsų nauja naujas nauji naujos ne nėra nes nei niekas net nors nuo o pagal pas per po prie prieš pro reikia sau savo su ta tačiau tada tai taip tas tie tik to tos toks trūksta trys turi turime už užuot vieną vienas viena visi visų visos yra žmonės žmonių žmogus miestas miesto mieste savivaldybė savivaldybės kaimas kaimo kaime gyventojai gyventojų gyventojas pagalba pagalbos darbas darbo bendras bendra bendri bendros kartu dirbti dirba seni sena senas seniai maža mažas mažos mažai šeima šeimos vaikai vaikų vaikas centras centro namai namas namų sistema vieta vietos'.split(
    ' ',
  );

/** Changes of sound and the negation: medis – medžio, aikštė – aikščių, veikti – neveikia. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  const tails = endings.get(ending);
  if (tails === undefined || stem.length < 3) return [];
  if (verbs.has(tails)) return [{ stem: `ne${stem}`, tails }];
  if (stem.endsWith('t')) return [{ stem: `${stem.slice(0, -1)}c`, tails: soft }];
  if (stem.endsWith('d')) return [{ stem: `${stem}z`, tails: soft }];
  if (tails === soft && stem.endsWith('c')) return [{ stem: `${stem.slice(0, -1)}t`, tails: soft }];
  if (tails === soft && stem.endsWith('dz')) return [{ stem: stem.slice(0, -1), tails: soft }];
  return [];
}

/** Lithuanian: declensions and the commonest verbs. Endings are folded (ė as e, š as s, ų as u). */
export const lithuanianInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 5 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
