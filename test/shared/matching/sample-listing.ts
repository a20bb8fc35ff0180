import { Listing } from '../../../shared/schemas/listing.ts';

type Parts = Partial<Omit<Listing, 'content' | 'organisation'>> & {
  content?: Partial<Listing['content']>;
  organisation?: Partial<Listing['organisation']>;
};

/** A ULID that is different for every `number` from 0 to 32^6 and has its order. */
export function sampleId(number: number, prefix = '01K4'): string {
  const digits = [...number.toString(32)].map(
    (digit) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number.parseInt(digit, 32)],
  );
  return prefix + digits.join('').padStart(26 - prefix.length, '0');
}

const moment = '2026-09-01T08:00:00.000Z';
const sample = Listing.parse({
  id: sampleId(1),
  organisationId: sampleId(1, '01J0'),
  version: 1,
  kind: 'need',
  state: 'published',
  capacityLeft: null,
  exposure: 0,
  createdAt: moment,
  updatedAt: moment,
  publishedAt: moment,
  content: {
    place: { country: 'UA', oblast: 'poltava' },
    forms: ['reconstruction'],
    topics: ['heat-substations'],
    languages: ['uk', 'en'],
    texts: [{ language: 'uk', title: 'Шукаємо партнера', summary: '' }],
  },
  organisation: {
    name: 'Зарічанська громада',
    type: 'municipality',
    place: { country: 'UA', oblast: 'poltava' },
    sizeBand: '20000-50000',
    interpreter: false,
    traits: [],
    tieCountries: [],
  },
});

/** A published listing of an invented community, with whatever a test wants different. */
export function sampleListing({ content, organisation, ...parts }: Parts = {}): Listing {
  return {
    ...sample,
    capacityLeft: parts.kind === 'offer' ? 2 : null,
    ...parts,
    content: { ...sample.content, ...content },
    organisation: { ...sample.organisation, ...organisation },
  };
}
