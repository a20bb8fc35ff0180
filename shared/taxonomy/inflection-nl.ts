import type { Inflection } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'aan aanpassen aanvraag achter af al alle allemaal als ander andere asiel beelden begin beginnen beheer beide beiden bekend beschadigd beslissen bestaat beste beter bewoners bezoek bezoeken bij binnen blijven bouwen boven brengen buiten burgers centrum dagen dat de deel delen die dienst diensten dingen directeur dit doel doelen doen door dorp dorpen drie druk drukken een eerste eigen elkaar en er extreem financieren front gaan gaat gaten gebied gebouw gebouwen gedeelde geel geen geld gele gemeente gemeenten gezamenlijk gezamenlijke goed goede groot grote haar halen handen hebben heeft helft het hete hoe hoge hoog huis huizen hulp hun iets in inwoner inwoners is ja jaar jong jonge kamer kansen kanten kilometer kilometers klein kleine komen komt kopen kost krijg krijgen kwijt laatste lage land landen lang lange leden leren lichten lokaal lokale lopen maar maatschappelijke maken man mee meer men mensen met meten middel mijn mijnen moeten na naar namen neemt nemen niemand niet niets nieuw nieuwe noden nodig nog nood nu of om omgaan onbekend onder onderhoud ons ontmoeten onze ook oosten op open opnieuw oppikken oud oude oudere ouders over pakken per plaats plaatsen plan plannen plek plekken prijs problemen procent project projecten punt raad recht regelen regio rij rijden ruikt ruimte samen samenwerking scholen sinds slapen sluit sluiten snel sociaal sociale spelen staan stad stand steden steun stoppen stopt storten straat streek stukken systeem te team tegen tekort terug thuis tijdens toegang toestellen tot tussen twee uit uitnodigen uren uur vaak valt van vast veel veilig ver verbonden verdwijnt verkopen verloren vertrekken vijf vinden vol volgen voor voorzieningen vragen vrij vroeg vroege vrouwen waar wachten wachtende wagen warm warme wat week weer weg wegen weinig weken wel werk werken werkplaats wie wij willen worden zaak zee zelf zich zijn zoeken zoekt zonder zorg zoveel zware één'.split(
    ' ',
  );

const nominal = ['', 's', 'en', 'e', 'n', 'ens', 'er', 'ers', 'je', 'jes', 'tje', 'tjes'];
const verbal = ['en', 'e', 't', 'te', 'ten', 'de', 'den', 'end', 'ende', 'er', 'ers', 'ing', 'ingen'];
const participles = ['t', 'd', 'te', 'de', 'en'];
const separable = /^(?:aan|af|bij|door|in|mee|om|op|over|toe|uit|voor)/u;
const longVowel = /(.*)(aa|ee|oo|uu)([bcdfgklmnprstv])$/u;
const shortVowel = /(?:^|[^aeiou])[aeiou]([bdfgklmnprst])$/u;
const openSyllable = /(.*(?:^|[^aeiou]))([aeou])([bdfgklmnprstvz])$/u;
const doubled = /([bdfgklmnprst])\1$/u;

/** The stem before an ending that begins with a vowel: boom, bomen; bus, bussen; brief, brieven; huis, huizen. */
function beforeVowel(stem: string): string[] {
  const soft = stem.replace(/f$/u, 'v').replace(/s$/u, 'z');
  const long = longVowel.exec(soft);
  if (long !== null) return [`${long[1]}${long[2]?.[0]}${long[3]}`];
  if (shortVowel.test(stem)) return [stem + stem.slice(-1)];
  return soft === stem ? [] : [soft];
}

/** The stem at the end of a word or before a consonant: maken, maakt; zetten, zet; leven, leeft; lezen, leest. */
function beforeConsonant(stem: string): string {
  const open = openSyllable.exec(stem);
  const closed = open === null ? stem.replace(doubled, '$1') : `${open[1]}${open[2]}${open[2]}${open[3]}`;
  return closed.replace(/v$/u, 'f').replace(/z$/u, 's');
}

/** So many letters that they neither stand inside a compound nor are a word of their own (voor of voorgelezen). */
const longestOutside = (stem: string): number => (/^(?:door|over|voor)/u.test(stem) ? 3 : 4);

/** A participle: its stem is cut so short that it counts at the beginning of a word only. */
function aside(stem: string, tails: readonly string[]): { stem: string; tails: ReadonlySet<string> } {
  const length = longestOutside(stem);
  const rest = stem.slice(length);
  return { stem: stem.slice(0, length), tails: new Set(tails.map((tail) => rest + tail)) };
}

/** Dutch nouns, adjectives and regular verbs, with the changes of spelling in them; participles too. */
export const dutchInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map([
    ['', new Set(nominal)],
    ['en', new Set(verbal)],
    ['um', new Set(['um', 'ums', 'a'])],
  ]),
  shortestStem: () => 3,
  freeTail: () => 0,
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants: (stem, ending) => {
    if (ending === '') {
      const changed = beforeVowel(stem).filter((other) => other.length > 3);
      return changed.map((other) => ({ stem: other, tails: new Set(['en', 'e', 'er', 'ers']) }));
    }
    const whole = stem.length < 4 ? [] : [{ stem: stem + ending, tails: new Set(['', 's']) }];
    if (ending !== 'en') return whole;
    const bare = beforeConsonant(stem);
    const [prefix = ''] = separable.exec(bare) ?? [];
    const root = bare.slice(prefix.length);
    return [
      ...whole,
      { stem: bare, tails: new Set(['', 't', 'te', 'ten', 'de', 'den', 'ster', 's']) },
      ...(/^[aeiou]/u.test(root) ? [] : [aside(`${prefix}ge${root}`, participles)]),
    ];
  },
};
