import { sameValue } from '../same-value.ts';
import { sizeBandOf, Trait } from '../schemas/codes.ts';
import type { Organisation, OrganisationSnapshot } from '../schemas/organisation.ts';

/**
 * The features of an organisation as its listings keep them: the population only as its band, traits in the order of their code list,
 * the countries of its ties once each in the order of the alphabet, so that equal features give equal snapshots.
 */
export function snapshotOf({ profile }: Pick<Organisation, 'profile'>): OrganisationSnapshot {
  return {
    name: profile.name,
    type: profile.type,
    place: profile.place,
    sizeBand: sizeBandOf(profile.population),
    interpreter: profile.interpreter,
    traits: Trait.options.filter((trait) => profile.traits.includes(trait)),
    tieCountries: [...new Set(profile.ties.map((tie) => tie.country))].sort(),
  };
}

/** Whether two snapshots say the same, whatever the order in which their fields were written. */
export function sameSnapshot(a: OrganisationSnapshot, b: OrganisationSnapshot): boolean {
  return sameValue(a, b);
}
