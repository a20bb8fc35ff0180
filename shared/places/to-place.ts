import type { Place } from '../schemas/place.ts';
import type { FoundPlace } from './find-places.ts';

/** A place that was found, in the form in which organisations and listings keep it. */
export function toPlace(found: FoundPlace): Place {
  switch (found.kind) {
    case 'hromada': {
      const { katotth, name, oblast, raion } = found;
      return { country: 'UA', oblast, ...(raion === null ? {} : { raion }), hromada: { code: katotth, name } };
    }
    case 'city':
      return { country: found.country, name: found.name, geonameId: found.geonameId };
  }
}
