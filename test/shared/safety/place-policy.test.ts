import { describe, expect, it } from 'vitest';
import { OblastId } from '../../../shared/places/oblasts.ts';
import {
  carefulPolicy,
  isMasked,
  type PlacePolicy,
  type Precision,
  precisionFor,
  sensitivityOf,
  Zone,
  zoneOf,
} from '../../../shared/safety/place-policy.ts';
import type { ListingKind } from '../../../shared/schemas/codes.ts';
import type { UkrainianPlace } from '../../../shared/schemas/place.ts';
import { type TopicId, topicIds, topics } from '../../../shared/taxonomy/topics.ts';

const hromada: UkrainianPlace = {
  country: 'UA',
  oblast: 'rivne',
  raion: { code: 'UA56990000000000555', name: 'Луговецький' },
  hromada: { code: 'UA56990990000000777', name: 'Яворолузька' },
};
const on = '2026-10-01';
const policyOf = (zone: Zone): PlacePolicy => ({ territories: [{ scope: 'rivne', zone, from: '2026-01-01' }] });

/** Sectors in which a need tells what is damaged, as mission and design have them. */
const critical = ['energy', 'water', 'civil-protection'];
const finest: Readonly<Record<Zone, Readonly<Record<'critical need' | 'anything else', Precision>>>> = {
  occupied: { 'critical need': 'oblast', 'anything else': 'oblast' },
  hostilities: { 'critical need': 'oblast', 'anything else': 'oblast' },
  'possible-hostilities': { 'critical need': 'oblast', 'anything else': 'raion' },
  rear: { 'critical need': 'raion', 'anything else': 'hromada' },
};

describe('the finest place that the public sees', () => {
  it.each(Zone.options)('follows the table in a zone of %s for every topic, for needs and for offers', (zone) => {
    for (const id of topicIds) {
      const isCritical = critical.includes(topics[id].sector) || id === 'school-shelters';
      for (const kind of ['need', 'offer'] satisfies ListingKind[]) {
        const row = kind === 'need' && isCritical ? 'critical need' : 'anything else';
        const precision = precisionFor({ kind, topics: [id], place: hromada }, policyOf(zone), on);

        expect(precision, `${kind} ${id}`).toBe(finest[zone][row]);
      }
    }
  });

  it('is that of the gravest topic', () => {
    const topicsOf = (...ids: TopicId[]) => sensitivityOf('need', ids);

    expect(topicsOf('teacher-training')).toBe('open');
    expect(topicsOf('teacher-training', 'heat-substations')).toBe('critical');
    expect(sensitivityOf('offer', ['heat-substations'])).toBe('open');
    expect(topicsOf()).toBe('open');
  });

  it('is the place itself outside Ukraine', () => {
    const place = { country: 'PT', name: 'Monte Invento' } as const;

    expect(precisionFor({ kind: 'need', topics: ['heat-substations'], place }, carefulPolicy, on)).toBe('hromada');
    expect(isMasked(place, 'oblast')).toBe(false);
  });

  it('names no community while it is coarser than the community', () => {
    const [raionOnly, region]: UkrainianPlace[] = [
      { country: 'UA', oblast: 'rivne', raion: { code: 'UA56990000000000555', name: 'Луговецький' } },
      { country: 'UA', oblast: 'rivne' },
    ];

    expect((['hromada', 'raion', 'oblast'] as const).map((precision) => isMasked(hromada, precision))).toEqual([
      false,
      true,
      true,
    ]);
    expect(
      raionOnly && (['hromada', 'raion', 'oblast'] as const).map((precision) => isMasked(raionOnly, precision)),
    ).toEqual([false, false, true]);
    expect(region && isMasked(region, 'oblast')).toBe(false);
  });
});

describe('the zone of a place', () => {
  const scoped = (territories: PlacePolicy['territories']) => zoneOf(hromada, { territories }, on);
  const from = '2026-01-01';

  it('is that of the finest territory that names it: the hromada before its raion, the raion before its oblast', () => {
    const oblast = { scope: 'rivne', zone: 'hostilities', from } as const;
    const raion = { scope: 'UA56990000000000555', zone: 'possible-hostilities', from } as const;
    const own = { scope: 'UA56990990000000777', zone: 'occupied', from } as const;

    expect(scoped([oblast])).toBe('hostilities');
    expect(scoped([oblast, raion])).toBe('possible-hostilities');
    expect(scoped([own, raion, oblast])).toBe('occupied');
  });

  it('is the gravest of several that name the same territory', () => {
    const [occupied, rear] = (['occupied', 'rear'] as const).map((zone) => ({ scope: 'rivne' as const, zone, from }));

    expect(occupied && rear && scoped([rear, occupied])).toBe('occupied');
  });

  it('holds from its first day to its last, both included', () => {
    const territory = { scope: 'rivne', zone: 'hostilities', from: '2026-03-01', to: '2026-03-31' } as const;
    const zoneAt = (day: string) => zoneOf(hromada, { territories: [territory] }, day);

    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(zoneAt)).toEqual([
      'rear',
      'hostilities',
      'hostilities',
      'rear',
    ]);
  });

  it('is careful until the secretariat has written its own policy', () => {
    const zones = OblastId.options.map(
      (oblast) => [oblast, zoneOf({ country: 'UA', oblast }, carefulPolicy, on)] as const,
    );
    const of = (zone: Zone) => zones.flatMap(([oblast, its]) => (its === zone ? [oblast] : [])).toSorted();

    expect(of('occupied')).toEqual(['crimea', 'luhansk', 'sevastopol']);
    expect(of('hostilities')).toEqual(['donetsk', 'kharkiv', 'kherson', 'zaporizhzhia']);
    expect(of('possible-hostilities')).toEqual(['chernihiv', 'dnipropetrovsk', 'mykolaiv', 'odesa', 'sumy']);
    expect(of('rear')).toHaveLength(15);
  });
});
