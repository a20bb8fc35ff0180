import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'abpus abās aiz aktīva aktīvais ap apmaiņa apmaiņas apmācība aprīkojums ar arī atbalsta atbalsts atbrauc atjaunošana atjaunošanas atkārtota attāli attāls attīstība attīstības auto bet bez bija biznesa brauc braukt bērna bērni bērniem bērns bērnu bērnus bīstams būs cena centra centri centrs centrā ceļa ceļi ceļu ciema ciemam ciemi ciemos ciems ciemu ciemā cilvēki cilvēkiem cilvēks cilvēku cilvēkus citas citām civilais darba darbam darbi darbinieki darbiniekiem darbinieku darbs darbu darbā darīt dati datu daudz daļa diena dienas dienesta dienests dienu digitālais digitālie digitālā divi diviem divās droša drošs drošība drošības dzīve dzīves dzīvot dārza eiropa eiropas ekonomika ekonomiskais elektroniskais elektroniskie elektrība elektrības elektrību enerģija enerģijas ezerā finansējums finansējumu forma gabals gadi gados gads garas grupa grupu ideju iedzīvotāji iedzīvotājiem iedzīvotāju iedzīvotājus iekārta iekārtas iela ielas ielu iemācīt ierodas iestāde informācija informācijas informēt interešu ir izglītība izglītības izmaksas izmaksu ja jau jauna jaunatnes jauni jaunie jauniešu jauns jo jums jūras jūs kad kamera kas katra katrs klases klientu klubi klubs ko komanda konsultācija kopa kopiena kopienas kopā kopīga kopīgi kopīgs krīzes krīzē kultūras kur kustība kvalitāte kvalitātes kā labi labie labs labāk lai laiks laikā lauki laukos lauks lauku laukumi lieli liels lietas lietot lietoti lietošana līdz līnija maiņa maksa maksāt materiāli maz maza mazais mazi mazie maziem mazs mazā mazās mašīna meklēšana mežā mobilais mobilā mums mācās mācības mācību mācīties māja mājas māju mājām mājās mēris mērķis mēs mūs mūsdienu mūsu nami nams nauda naudas naudu nav neprot netiek no nodaļa nodaļas noguruši nolietota nolietoti nolietots nomaiņa noteikumi novada novadi novads novadu novadā numurs organizācija otrpus otrreizējās otrs otrā pa padome pagaidu pakalpojumi pakalpojums palīdz palīdzēt palīdzība palīdzības par partneris partnerība pastāvīgs pats patēriņš pazūd paši pašu pašvaldība pašvaldības pašvaldību pašvaldībā pie pieejami piegāde piesaiste piesaistīt pieņemt pilsēta pilsētai pilsētas pilsētu pilsētā pirmais pirmā pirmās platforma plāni plānojums plānošana plānošanas plāns politika pret pretim produkti programma projekta projekti projekts projektu publiskais publiskā punkti punkts puse pāri pārvalde pārvaldnieks pēc pēdējais pēdējā pēdējās radio ražošanas regulēt reizi remonts remontēt rezerves reģions reģionālais reģistrs risinājumi roku rīcības sabiedrisks sabiedriskā sabiedrības sadarbība sadarbības sagatavošana saglabāt savs savu saņemt sezona sievietes sievietēm silta siltas silts siltuma siltums siltumu sistēma situācija skaidra skaits skola skolai skolas skolu skolā skolēni skolēnu slikti sniegt sociālais sociālie sociālo sociālā sociālās speciālais speciālists speciālistu stacija stacijas starp starptautiska strādā stunda stundas stundām stāvi sākt tagad tas tehniskais tehniskie tehniskā telpa telpas telpu teritorija teritorijas teātris tie tikai to trūkst trūkums tukša tukšas tukši tukšs tumšs tur tā tālu tās tīkla tīkli tīkls un upes uz uzraudzība uzturēšana uzņemt uzņēmumi uzņēmums uzņēmumu vadība vadītāji vadītājs vai vairāki vajadzība vajadzības vajag valoda valsts vasaras vecais vecas veci veco vecs vecā vecāki vecākiem vecāku veicināšana veikt veselība veselības vide vides viedais viena vienas viens viesu vieta vietas vietējais vietējie vietējā virs virzīta visi viss visu vizīte vēl vīrs zaļais zaļā zaļās zem zema zemās zina zona ārsti ārsts ārstu ārā ātri ātrs ātrā ēka ēkas ēku ēkās ģimene ģimenes ģimenēm īpašas īpašuma īpašums īsie ļoti šeit šis šī ūdeni ūdens ūdeņi'.split(
    ' ',
  );

const set = (tails: string): ReadonlySet<string> => new Set(tails.split(' ').map(fold));

const nominal = set(
  's š a ā u ū i ī is e ē ei ai as ās es ēs em ēm am ām im iem os os im ais ie o ajam ajai ajā ajās ajos ajiem ajām āks āka āki',
);
const participle = 't ts ta tas tā tās tu to ti tiem tie tais tam tajā tajos tām';
const verb = (vowel: string, present: string): ReadonlySet<string> =>
  set(
    [
      ...participle.split(' '),
      ...'ju ji ja jām jāt j jam jat jot jošs joša joši jošu jošas jis jusi juši s sim siet tu'.split(' '),
      ...'šana šanas šanai šanu šanā tājs tāji tājiem tāju tāja tājam tājas'.split(' '),
    ]
      .map((tail) => vowel + tail)
      .concat(vowel, present.split(' '))
      .join(' '),
  );
const acting: Readonly<Record<string, ReadonlySet<string>>> = {
  et: verb('ē', 'ē'),
  at: verb('ā', 'ā'),
  it: verb('ī', 'u a i ām āt ot ošs oši ošas'),
  ot: verb('o', 'o'),
};
const reflexive = set('ties as jas jās jos šanās šanos sies simies jamies');

const endings = new Map<string, ReadonlySet<string>>([
  ...['s', 'is', 'a', 'e', 'as', 'es', 'i', 'u', 'o', 'ais', 'ie', 'iem'].map((ending) => [ending, nominal] as const),
  ...Object.entries(acting).flatMap(([ending, tails]) => [
    [ending, tails] as const,
    [`${ending.slice(0, 1)}sana`, tails] as const,
  ]),
  ['ties', reflexive],
]);

/** The consonant before -is, -e and what stands for it in the cases that soften: jaunietis – jaunieša, upe – upju. */
const softened: readonly (readonly [hard: string, soft: string])[] = [
  ['t', 's'],
  ['d', 'z'],
  ['b', 'bj'],
  ['p', 'pj'],
  ['m', 'mj'],
  ['v', 'vj'],
];
const softTails = set('a am ā u i iem us os ī');
const hardTails = set('is im ī e es ē em ei ēm i');

function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  if (stem.length < 3) return [];
  if (ending === 'is' || ending === 'e' || ending === 'es') {
    const change = softened.find(([hard]) => stem.endsWith(hard));
    return change === undefined ? [] : [{ stem: stem.slice(0, -1) + change[1], tails: softTails }];
  }
  if (ending === 'i' || ending === 'u') {
    const change = softened.find(([, soft]) => stem.length > 4 && stem.endsWith(soft));
    return change === undefined ? [] : [{ stem: stem.slice(0, -change[1].length) + change[0], tails: hardTails }];
  }
  return [];
}

/** Latvian: declensions, long-stem verbs and the softening before endings; prefixes and compounds are looked into. */
export const latvianInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 4 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
