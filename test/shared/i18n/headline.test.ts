import { describe, expect, it } from 'vitest';
import { headlineOf, organisationText, placeText } from '../../../shared/i18n/headline.ts';
import type { OrganisationLine } from '../../../shared/schemas/views.ts';

const named: OrganisationLine = {
  id: '01J0000000000000000000000A',
  name: 'Косівська громада',
  type: 'municipality',
  place: { country: 'UA', named: true, oblast: 'ivano-frankivsk', raion: 'Косівський', name: 'Косівська' },
  sizeBand: '20000-50000',
  traits: ['mountain'],
};
const masked: OrganisationLine = {
  type: 'municipality',
  place: { country: 'UA', named: false, oblast: 'kharkiv' },
  sizeBand: '5000-10000',
};
const listing = {
  kind: 'need',
  topics: ['heat-substations', 'boiler-houses'],
  helpTypes: ['expertise', 'training'],
  forms: ['capacity-building'],
  organisation: named,
} as const;
const parts = { ...listing, topics: [...listing.topics], helpTypes: [...listing.helpTypes], forms: [...listing.forms] };

describe('the headline of a listing', () => {
  it('says in English what is needed, by whom and in which form, from codes alone', () => {
    const { summary, line } = headlineOf('en', parts);

    expect(summary).toBe(
      'Kosivska hromada (Ivano-Frankivsk oblast) is looking for expert advice, training. Form of partnership: capacity building.',
    );
    expect(line).toMatch(/^Need: /);
  });

  it('says the same in Ukrainian', () => {
    expect(headlineOf('uk', parts).summary).toBe(
      'Косівська громада (Івано-Франківська область) шукає партнера. Потрібно: поради фахівців, навчання. Форма партнерства: розвиток спроможності.',
    );
  });

  it('does not name a community that is masked', () => {
    const { who, summary } = headlineOf('en', { ...parts, organisation: masked });

    expect(who).toBe('a community in Kharkiv oblast, 5,000–10,000 people');
    expect(summary).toMatch(/^A community in Kharkiv oblast is looking for/);
    expect(organisationText('uk', masked)).toBe('громада (Харківська область; 5 000–10 000 мешканців)');
  });

  it('shows three topics and says how many more there are', () => {
    const { moreTopics } = headlineOf('en', {
      ...parts,
      topics: ['heat-substations', 'boiler-houses', 'solar-power', 'heat-pumps'],
    });

    expect(moreTopics).toBe(1);
  });

  it('serves a draft that has nothing yet', () => {
    const { line, summary } = headlineOf('en', { ...parts, kind: 'offer', topics: [], helpTypes: [], forms: [] });

    expect(line).toBe('Offer: No topic yet');
    expect(summary).toBe('Kosivska hromada (Ivano-Frankivsk oblast) is ready to help.');
  });
});

describe('a place', () => {
  it.each([
    [
      'a community',
      { country: 'UA', named: true, oblast: 'lviv', raion: 'Львівський', name: 'Львівська' },
      'Lvivska hromada, Lviv oblast',
    ],
    [
      'a raion',
      { country: 'UA', named: false, oblast: 'kharkiv', raion: 'Ізюмський' },
      'Iziumskyi raion, Kharkiv oblast',
    ],
    ['an oblast', { country: 'UA', named: false, oblast: 'kharkiv' }, 'Kharkiv oblast'],
    ['the capital', { country: 'UA', named: true, oblast: 'kyiv-city', name: 'Київ' }, 'City of Kyiv'],
    ['a town elsewhere', { country: 'FI', named: true, name: 'Turku' }, 'Turku, Finland'],
  ] as const)('is written as finely as it may be shown: %s', (_, place, expected) => {
    expect(placeText('en', place)).toBe(expected);
  });
});
