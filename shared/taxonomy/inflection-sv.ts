import type { Inflection, Stem } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'aktivt alla allt andra anmäla anpassa anpassad anpassade anpassning anslutning anställa ansöka ansökan använda att av avlägsen avlägsna barn barnet barns bedöma begagnade behandling behov bestämma bestämmer besök besöka betala bil bilder billiga bjuda blir bo boende boka bort borta bostad bostäder bra brist brun bruna by byarna bygga byggande byggnad byggnader byn byns byta bära bättre båda center centrum data del dela delad delade den det detta digital digitala digitalt direkt djur dokument drag drift driva du död e efter egen eget egna ekonomi ekonomisk ekonomiskt el elever eleverna en ensam enskild enskilda enskilt ett eu europeiska familj familjer far farlig farligt fast fel finns flytta flyttade flyttar flyttat folk folkets fram fri från fulla färdig få får fönster för förare före förlorat förslag först första försvinner förvaltning föräldrar gamla gammal ge gemensam gemensamt gick gratis grön gröna grönt gå går göra ha har hela hem hemifrån hemma hemmet heta hinder hittar hjälp hjälpa hos hotade hus huset huvudet hål hålla hållbar hållbart högt i igen in inga ingen inget inom inte internationell internationellt invånare invånarna jobb jobbet kan klassen klimat komma kommer kommun kommunal kommunala kommunalt kommunen kommunens kommuner kontakt kontor kontroll korta kostnader krafter kund kurs kurser kvinnliga kvinnor kvällen känna ladda lag land lediga ledning liten litet liv livets ljus locka lokal lokala lokalt lyssna lägga lägsta länder längre lära lärande låna långa långt lösningar mark marken mat material med medel mellan mer miljö min mobil mobila mobilt mot människor människorna många mår möts ner nere nu ny nya nytt när nära och offentlig offentliga om områden omsorg oss partner pengar personal personer personlig plan planering plats platser pris privat projekt på rum rädda råd rådgivning röja rör samarbete samhälle samordning samverkan sedan service sida sidan sidor sig sin sina sista sitt sjuk sjuka ska skada skola skolan skolans skolor skriver skydd skydda smart smarta små snabbt social sociala socialt som spela spelar stad stadens stark starta startar stor stora ställe stå stöd svåra svårt säga säker säkert sälja särskilda särskilt sätta söka ta tak taket team teknik tid tiden tidiga tidigt till tillbaka tillfälliga tillfälligt tillsammans tjänst tjänsten tjänster tomma torra två under unga ungas upp ur ut utan utbildning utland utlandet utländska utrustning utveckling vara vatten vattnet verksamhet verktyg vi via vid vuxna väg vägen vänta väntar värme värmen vår våra vård vården äldre är åka år åt öppen öppna över'.split(
    ' ',
  );

const set = (tails: string): ReadonlySet<string> => new Set(tails.split(' ').map(fold));

const nominal = set(' en et n t ar or er r na arna orna erna s ens ets ns ar ars ers arnas ernas ornas e a are ast');
const verbal = set(
  'a an ans or ors orna ornas ar as ade ades ad at ats ande er de des te tes t d da ning ningen ningar ningarna ningens',
);

type Found = Omit<Stem, 'freeTail'>;

/** Further stems: cykel – cyklar, vatten – vattnet, program – programmet, läckor – läckan, sanering – sanerar. */
function variants(stem: string, ending: string): readonly Found[] {
  if (ending === 'a' || ending === 'um') return [{ stem: stem + ending, tails: set(' s') }];
  const found: Found[] = [];
  const without = (letters: number) => stem.slice(0, -letters);
  const plural = /(?:[ao]rna|[ao]r|er)$/u.exec(stem)?.[0].length ?? 0;
  if (plural > 0 && stem.length - plural >= 4) {
    found.push({ stem: without(plural), tails: new Set([...nominal, ...verbal]) });
  }
  if (/[^aeiouy]e[lnr]$/u.test(stem) && stem.length > 4) {
    found.push({ stem: without(2) + stem.slice(-1), tails: set('ar arna arnas et ets en a ade at as er erna') });
  }
  if (/[^aeiouy][aeiouy][mn]$/u.test(stem) && stem.length > 2) {
    found.push({ stem: stem + stem.slice(-1), tails: set('en et ar er arna erna a ens ets') });
  }
  if (stem.endsWith('are')) found.push({ stem: without(1), tails: set('na nas') });
  if (stem.endsWith('ning') && stem.length > 8) found.push({ stem: without(4), tails: verbal });
  if (stem.endsWith('ing') && stem.length > 7) found.push({ stem: without(3), tails: verbal });
  return found;
}

/** Swedish nouns with their article, adjectives and weak verbs; compounds are looked into. Endings are folded. */
export const swedishInflection: Inflection = {
  apostrophe: 'joins',
  endings: new Map([
    ['', nominal],
    ['a', verbal],
    ['um', set('um ums et ets er erna rum ret')],
  ]),
  shortestStem: () => 3,
  freeTail: () => 0,
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants,
};
