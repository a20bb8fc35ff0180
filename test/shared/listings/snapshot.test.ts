import { describe, expect, it } from 'vitest';
import { sameSnapshot, snapshotOf } from '../../../shared/listings/snapshot.ts';
import { OrganisationSnapshot } from '../../../shared/schemas/organisation.ts';
import { maskedCommunity } from '../../functions/notices/samples.ts';

describe('what a listing keeps of its organisation', () => {
  it('has the size as a band and the ties as countries, each once', () => {
    const { profile } = maskedCommunity();
    const ties = [
      { country: 'SE' as const },
      { country: 'PL' as const, name: 'A' },
      { country: 'PL' as const, name: 'B' },
    ];

    const snapshot = OrganisationSnapshot.parse(snapshotOf({ profile: { ...profile, ties } }));

    expect(snapshot.sizeBand).toBe('5000-10000');
    expect(snapshot.tieCountries).toEqual(['PL', 'SE']);
  });

  it('is the same whatever the order in which features were entered', () => {
    const { profile } = maskedCommunity();
    const turned = { ...profile, traits: profile.traits.toReversed(), ties: profile.ties.toReversed() };

    expect(sameSnapshot(snapshotOf({ profile }), snapshotOf({ profile: turned }))).toBe(true);
  });

  it('is the same however a database orders its fields', () => {
    const snapshot = snapshotOf(maskedCommunity());
    const stored = OrganisationSnapshot.parse(Object.fromEntries(Object.entries(snapshot).toReversed()));

    expect(sameSnapshot(snapshot, stored)).toBe(true);
  });

  it('differs where a feature differs', () => {
    const { profile } = maskedCommunity();

    expect(sameSnapshot(snapshotOf({ profile }), snapshotOf({ profile: { ...profile, interpreter: true } }))).toBe(
      false,
    );
    expect(sameSnapshot(snapshotOf({ profile }), snapshotOf({ profile: { ...profile, population: 7_413 } }))).toBe(
      true,
    );
  });
});
