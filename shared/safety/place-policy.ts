import { z } from 'zod';
import { KatotthCode } from '../places/katotth.ts';
import { OblastId } from '../places/oblasts.ts';
import type { ListingKind } from '../schemas/codes.ts';
import type { Place } from '../schemas/place.ts';
import { type SectorId, type TopicId, topics } from '../taxonomy/topics.ts';

/** The finest place that the public may see of a Ukrainian community. Coarser than `hromada` means that the community is not named. */
export const Precision = z.enum(['hromada', 'raion', 'oblast']);
export type Precision = z.infer<typeof Precision>;

/** How near the war is. */
export const Zone = z.enum(['occupied', 'hostilities', 'possible-hostilities', 'rear']);
export type Zone = z.infer<typeof Zone>;

/** A territory and its zone between two days (ISO 8601; the last day is included, open where absent). The scope is an oblast, or the code of a raion or hromada. */
export const Territory = z.strictObject({
  scope: z.union([OblastId, KatotthCode]),
  zone: Zone,
  from: z.iso.date(),
  to: z.iso.date().optional(),
});
export type Territory = z.infer<typeof Territory>;

/** The place policy in force: data with dates, edited by the secretariat. */
export const PlacePolicy = z.strictObject({ territories: z.array(Territory).max(3_000) });
export type PlacePolicy = z.infer<typeof PlacePolicy>;

const since = '2022-02-24';
const zones: Record<Exclude<Zone, 'rear'>, readonly OblastId[]> = {
  occupied: ['crimea', 'sevastopol', 'luhansk'],
  hostilities: ['donetsk', 'kharkiv', 'kherson', 'zaporizhzhia'],
  'possible-hostilities': ['chernihiv', 'dnipropetrovsk', 'mykolaiv', 'odesa', 'sumy'],
};

/**
 * The policy until the secretariat has written its own: whole oblasts, on the careful side. The official list of territories of
 * hostilities and occupation (order 376 of the Ministry for Development of Communities and Territories of 28 February 2025) is finer.
 */
export const carefulPolicy: PlacePolicy = {
  territories: Zone.options.flatMap((zone) =>
    zone === 'rear' ? [] : zones[zone].map((scope) => ({ scope, zone, from: since })),
  ),
};

/** Sectors in which a need tells where something critical is damaged or missing. */
const sensitiveSectors: Record<SectorId, 'critical' | 'guarded' | 'open'> = {
  energy: 'critical',
  water: 'critical',
  'civil-protection': 'critical',
  health: 'guarded',
  waste: 'open',
  housing: 'open',
  transport: 'open',
  veterans: 'open',
  education: 'open',
  social: 'open',
  displacement: 'open',
  digital: 'open',
  culture: 'open',
  environment: 'open',
  rural: 'open',
  economy: 'open',
  governance: 'open',
  'youth-sport': 'open',
};

/** Topics outside these sectors that tell as much. */
const sensitiveTopics: ReadonlySet<TopicId> = new Set<TopicId>(['school-shelters']);

/** How sensitive a listing's subject is: the gravest of its topics. Only needs tell of damage; an offer is open. */
export function sensitivityOf(kind: ListingKind, ids: readonly TopicId[]): 'critical' | 'guarded' | 'open' {
  if (kind === 'offer') return 'open';
  const all = ids.map((id) => (sensitiveTopics.has(id) ? 'critical' : sensitiveSectors[topics[id].sector]));
  return all.includes('critical') ? 'critical' : all.includes('guarded') ? 'guarded' : 'open';
}

/** The gravest zone that the policy gives a place on a day. A finer scope (hromada, then raion) goes before its oblast. */
export function zoneOf(place: Place, policy: PlacePolicy, on: string): Zone {
  if (place.country !== 'UA') return 'rear';
  const inForce = policy.territories.filter(({ from, to }) => from <= on && (to === undefined || on <= to));
  for (const scope of [place.hromada?.code, place.raion?.code, place.oblast]) {
    const found = inForce.filter((territory) => territory.scope === scope).map(({ zone }) => zone);
    const gravest = Zone.options.find((zone) => found.includes(zone));
    if (gravest !== undefined) return gravest;
  }
  return 'rear';
}

/** Territory × topic → the finest precision for the public. Places outside Ukraine have none to withhold. */
export function precisionFor(
  subject: { kind: ListingKind; topics: readonly TopicId[]; place: Place },
  policy: PlacePolicy,
  on: string,
): Precision {
  if (subject.place.country !== 'UA') return 'hromada';
  const critical = sensitivityOf(subject.kind, subject.topics) === 'critical';
  switch (zoneOf(subject.place, policy, on)) {
    case 'occupied':
    case 'hostilities':
      return 'oblast';
    case 'possible-hostilities':
      return critical ? 'oblast' : 'raion';
    case 'rear':
      return critical ? 'raion' : 'hromada';
  }
}

/** Whether a precision withholds the name of the community at this place: a region is as coarse as its oblast already. */
export function isMasked(place: Place, precision: Precision): boolean {
  if (place.country !== 'UA') return false;
  if (place.hromada !== undefined) return precision !== 'hromada';
  return place.raion !== undefined && precision === 'oblast';
}
