import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const masculine = ' а ът ове овете и ите я ят та ия ият ата о ото';
const plural = ' и ите а ата я ята ят ия ият о ото ът';
const cleaning = 'я ята и ите иш им ят их ил ила ило или ене енето ен ена ено ени ените ения';
const repairing = 'ам аш а аме ате ат ах ал ала ало али ане ането ан ана ано ани аните ания анията';

/** Only what ends dictionary forms is taken off a term: магазин is no magaz-in, работа no rabo-ta. */
const endings = new Map(
  Object.entries({
    '': masculine,
    ът: masculine,
    ят: masculine,
    ове: masculine,
    овете: masculine,
    а: 'а ата и ите',
    ата: 'а ата и ите',
    о: 'о ото а ата',
    ото: 'о ото а ата',
    е: 'е ето я ята а ата ета етата и ите',
    ето: 'е ето я ята а ата ета етата и ите',
    и: plural,
    ите: plural,
    я: cleaning,
    ята: cleaning,
    ене: cleaning,
    енето: cleaning,
    ам: repairing,
    ане: repairing,
    ането: repairing,
  }).map(([ending, others]) => [ending, new Set(others.split(' '))] as const),
);

const functionWords =
  'аз ако бе без беше би били бил била бъде бъдат в във вече ви вие всеки всички всичко всяка всяко го ги да дали до два две три докато друг друга други е един една едно едни за защото зад и из или им има имаме имат като както как каква какво които който която което към къде кой ли ме между ми много може могат може би му на над нас наш наша наше наши не него нея ни ние никой нито но няма нямаме нямат нов нова ново нови новите о около от освен още по под почти поне при пред преди през с се са сам само сам си след следва сме със стои също според така там така че тази те тези това този той толкова трябва тук тя у човек хора хората често че чрез ще я около дори когато малки малка малко малък местен местна местно местни общ обща общо общи община общини общината общински общинска общинско общинските деца лица център специален специални първа първи първо част помощ'.split(
    ' ',
  );

const softened: Readonly<Record<string, string>> = { к: 'ц', г: 'з', х: 'с' };
const nominal = new Set('а ът и ите ове овете'.split(' '));
const adjectival = new Set('а ата о ото и ите ия ият'.split(' '));

/** Changes of the stem: ученик – ученици, горивен – горивни, вдовец – вдовци, театър – театри, гражданин – граждани. */
function variants(stem: string, ending: string): readonly Omit<Stem, 'freeTail'>[] {
  if (stem.length < 4 || ending !== '') return [];
  const shorter = stem.slice(0, -2);
  const found: Omit<Stem, 'freeTail'>[] = [];
  const last = softened[stem.slice(-1)];
  if (last !== undefined) found.push({ stem: stem.slice(0, -1) + last, tails: nominal });
  if (/[ъе][нркц]$/u.test(stem))
    found.push({ stem: shorter + stem.slice(-1), tails: new Set([...nominal, ...adjectival]) });
  if (stem.endsWith('ък')) found.push({ stem: `${shorter}ц`, tails: nominal });
  if (stem.endsWith('ин')) found.push({ stem: shorter, tails: nominal });
  return found;
}

/** Bulgarian: articles, plurals, adjectives, the commonest verbs. Endings are folded (й as и). */
export const bulgarianInflection: Inflection = {
  apostrophe: 'joins',
  endings,
  shortestStem: (length) => (length <= 3 ? 2 : 3),
  freeTail: (length) => (length >= 8 ? 4 : length >= 6 ? 3 : 0),
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
