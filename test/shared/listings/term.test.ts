import { describe, expect, it } from 'vitest';
import { expiryOf, isWindowOver, needsReview } from '../../../shared/listings/term.ts';
import { ListingContent } from '../../../shared/schemas/listing.ts';

const content = ListingContent.parse({
  forms: ['twinning'],
  topics: ['teacher-training'],
  texts: [{ language: 'en', title: 'One sentence', summary: '' }],
});

describe('the term of a listing', () => {
  const until = (now: string, to?: string) =>
    expiryOf({ ...(to === undefined ? {} : { to }), standing: false }, new Date(now));

  it('is twelve months, or the end of its window where that comes first', () => {
    expect(until('2026-10-01T10:00:00.000Z')).toBe('2027-10-01T10:00:00.000Z');
    expect(until('2026-10-01T10:00:00.000Z', '2027-02')).toBe('2027-02-28T23:59:59.999Z');
    expect(until('2026-10-01T10:00:00.000Z', '2030-02')).toBe('2027-10-01T10:00:00.000Z');
  });

  it('ends with its last month, in December and in leap years as well', () => {
    expect(until('2026-10-01T10:00:00.000Z', '2026-12')).toBe('2026-12-31T23:59:59.999Z');
    expect(until('2027-10-01T10:00:00.000Z', '2028-02')).toBe('2028-02-29T23:59:59.999Z');
  });

  it('has no end for a standing listing', () => {
    expect(expiryOf({ standing: true }, new Date('2026-10-01T10:00:00.000Z'))).toBeUndefined();
  });

  it('is over when the month after its window has begun', () => {
    expect(isWindowOver({ to: '2026-10' }, new Date('2026-10-31T23:59:59.999Z'))).toBe(false);
    expect(isWindowOver({ to: '2026-10' }, new Date('2026-11-01T00:00:00.000Z'))).toBe(true);
    expect(isWindowOver({}, new Date('2099-01-01T00:00:00.000Z'))).toBe(false);
  });
});

describe('a change of a published listing', () => {
  it('is reviewed where it touches words, topics, forms, place, identifiers, participants or their readers', () => {
    const changes: Partial<ListingContent>[] = [
      { texts: [{ language: 'en', title: 'Another sentence', summary: '' }] },
      { topics: ['heat-substations'] },
      { forms: ['reconstruction'] },
      { place: { country: 'UA', oblast: 'kharkiv' } },
      { externalIds: [{ system: 'dream', id: '1' }] },
      { participants: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
      { visibility: { ...content.visibility, text: 'members' } },
    ];

    expect(changes.filter((change) => !needsReview(content, { ...content, ...change }))).toEqual([]);
  });

  it('is not reviewed where it touches numbers, dates and codes of the matching', () => {
    const changes: Partial<ListingContent>[] = [
      { from: '2027-01' },
      { to: '2027-01' },
      { standing: true },
      { budget: 'none' },
      { stage: 'idea' },
      { urgency: 'can-wait' },
      { capacity: 4 },
      { languages: ['uk'] },
      { helpTypes: ['training'] },
      { preferences: [{ about: 'country', values: ['PL'], required: true }] },
      {},
    ];

    expect(changes.filter((change) => needsReview(content, { ...content, ...change }))).toEqual([]);
  });
});
