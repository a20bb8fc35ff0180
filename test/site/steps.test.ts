import { describe, expect, it } from 'vitest';
import { ListingContent } from '../../shared/schemas/listing.ts';
import { detailsOf, halfMonths, withDetails } from '../../site/lib/details-step.ts';
import { missingWhat, whatOf, withWhat } from '../../site/lib/what-step.ts';

const content = ListingContent.parse({
  place: { country: 'FI', name: 'Turku' },
  forms: ['capacity-building'],
  topics: ['boiler-houses'],
  helpTypes: ['training'],
  from: '2027-05',
  to: '2028-01',
  urgency: 'this-year',
  capacity: 2,
  preferences: [{ about: 'country', values: ['UA'], required: true }],
  externalIds: [{ system: 'dream', id: 'D-1' }],
  texts: [
    { language: 'fi', title: 'Neuvomme', summary: 'Kaksi insinööriä.' },
    { language: 'en', title: 'We advise', summary: '' },
  ],
});

describe('a step of the form', () => {
  it('changes nothing when it is saved as it was opened', () => {
    expect(withWhat(content, whatOf(content, 'en'))).toEqual(content);
    expect(ListingContent.parse(withDetails(content, detailsOf(content)))).toEqual(content);
  });

  it('keeps texts in other languages', () => {
    const changed = withWhat(content, { ...whatOf(content, 'en'), title: 'Autamme' });

    expect(changed.texts.map(({ language, title }) => [language, title])).toEqual([
      ['fi', 'Autamme'],
      ['en', 'We advise'],
    ]);
  });

  it('takes out what was emptied', () => {
    const values = { ...detailsOf(content), from: { year: '', month: '' }, urgency: undefined, capacity: '' };
    const changed = withDetails(content, values);

    expect(Object.keys(changed)).not.toEqual(expect.arrayContaining(['from']));
    expect(changed.urgency).toBeUndefined();
    expect(changed.capacity).toBeUndefined();
  });

  it('asks for the other half of a month, and for a form and a sentence', () => {
    expect(halfMonths({ ...detailsOf(content), to: { year: '2028', month: '' } })).toEqual(['to']);
    expect(missingWhat({ forms: [], title: ' ', summary: '', language: 'en' })).toEqual(['forms', 'title']);
  });
});
