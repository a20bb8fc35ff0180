import { describe, expect, it } from 'vitest';
import { sizeBandOf } from '../../../shared/schemas/codes.ts';
import { ListingContent, missingParts } from '../../../shared/schemas/listing.ts';
import { OrganisationProfile } from '../../../shared/schemas/organisation.ts';

const problems = (content: unknown) =>
  ListingContent.safeParse(content).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the content of a listing', () => {
  it('may be empty in a draft, and then lacks the four parts that a submission needs', () => {
    const empty = ListingContent.parse({});

    expect(missingParts(empty)).toEqual(['place', 'forms', 'topics', 'texts']);
    expect(empty.visibility).toEqual({ text: 'public', budget: 'members', stage: 'public', externalIds: 'public' });
  });

  it('ends after it begins, and stands without an end', () => {
    expect(problems({ from: '2027-05', to: '2027-04' })).toEqual(['to: window.reversed']);
    expect(problems({ from: '2027-05', to: '2027-05' })).toEqual([]);
    expect(problems({ standing: true, to: '2027-05' })).toEqual(['to: window.standing-has-no-end']);
    expect(problems({ standing: true, from: '2027-05' })).toEqual([]);
  });

  it.each([
    ['topics', ['heat-substations', 'heat-substations']],
    ['forms', ['twinning', 'twinning']],
    ['helpTypes', ['training', 'training']],
    ['languages', ['uk', 'uk']],
    ['participants', ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAV']],
    ['texts', [1, 2].map((n) => ({ language: 'en', title: `Title ${n}`, summary: '' }))],
    ['preferences', [1, 2].map(() => ({ about: 'country', values: ['PL'], required: false }))],
  ])('names nothing twice in %s', (name, list) => {
    expect(problems({ [name]: list })).toEqual([`${name}: list.repeats`]);
  });

  it('takes no field that is not its own', () => {
    for (const field of [
      'id',
      'state',
      'version',
      'organisationId',
      'exposure',
      'capacityLeft',
      'expiresAt',
      'publishedAt',
      'organisation',
    ])
      expect(problems({ [field]: 1 }), field).toHaveLength(1);
  });

  it('knows the oblast and the codes of a place', () => {
    const inUkraine = (place: object) => problems({ place: { country: 'UA', ...place } }).length === 0;

    expect(inUkraine({ oblast: 'kharkiv' })).toBe(true);
    expect(inUkraine({ oblast: 'kharkiv', hromada: { code: 'UA63990990000000777', name: 'Там' } })).toBe(true);
    expect(inUkraine({ oblast: 'warsaw' })).toBe(false);
    expect(inUkraine({ oblast: 'kharkiv', hromada: { code: 'UA639909900000007', name: 'Там' } })).toBe(false);
    expect(inUkraine({ oblast: 'kharkiv', name: 'Kharkiv' })).toBe(false);
    expect(problems({ place: { country: 'PT', name: 'Évora', nuts: 'PT187' } })).toEqual([]);
    expect(problems({ place: { country: 'RU', name: 'X' } })).not.toEqual([]);
  });
});

describe('an organisation’s profile', () => {
  it('takes a population of whole people, in bands that begin at their lower limit', () => {
    const profile = { name: 'X', type: 'municipality', place: { country: 'PT', name: 'X' }, languages: ['pt'] };

    expect(
      [0, 4_999.5, -1, 100_000_001].map(
        (population) => OrganisationProfile.safeParse({ ...profile, population }).success,
      ),
    ).toEqual([true, false, false, false]);
    expect([0, 4_999, 5_000, 9_999, 10_000, 49_999, 50_000, 100_000, 499_999, 500_000].map(sizeBandOf)).toEqual([
      'under-5000',
      'under-5000',
      '5000-10000',
      '5000-10000',
      '10000-20000',
      '20000-50000',
      '50000-100000',
      '100000-500000',
      '100000-500000',
      'over-500000',
    ]);
  });
});
