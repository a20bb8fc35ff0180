import type { SizeBand } from '../schemas/codes.ts';
import type { OrganisationSnapshot } from '../schemas/organisation.ts';
import type { Place } from '../schemas/place.ts';
import type { OrganisationLine, PlaceView } from '../schemas/views.ts';
import { isMasked, type Precision } from './place-policy.ts';

/** A place as finely as `precision` allows. */
export function viewPlace(place: Place, precision: Precision): PlaceView {
  if (place.country !== 'UA') return { country: place.country, named: true, name: place.name };
  const { country, oblast, raion, hromada } = place;
  if (isMasked(place, precision))
    return {
      country,
      named: false,
      oblast,
      ...(precision === 'raion' && raion !== undefined ? { raion: raion.name } : {}),
    };
  return {
    country,
    named: true,
    oblast,
    ...(raion === undefined ? {} : { raion: raion.name }),
    ...(hromada === undefined ? {} : { name: hromada.name }),
  };
}

const smallEnough: ReadonlySet<SizeBand> = new Set<SizeBand>([
  'under-5000',
  '5000-10000',
  '10000-20000',
  '20000-50000',
]);

/**
 * An organisation in one line. Of a masked community only what many share is left: the size band where it does not single out a town
 * (an oblast has few above 50,000, and a raion few of any size), no traits, no id, no name.
 */
export function viewOrganisationLine(
  id: string,
  snapshot: OrganisationSnapshot,
  precision: Precision,
): OrganisationLine {
  const { name, type, place, sizeBand, traits } = snapshot;
  if (!isMasked(place, precision)) return { id, name, type, place: viewPlace(place, precision), sizeBand, traits };
  const band = precision === 'oblast' && smallEnough.has(sizeBand) ? { sizeBand } : {};
  return { type, place: viewPlace(place, precision), ...band };
}
