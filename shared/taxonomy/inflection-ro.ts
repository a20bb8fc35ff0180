import type { Inflection } from './inflection.ts';
import { formsBySuffix, suffixRule } from './suffix-forms.ts';
import { fold } from './words.ts';

const functionWords =
  'a abia acasă aceasta această acei aceia acel acela acele acelea același acest acesta aceste acestea acestor acolo acum acum adesea adică ai aia aici ajunge ajutor ajuta al ale altă alte altele alți altul alături am an ani anul apoi apă aproape ar are arăta arătați aș așa asemenea ași asta astăzi astea astfel atât atunci ați au avea aveam avem aveți azi banii bani bine bun bună bune buni ca cam cand cap când care caută căutăm căuta casă case cât câte câteva câți câțiva către ce cea ceea cei cel cele celor centru centre cere ceva chiar cine cinci clădire clădiri colegi comun comună comune comunitate copii copiii copil copiilor cu cum cumva da dacă dar dat dator de deja departe deschide despre deși din dincolo dintre doar doi dori dorim două douăzeci după e ea echipă echipament ei el ele era erau este europa european europeană europene europeni eu există experiență exemplu face facem fac fără familie familii faptul fel femei fi fie fiecare fiindcă fost forma forme formare foarte fost frumos funcționează grijă grup grupuri gata general gospodării iar ideea idei ieri important în înainte încă începe început încât înseamnă între întreg însă învăța își îl îi îmi îți la lângă le lei li lipsă lipsesc lipsește loc locuri local locală locale locali locuitori lor lu lui luna luni lucra lucrează lucru lucruri lume mai mare mari mâine mâna mâini mereu merge mi mic mică mici mie mii milioane mod moment mult multă multe mulți municipal municipală municipale municipiu ne nevoie nici niciodată niciun nicio nimeni nimic noapte noastră noastre noi noștri nostru noștri nou nouă nu numai nume o oameni oamenii oamenilor oară oferi oferim om or oraș orașe orașul ore ori oricare orice pare parte partener parteneri părinți pe pentru peste persoane persoană plan pleacă pot potrivit prea prea pregătire prima primar primărie primăria primării prin primi primim primul prieteni probleme proiect proiecte program propriu punct puncte public publică publice pune punem pur puteam putea putem puteți puțin puțini raion rămân rămas rămâne război regiune resturi rețea rus rusă sa să sale sală sat sate satul săi său scoate școală școli se sector seară schimb schimba serviciu servicii si și sigur singur singură sistem social sociale socială spre spune spuneți sta stă stăm stare stau sub sunt suntem săptămână sus știe știm tehnic tehnică timp toată toate tot toți tocmai totul trebuie trei trece tu țară țări ucraina ucrainean ucraineană ucraineni ucrainene uite ultima ultimul un una unde unei unele uneori unii unor unu unui unul unde va vă vară vechi vechea vedea vedem veche veni vi via viață vecin vecini vin vine viu voastră voastre vom voștri vostru vrea vreau vrem vreme vreo zece zeci zi zile zilele zilnic zona zonă treizeci patruzeci cincizeci sute sută ajută'.split(
    ' ',
  );

/** After a consonant, after -ă or -a, after -e and -ie, after -u, and for a plural written as a term. */
const afterConsonant = new Set(
  ' a e i u ul ului ule uri urile urilor ii iilor ei le lor ele elor ile ilor lui'.split(' '),
);
const feminine = 'a e i o uri urile urilor ei ii ele elor ile ilor'.split(' ');
const afterA = new Set(feminine);
const afterE = new Set([...feminine, 'ea', 'elui', 'le', 'lui']);
const afterU = new Set('u ul ului uri urile urilor e ele elor i ii ilor iul iului iu iile iilor'.split(' '));
const afterI = new Set([...afterConsonant, 'iul', 'iile']);
const past = 'at ata ate ati';

const rules = [
  // apă, mină, and what is too short to lose its end
  suffixRule(/a$/u, 2, 'a e i ei ele elor ile ilor'),
  suffixRule(/e$/u, 2, 'e ea i ei ile ilor'),
  suffixRule(/u$/u, 2, 'u ul ului uri urile'),
  // românesc – românească, muncitor – muncitoare, livadă – livezi, brad – brazi, cal – cai
  suffixRule(/(?<=[^aeiou])$/u, 4, 'esc easca esti'),
  suffixRule(/esc$/u, 3, 'easca esti estii estilor'),
  suffixRule(/tor$/u, 3, 'toare toarea toarei toarele toarelor'),
  suffixRule(/os$/u, 3, 'oasa oase oasei'),
  suffixRule(/ada$/u, 2, 'azi azii azilor azile ezi ezii'),
  suffixRule(/d$/u, 2, 'zi zii zilor'),
  suffixRule(/ala$/u, 2, 'ali alile alii'),
  suffixRule(/(?<=[aeiou])l$/u, 3, 'i ii ilor'),
  // repara, evalua, with renova and monta; scrie, construi, coborî
  suffixRule(/a$/u, 4, `am ${past} are area arii arilor and eaza eze ez`),
  suffixRule(/e$/u, 4, 'em ut uta ute uti ere erea and s se'),
  suffixRule(/i$/u, 4, 'im iti it ita ite iti ire irea irii ind este esc easca'),
  suffixRule(/are$/u, 4, `a am ${past} area arii ari arile arilor and eaza eze ez`),
  suffixRule(/ere$/u, 4, 'e em ut uta ute uti and erea erii eri erile'),
  suffixRule(/ire$/u, 4, 'i im it ita ite iti este esc easca irea irii iri irile irilor ind'),
];
const bySuffix = formsBySuffix(rules);
const broken = /(oa|ea)([^aeiou]{1,3})[ae]$/u;
const plural = new Set('i ii e ei ele elor ile ilor'.split(' '));

/** Romanian: the article and the cases at the end of nouns, oa – o and ea – e within, the commonest verb forms. */
export const romanianInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map([
    ['', afterConsonant],
    ['a', afterA],
    ['e', afterE],
    ['u', afterU],
    ['i', afterI],
    ['uri', afterConsonant],
  ]),
  shortestStem: () => 4,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants: (stem, ending) => {
    const word = stem + ending;
    const [found, vowels = '', rest = ''] = broken.exec(word) ?? [];
    const forms = bySuffix(word, '');
    if (found === undefined) return forms;
    return [...forms, { stem: word.slice(0, -found.length) + vowels.charAt(0) + rest, tails: plural }];
  },
};
