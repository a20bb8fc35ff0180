import { europe } from '../../shared/places/europe.ts';
import { findPlaces } from '../../shared/places/find-places.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import type { PlacesStore } from './places-store.ts';

/** Places by name: communities of Ukraine as the codifier was loaded, towns of the rest of Europe from the gazetteer. */
export function makeFindPlaces(places: Pick<PlacesStore, 'loadHromadas'>): UseCase<'find-places'> {
  return async ({ query: { q, country, limit } }) => ({
    body: { items: findPlaces(q, { country, limit }, europe, await places.loadHromadas()) },
  });
}
