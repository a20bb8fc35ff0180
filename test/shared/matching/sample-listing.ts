import { Listing } from '../../../shared/schemas/listing.ts';

type Parts = Partial<Omit<Listing, 'content' | 'organisation'>> & {
  content?: Partial<Listing['content']>;
  organisation?: Partial<Listing['organisation']>;
};

const moment = '2026-09-01T08:00:00.000Z';

/** A ULID that is different for every `number` from 0 to 32^6 and has its order. */
export function sampleId(number: number, prefix = '01K4'): string {
  const digits = number.toString(32).toUpperCase();
  const crockford = [...digits].map((digit) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number.parseInt(digit, 32)]).join('');
  return prefix + crockford.padStart(26 - prefix.length, '0');
}

/** A published listing of an invented community, with whatever a test wants different. */
export function sampleListing({ content = {}, organisation = {}, ...parts }: Parts = {}): Listing {
  return Listing.parse({
    id: sampleId(1),
    organisationId: sampleId(1, '01J0'),
    version: 1,
    kind: 'need',
    state: 'published',
    capacityLeft: parts.kind === 'offer' ? 2 : null,
    exposure: 0,
    createdAt: moment,
    updatedAt: moment,
    publishedAt: moment,
    ...parts,
    content: {
      place: { country: 'UA', oblast: 'poltava' },
      forms: ['reconstruction'],
      topics: ['heat-substations'],
      languages: ['uk', 'en'],
      texts: [{ language: 'uk', title: 'Шукаємо партнера', summary: '' }],
      ...content,
    },
    organisation: {
      name: 'Зарічанська громада',
      type: 'municipality',
      place: { country: 'UA', oblast: 'poltava' },
      sizeBand: '20000-50000',
      interpreter: false,
      traits: [],
      tieCountries: [],
      ...organisation,
    },
  });
}
