import type { Inflection } from './inflection.ts';
import { formsBySuffix, suffixRule } from './suffix-forms.ts';
import { fold } from './words.ts';

const functionWords =
  'a accueil accueillir ai aide aider aimerions ainsi aller alors ancien ancienne année années ans appelle apporter apprendre après arrive arriver assez au aucun aussi autant autre autres aux avant avec avoir avons beaucoup besoin bien bon bonne bout bâtiment bâtiments c car ce cela celle celui centre ces cet cette chaque cherche chercher cherchons chez chose choses ci cinq collègues combien comme comment communal communale communales communaux commune communes connaître conseil conseils contre coopération créer côté d dans de dedans depuis dernier dernière des deux devant devenir dire dit dix doit doivent donc donner dont du début déjà eau elle elles en encore enfant enfants ensemble ensuite entre envoyer est et eu européen européenne européennes européens eux exemple expérience faire fait faut façon femme femmes fin fois font formation gens gestion grand grande groupe habitant habitants habiter heureux hier homme hommes hui ici idée idées il ils important intéresse j jamais je jeune jeunes jour jours jusque l la laisser le lequel les leur leurs lieu local locale locales locaux loin long longtemps lorsque lui m maintenant mairie mais maison maisons mal manière manque matin matériel me meilleur merci mes mettre mieux mille million mobile moins mois mon monde montrer moyens municipal municipale municipales municipaux méthode même n ne ni nombre nos notre nous nouveau nouveaux nouvelle offrir offrons on ont ou ouverte où par parce pareil parfois parle parler part partir pas passe passer pays pendant penser personne personnes petit petite petites petits peu peut peuvent place plan plein plus plusieurs point points pour pourquoi pourrait pouvoir pouvons premier premiers première premières prendre presque programme projet projets propose proposer près prêt prêter pu public publics publique publiques puis qu quand quatre que quel quelle quelles quelque quelques quels qui quinze quoi raison recevoir regarder rencontrer reste rester rien russe région réseau s sa sais salle sans savoir savons se sera serait service services ses si site social sociale sociales sociaux sommes son sont sortir sous souvent suite sur système t tant technique tel tellement temps tenir tenue tient toujours tour tous tout toute toutes travail travailler trois trop trouver très ukraine ukrainien ukrainiens un une utiliser va vais valoir venir vers veulent veut vie vieille vieilles vieux village villages ville villes vingt vit vivre voici voilà voir vont vos votre voudrions vouloir voulons vous vrai vraiment y yeux zone à école écoles élève élèves équipe équipement équipes étaient était état été être'.split(
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
