import { describe, expect, it } from 'vitest';
import { failedCondition } from '../../../shared/matching/conditions.ts';
import { explain } from '../../../shared/matching/explain.ts';
import type { MatchRecord } from '../../../shared/matching/record.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import { need, offer } from './pair.ts';
import { sampleId } from './sample-listing.ts';

/** The codes of what is told about a pair, reasons and gaps. */
function told(a: MatchRecord, b: MatchRecord): string[] {
  const { reasons, gaps } = explain(a, b);
  return [...reasons, ...gaps].map(({ code }) => code);
}

describe('the hard conditions', () => {
  const wish = (about: 'country' | 'size' | 'trait', required: boolean): Listing['content']['preferences'] => {
    switch (about) {
      case 'country':
        return [{ about, values: ['FI'], required }];
      case 'size':
        return [{ about, values: ['under-5000'], required }];
      case 'trait':
        return [{ about, values: ['coastal'], required }];
    }
  };

  it.each([
    ['kind.same', need(), need({ organisationId: sampleId(3, '01J0') })],
    ['organisation.same', need(), offer({ organisationId: sampleId(1, '01J0') })],
    ['capacity.none', need(), offer({ capacityLeft: 0 })],
    ['form.none', need(), offer({ content: { forms: ['twinning'] } })],
    ['window.apart', need({ content: { to: '2026-12' } }), offer({ content: { from: '2027-01' } })],
    ['preference.need-requires', need({ content: { preferences: wish('country', true) } }), offer()],
    ['preference.need-requires', need({ content: { preferences: wish('size', true) } }), offer()],
    ['preference.offer-requires', need(), offer({ content: { preferences: wish('trait', true) } })],
    ['topic.none', need(), offer({ content: { topics: ['museums'] } })],
    [undefined, need(), offer()],
    [undefined, need({ content: { to: '2027-01' } }), offer({ content: { from: '2027-01' } })],
    [undefined, need({ content: { preferences: wish('size', false) } }), offer()],
  ])('name %s first', (condition, a, b) => {
    expect(failedCondition(a, b)).toBe(condition);
    expect(failedCondition(b, a)).toBe(condition);
  });
});

describe('the reasons and gaps of a pair', () => {
  it.each([
    ['topic.same', need(), offer()],
    ['topic.near', need(), offer({ content: { topics: ['district-heating-networks'] } })],
    ['topic.sector', need(), offer({ content: { topics: ['solar-power'] } })],
    ['topic.only-need', need({ content: { topics: ['heat-substations', 'museums'] } }), offer()],
    ['topic.only-offer', need(), offer({ content: { topics: ['heat-substations', 'museums'] } })],
    ['help.covered', need({ content: { helpTypes: ['training'] } }), offer({ content: { helpTypes: ['training'] } })],
    ['help.missing', need({ content: { helpTypes: ['training'] } }), offer({ content: { helpTypes: ['equipment'] } })],
    ['help.unused', need({ content: { helpTypes: ['training'] } }), offer({ content: { helpTypes: ['equipment'] } })],
    ['help.unstated', need({ content: { helpTypes: ['training'] } }), offer()],
    ['help.unstated', need(), offer({ content: { helpTypes: ['training'] } })],
    ['language.shared', need(), offer()],
    ['language.none', need(), offer({ content: { languages: ['fi'] } })],
    ['language.interpreter', need(), offer({ content: { languages: ['fi'] }, organisation: { interpreter: true } })],
    ['language.interpreter', need({ organisation: { interpreter: true } }), offer({ content: { languages: ['fi'] } })],
    ['language.unstated', need(), offer({ content: { languages: [] } })],
    ['language.unstated', need({ content: { languages: [] } }), offer()],
    ['window.open', need(), offer()],
    ['window.from', need(), offer({ content: { from: '2027-03' } })],
    ['window.until', need({ content: { to: '2027-03' } }), offer()],
    ['window.overlap', need({ content: { to: '2027-09' } }), offer({ content: { from: '2027-03' } })],
    ['window.short', need({ content: { to: '2027-04' } }), offer({ content: { from: '2027-03' } })],
    ['size.same', need(), offer()],
    ['size.near', need(), offer({ organisation: { sizeBand: '100000-500000' } })],
    ['size.apart', need(), offer({ organisation: { sizeBand: 'over-500000' } })],
    ['budget.unstated', need(), offer({ content: { budget: 'none' } })],
    ['budget.unstated', need({ content: { budget: 'none' } }), offer()],
    ['budget.covered', need({ content: { budget: 'under-10000' } }), offer({ content: { budget: '50000-250000' } })],
    ['budget.partly', need({ content: { budget: '50000-250000' } }), offer({ content: { budget: 'under-10000' } })],
    ['budget.short', need({ content: { budget: 'over-5000000' } }), offer({ content: { budget: 'none' } })],
    ['stage.unstated', need({ content: { stage: 'idea' } }), offer()],
    ['stage.unstated', need(), offer({ content: { stage: 'idea' } })],
    ['stage.same', need({ content: { stage: 'idea' } }), offer({ content: { stage: 'idea' } })],
    ['stage.near', need({ content: { stage: 'idea' } }), offer({ content: { stage: 'concept' } })],
    ['stage.apart', need({ content: { stage: 'idea' } }), offer({ content: { stage: 'permits' } })],
    ['trait.shared', need({ organisation: { traits: ['rural'] } }), offer({ organisation: { traits: ['rural'] } })],
    ['trait.only-need', need({ organisation: { traits: ['rural'] } }), offer()],
    ['trait.only-offer', need(), offer({ organisation: { traits: ['rural'] } })],
    ['trait.unstated', need(), offer()],
    ['tie.need-first', need(), offer()],
    ['tie.offer-first', need(), offer()],
    ['tie.need-country', need({ organisation: { tieCountries: ['UA', 'FI'] } }), offer()],
    ['tie.offer-country', need(), offer({ organisation: { tieCountries: ['UA', 'FI'] } })],
    ['tie.need-elsewhere', need({ organisation: { tieCountries: ['FI'] } }), offer()],
    ['tie.offer-elsewhere', need(), offer({ organisation: { tieCountries: ['GB'] } })],
    ['urgency.unstated', need({ content: { urgency: 'this-year' } }), offer()],
    ['urgency.unstated', need(), offer({ content: { urgency: 'this-year' } })],
    ['urgency.matched', need({ content: { urgency: 'can-wait' } }), offer({ content: { urgency: 'this-year' } })],
    ['urgency.near', need({ content: { urgency: 'this-year' } }), offer({ content: { urgency: 'can-wait' } })],
    [
      'urgency.slower',
      need({ content: { urgency: 'within-three-months' } }),
      offer({ content: { urgency: 'can-wait' } }),
    ],
    ['preference.unstated', need(), offer()],
    [
      'preference.need-met',
      need({ content: { preferences: [{ about: 'country', values: ['UA'], required: false }] } }),
      offer(),
    ],
    [
      'preference.need-unmet',
      need({ content: { preferences: [{ about: 'country', values: ['FI'], required: false }] } }),
      offer(),
    ],
    [
      'preference.offer-met',
      need(),
      offer({ content: { preferences: [{ about: 'country', values: ['UA'], required: false }] } }),
    ],
    [
      'preference.offer-unmet',
      need(),
      offer({ content: { preferences: [{ about: 'country', values: ['FI'], required: false }] } }),
    ],
    ['exposure.raised', need({ exposure: 10 }), offer()],
  ])('tell %s where it holds', (code, a, b) => {
    expect(told(a, b)).toContain(code);
    expect(told(b, a)).toContain(code);
  });

  it('are told of a pair whose windows do not meet as well, without a word about the window', () => {
    const codes = told(need({ content: { to: '2026-12' } }), offer({ content: { from: '2027-02', to: '2027-03' } }));

    expect(codes.filter((code) => code.startsWith('window.'))).toEqual([]);
    expect(codes).toContain('topic.same');
  });

  it('are told of two listings of one kind, for whoever compares them', () => {
    expect(told(need(), need({ id: sampleId(3) }))).toContain('topic.same');
    expect(told(offer(), offer({ id: sampleId(3) }))).toContain('topic.same');
  });

  it('are told of a draft that names no topic yet', () => {
    const { there, back, gaps } = explain(need({ content: { topics: [] } }), offer());

    expect([there.contributions.topics, back.contributions.topics]).toEqual([0, 0]);
    expect(gaps.map(({ code }) => code)).toContain('topic.only-offer');
  });

  it('find the closest of several topics', () => {
    const { reasons } = explain(
      need({ content: { topics: ['heat-substations'] } }),
      offer({ content: { topics: ['solar-power', 'heat-substations', 'district-heating-networks'] } }),
    );

    expect(reasons.filter(({ code }) => code.startsWith('topic.')).map(({ code, there }) => [code, there > 0])).toEqual(
      [
        ['topic.same', true],
        ['topic.near', false],
        ['topic.sector', false],
      ],
    );
  });
});
