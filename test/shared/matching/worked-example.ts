import { recordOf } from '../../../shared/matching/record.ts';
import { sampleId, sampleListing } from './sample-listing.ts';

/** The pair of docs/matching.md. */
export const exampleNeed = recordOf(
  sampleListing({
    kind: 'need',
    content: {
      topics: ['heat-substations', 'public-procurement'],
      helpTypes: ['expertise', 'equipment'],
      languages: ['uk', 'en'],
      forms: ['reconstruction', 'capacity-building'],
      from: '2027-01',
      to: '2028-06',
      budget: '50000-250000',
      stage: 'study',
      urgency: 'this-year',
    },
    organisation: { sizeBand: '20000-50000', traits: ['rural'] },
  }),
);

export const exampleOffer = recordOf(
  sampleListing({
    kind: 'offer',
    id: sampleId(2),
    organisationId: sampleId(2, '01J0'),
    capacityLeft: 2,
    content: {
      place: { country: 'FI', name: 'Iisalmi' },
      topics: ['heat-substations', 'district-heating-networks'],
      helpTypes: ['expertise', 'study-visit'],
      languages: ['fi', 'en'],
      forms: ['capacity-building'],
      from: '2027-03',
      to: '2027-12',
      budget: '10000-50000',
      urgency: 'can-wait',
      preferences: [{ about: 'country', values: ['UA', 'MD'], required: true }],
    },
    organisation: { sizeBand: '20000-50000', tieCountries: ['SE'] },
  }),
);
