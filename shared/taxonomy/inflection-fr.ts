import type { Inflection } from './inflection.ts';
import { formsBySuffix, suffixRule } from './suffix-forms.ts';
import { fold } from './words.ts';

const functionWords =
  'à ai au aux avec avoir beaucoup bien c ce ces cet cette chaque chez comme comment contre d dans de déjà depuis des deux donc du elle elles en encore entre est et être eux faire fait faut il ils j je jusque l la le les leur leurs lui m mais même mes moins mon n ne ni nos notre nous on ont ou où par pas pendant peu peut peuvent plus plusieurs pour qu quand que quel quelle quelles quels qui quoi s sa sans se ses si sommes son sont sous sur t tous tout toute toutes très trois trop un une va vers veut voir vos votre vous y autre autres ville villes village villages commune communes communal communale communaux communales municipal municipale municipaux municipales mairie habitant habitants personne personnes gens enfant enfants jeune jeunes femmes service services centre maison maisons local locale locaux locales public publique publics publiques projet projets petit petite petits petites nouveau nouvelle nouveaux vieux vieille vieilles grand grande gestion plan aide travail travailler équipe équipes équipement matériel réseau point points zone lieu salle eau école écoles élève élèves bâtiment bâtiments groupe site social sociale sociaux sociales formation accueil accueillir système mobile moyens temps jour jours premier premiers première premières tenir rester aller venir prendre donner trouver chercher apprendre partir vie pays monde européen européenne européens européennes ukrainien ukrainiens'.split(
    ' ',
  );

const rules = [
  // les berges rénovées, le chantier déminé
  suffixRule(/(?<![sx])$/u, 5, 'e es'),
  suffixRule(/(?<=[ae]u|ou)$/u, 3, 'x'),
  suffixRule(/al$/u, 3, 'aux ale ales'),
  suffixRule(/ail$/u, 3, 'aux'),
  suffixRule(/eux$/u, 3, 'euse euses'),
  suffixRule(/if$/u, 3, 'ive ives'),
  suffixRule(/eur$/u, 4, 'euse euses'),
  suffixRule(/teur$/u, 3, 'trice trices'),
  suffixRule(/(?<=ie|e)n$/u, 3, 'nne nnes'),
  suffixRule(/el$/u, 3, 'elle elles'),
  // trier, nettoyer, vieillir, perdre, détruire
  suffixRule(/er$/u, 3, 'e es ent ons ez ee ees a ait aient ant ante antes era eront eons eant eaient ere eres'),
  suffixRule(/er$/u, 4, 'ation ations ement ements age ages'),
  suffixRule(/yer$/u, 4, 'ie ies ient iera'),
  suffixRule(/ir$/u, 3, 'i ie is ies it issent issons issait issant issement'),
  suffixRule(/(?<=[fv])rir$/u, 2, 're rent rons ert erts erte ertes'),
  suffixRule(/enir$/u, 1, 'ient iennent enons enu enue enus enues'),
  suffixRule(/dre$/u, 3, 'd ds dent dons du due dus dues dant'),
  suffixRule(/ndre$/u, 3, 'nt nts nte ntes gnent gnons gnant'),
  suffixRule(/(?<=u)ire$/u, 3, 'it its ite ites isent isons isant'),
  // éclairage and éclairé, rénovation and rénover, financement and financer
  suffixRule(/age$/u, 5, 'er e es ee ees ent ons ant'),
  suffixRule(/ation$/u, 4, 'er ee ees ent ons ant'),
  suffixRule(/ement$/u, 4, 'er ee ees ons ant'),
];

/** French: plurals, the feminine, the commonest verb forms. Accents are folded away, so that é and e are one. */
export const frenchInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map([
    ['', new Set(['', 's'])],
    ['s', new Set(['', 's'])],
  ]),
  shortestStem: () => 5,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants: formsBySuffix(rules),
};
