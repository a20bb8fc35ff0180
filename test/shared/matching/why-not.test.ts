import { describe, expect, it } from 'vitest';
import { makeEngine } from '../../../shared/matching/engine.ts';
import { suggestionPlaces, whyNot } from '../../../shared/matching/why-not.ts';
import { need, offer } from './pair.ts';
import { sampleId } from './sample-listing.ts';

const offers = (count: number, parts: (number: number) => Parameters<typeof offer>[0] = () => ({})) =>
  Array.from({ length: count }, (_, number) =>
    offer({ id: sampleId(100 + number), organisationId: sampleId(100 + number, '01J0'), ...parts(number) }),
  );

describe('why another listing is not among the suggestions', () => {
  it('names the first thing that keeps them apart', () => {
    const asking = need();
    const another = need({ id: sampleId(9), organisationId: sampleId(9, '01J0') });

    expect(whyNot(makeEngine([another]), asking, another)).toEqual({ kind: 'apart', condition: 'kind.same' });
  });

  it('says at which place it stands where it is among them', () => {
    const asking = need();
    const all = offers(3);
    const [first, , third] = all;

    expect(first && whyNot(makeEngine(all), asking, first)).toMatchObject({ kind: 'shown', place: 1 });
    expect(third && whyNot(makeEngine(all), asking, third)).toMatchObject({ kind: 'shown', place: 3 });
  });

  it('counts places without the pairs that have ended', () => {
    const all = offers(2);
    const [first, second] = all;

    expect(second && whyNot(makeEngine(all), need(), second, new Set([first?.id ?? '']))).toMatchObject({
      kind: 'shown',
      place: 1,
    });
  });

  it('says how many points it lacks to the last place, and which gaps would bring most', () => {
    const better = offers(suggestionPlaces);
    const worse = offer({
      id: sampleId(900),
      organisationId: sampleId(900, '01J0'),
      content: { languages: ['mt'], helpTypes: [] },
    });

    const result = whyNot(makeEngine([...better, worse]), need(), worse);

    if (result.kind !== 'behind') throw new Error(result.kind);
    expect(result.lacks).toBe(result.last - result.score);
    expect(result.lacks).toBeGreaterThan(0);
    expect(result.gaps.length).toBeGreaterThan(0);
    expect(result.gaps.length).toBeLessThanOrEqual(3);
    const points = result.gaps.map(({ there, back }) => there + back);
    expect(points).toEqual([...points].sort((a, b) => b - a));
  });

  it('lacks nothing where only its age keeps it behind, and where nobody is listed', () => {
    const equal = offers(suggestionPlaces + 1);
    const newest = equal.at(-1);

    expect(newest && whyNot(makeEngine(equal), need(), newest)).toMatchObject({ kind: 'behind', lacks: 0 });
    expect(newest && whyNot(makeEngine([]), need(), newest)).toMatchObject({ kind: 'behind', last: 0, lacks: 0 });
  });
});
