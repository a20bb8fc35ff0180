import type { Inflection } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'ad af aftale aktiv aktivt al alene alle almen almene alment alt anden andre arbejde arbejder arter at automatisk bag bedre bedst begge begynder behov bestemmer bestille besøg betaler bevis blev blive bliver bo bord borger borgere borgerne borgernes brug bruge bruger brugt brugte brænder by byen byens bygge byggeri bygning bygninger dag dage de del dele deles deltager den der deres det dig din direkte direktør disse drift dyb dyr efter egen eget egne ejer eller en end enheder er et fag falde falder fange far fare fast fem finde finder fine fjerne flere for fordi forslag forsvinder forvaltning forældre fra fremtid fri frie fulde få får fælles født fødte før første gamle gammel gang ganske gemme gensidige gik give god gode godkendelse grøn grønne grønt går gøre hal halvdelen ham han har havde have hele hente henter hinanden hjem hjemme hjemmet hjælp hos huller hun hurtigt hus huse hvad hver hverve hvis hvor hvordan høre i ideer igen ikke ind indhente indre indsats ingen intet ja jeg jer job jord kan kilometer klar kolde kollega komme kommer kommunal kommunale kommunalt kommune kommunen kommunens kommuner konto kort korte kræfter kun kunne køb købe køre lad lade land lande landet lang langt lave led ledelse leder ledig ligge lille liv lokal lokale lokaler lokalt lokke lukker lyset lytte lægge lære løs løsning man mand mange mangel med medarbejder medarbejdere meget melde mellem men mennesker mere mest metoder midler mine mistet mobil mod model modtagelse må mål måle mærke mødes mørke nabo naboer ned nede noget nogle nord nummer ny nye nyt når nær nære offentlig offentlige og også om omkring område områder op opgaver ord os over park pas penge personlig plads plan planer pris problemer procent producenter projekt projekter på rejse rende ringe ringer rolige rydde råd salg samarbejde samme sammen se selskab selskaber selv sende service side siden sider sidste sig siger sikker situation skal skifte skole skolen skoler skrive slå små snak sociale socialt som sove spille stand standarder start starter sted steder stemme stor store studie støtte svar så såsom særlige sætte søge søger tabe tabt tabte tag tage tager taget tal taler tegne teknisk tid tidligere tidligt til tilbage tilbud tilpasse tilpasset tiltrække timen timer ting to tom tomme tre trække træning tørre tørrer ud uden udskiftning udstyr uge uger under unge unges vande varm varmt ved vej veje vejen vende vender vente venter vi vil vilde voksne vores væk være været værket værksted åben åbne år én ét ødelagt ødelagte øst'.split(
    ' ',
  );

const nominal = [
  '',
  'e',
  'en',
  'et',
  'er',
  'erne',
  'ene',
  'ne',
  'r',
  'rne',
  's',
  'es',
  'ens',
  'ets',
  'ers',
  'ernes',
  'nes',
  't',
  'n',
];
const verbal = [...nominal, 'te', 'ede', 'ende', 'ning', 'ningen', 'ninger'];

/** Danish nouns with their article, adjectives and weak verbs; a short vowel doubles the consonant (bus, bussen). */
export const danishInflection: Inflection = {
  apostrophe: 'joins',
  endings: new Map([
    ['', new Set(nominal)],
    ['e', new Set(verbal)],
    ['el', new Set(['el', 'els', 'elen', 'elens', 'len', 'ler', 'lerne', 'le', 'lede', 'ling'])],
    ['um', new Set(['um', 'ums', 'et', 'ets', 'er', 'erne', 'ers'])],
  ]),
  shortestStem: () => 4,
  freeTail: () => 0,
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants: (stem, ending) => {
    if (ending !== '') return [{ stem: stem + ending, tails: new Set(['', 's']) }];
    if (!/(?:^|[^aeiouy])[aeiouy][bdfgklmnprst]$/u.test(stem)) return [];
    const doubled = stem + stem.slice(-1);
    return [{ stem: doubled, tails: new Set(nominal.filter((tail) => /^e./u.test(tail) || tail === 'e')) }];
  },
};
