import { describe, expect, it } from 'vitest';
import { explain } from '../../../shared/matching/explain.ts';
import { recordOf } from '../../../shared/matching/record.ts';
import { OblastId } from '../../../shared/places/oblasts.ts';
import { carefulPolicy, isMasked } from '../../../shared/safety/place-policy.ts';
import { viewExplanation } from '../../../shared/safety/view-explanation.ts';
import { precisionOf, type Relation, textVisibility, viewListing } from '../../../shared/safety/view-listing.ts';
import { SizeBand, Visibility } from '../../../shared/schemas/codes.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import { ListingView } from '../../../shared/schemas/views.ts';
import { topicIds } from '../../../shared/taxonomy/topics.ts';
import { sampleListing } from '../matching/sample-listing.ts';

const now = new Date('2026-10-01T10:00:00.000Z');
const on = '2026-10-01';
const relations: readonly Relation[] = ['public', 'member', 'introduced', 'accepted', 'own', 'desk'];
const secrets = ['Пташиновежан', 'Гніздовеж', 'UA6399', 'Ptashyno', 'words that tell'];

/** A listing of a community whose name, raion, code, words and identifiers can be told apart from everything else. */
function planted(parts: Partial<Listing> = {}, content: Partial<Listing['content']> = {}): Listing {
  const place = {
    country: 'UA' as const,
    oblast: 'kharkiv' as const,
    raion: { code: 'UA63990000000000555', name: 'Гніздовежський' },
    hromada: { code: 'UA63990990000000777', name: 'Пташиновежанська' },
  };
  return sampleListing({
    ...parts,
    organisation: {
      name: 'Пташиновежанська громада',
      place,
      sizeBand: '5000-10000',
      traits: ['border'],
      tieCountries: ['PL'],
    },
    content: {
      place,
      budget: '10000-50000',
      stage: 'concept',
      texts: [{ language: 'en', title: 'words that tell', summary: '' }],
      externalIds: [{ system: 'dream', id: 'Ptashyno-1' }],
      preferences: [{ about: 'country', values: ['PL'], required: false }],
      visibility: { text: 'public', budget: 'public', stage: 'public', externalIds: 'public' },
      ...content,
    },
  });
}
const found = (view: unknown) => secrets.filter((secret) => JSON.stringify(view).includes(secret));

describe('a listing as its reader may see it', () => {
  it('tells the public and members nothing of a masked community, whatever the topic and wherever it is', () => {
    let masked = 0;
    for (const kind of ['need', 'offer'] as const) {
      for (const id of topicIds) {
        for (const oblast of OblastId.options) {
          const listing = planted({ kind }, { topics: [id] });
          const place = { ...listing.content.place, country: 'UA' as const, oblast };
          const moved: Listing = {
            ...listing,
            organisation: { ...listing.organisation, place },
            content: { ...listing.content, place },
          };
          for (const relation of ['public', 'member'] as const) {
            if (!isMasked(place, precisionOf(moved, relation, carefulPolicy, on))) continue;
            masked += 1;
            const { id: _, ...view } = viewListing(moved, relation, carefulPolicy, now);
            const told = found(view).filter((secret) => secret !== 'Гніздовеж' || view.place.raion === undefined);
            if (told.length > 0 || view.organisation.id !== undefined)
              expect.unreachable(`${kind} ${id} in ${oblast} tells ${relation} ${told}`);
          }
        }
      }
    }
    expect(masked).toBeGreaterThan(9_000);
  });

  it('says of it its oblast, its type and a size that many share', () => {
    const { organisation, place } = viewListing(planted(), 'public', carefulPolicy, now);

    expect(organisation).toEqual({
      type: 'municipality',
      place: { country: 'UA', named: false, oblast: 'kharkiv' },
      sizeBand: '5000-10000',
    });
    expect(place).toEqual({ country: 'UA', named: false, oblast: 'kharkiv' });
  });

  it('withholds the size of a masked town that is one of few', () => {
    const shown = SizeBand.options.filter((sizeBand) => {
      const listing = planted();
      const town = { ...listing, organisation: { ...listing.organisation, sizeBand } };
      return viewListing(town, 'public', carefulPolicy, now).organisation.sizeBand !== undefined;
    });

    expect(shown).toEqual(['under-5000', '5000-10000', '10000-20000', '20000-50000']);
  });

  it.each([
    ['public', false],
    ['member', false],
    ['introduced', true],
    ['accepted', true],
    ['own', true],
    ['desk', true],
  ] as const)('names a masked community to %s: %s', (relation, knows) => {
    const view = viewListing(planted(), relation, carefulPolicy, now);

    expect(view.organisation.name).toBe(knows ? 'Пташиновежанська громада' : undefined);
    expect(view.organisation.id === undefined).toBe(!knows);
    expect(view.own !== undefined).toBe(relation === 'own' || relation === 'desk');
    expect(ListingView.safeParse(view).error).toBeUndefined();
  });

  it('shows each part to those whom its author chose', () => {
    const shownTo = (visibility: Visibility) =>
      relations.filter((relation) => {
        const parts = { text: visibility, budget: visibility, stage: visibility, externalIds: visibility };
        const view = viewListing(open({ visibility: parts }), relation, carefulPolicy, now);
        const shown = [view.budget !== undefined, view.stage !== undefined, view.externalIds.length > 0];
        expect(new Set(shown).size).toBe(1);
        return shown[0];
      });

    expect(shownTo('public')).toEqual(relations);
    expect(shownTo('members')).toEqual(['member', 'introduced', 'accepted', 'own', 'desk']);
    expect(shownTo('after-acceptance')).toEqual(['accepted', 'own', 'desk']);
  });

  /** A listing in the rear with nothing to mask. */
  function open(content: Partial<Listing['content']> = {}): Listing {
    const listing = planted({}, { topics: ['teacher-training'], ...content });
    const place = { country: 'UA' as const, oblast: 'rivne' as const };
    return { ...listing, organisation: { ...listing.organisation, place }, content: { ...listing.content, place } };
  }

  it('keeps the words of a need in energy, water, health and shelters for members, of a masked community for acceptance', () => {
    const wordsOf = (content: Partial<Listing['content']>) =>
      Visibility.options.map((text) =>
        textVisibility(
          open({ ...content, visibility: { text, budget: 'public', stage: 'public', externalIds: 'public' } }),
          carefulPolicy,
          on,
        ),
      );

    expect(wordsOf({})).toEqual(['public', 'members', 'after-acceptance']);
    expect(wordsOf({ topics: ['heat-substations'] })).toEqual(['members', 'members', 'after-acceptance']);
    expect(wordsOf({ topics: ['teacher-training', 'school-shelters'] })).toEqual([
      'members',
      'members',
      'after-acceptance',
    ]);
    expect(textVisibility(planted(), carefulPolicy, on)).toBe('after-acceptance');
  });

  it('masks by the listing’s place as well as by its organisation’s', () => {
    const elsewhere = open({ topics: ['heat-substations'] });
    const place = planted().content.place;
    const view = viewListing(
      { ...elsewhere, content: { ...elsewhere.content, ...(place === undefined ? {} : { place }) } },
      'public',
      carefulPolicy,
      now,
    );

    expect(found(view.place)).toEqual([]);
  });
});

describe('the reasons for a pair as its reader may see them', () => {
  const offer = sampleListing({
    kind: 'offer',
    content: { topics: ['heat-substations'], budget: '10000-50000', stage: 'concept' },
  });
  const need = planted({}, { topics: ['heat-substations'] });
  const shown = (relation: Relation) =>
    viewExplanation(explain(recordOf(offer), recordOf(need)), need, relation, carefulPolicy, on);

  it('tell nothing of a masked community’s size, traits, ties and wishes', () => {
    const codes = [...shown('member').reasons, ...shown('member').gaps].map(({ code }) => code);

    expect(codes.filter((code) => /^(size|trait|tie|preference)\./.test(code))).toEqual([]);
    expect(Object.keys(shown('member').there.contributions)).not.toEqual(expect.arrayContaining(['size']));
  });

  it('add up to the score all the same', () => {
    for (const relation of relations) {
      for (const { score, contributions } of [shown(relation).there, shown(relation).back]) {
        expect(Object.values(contributions).reduce((sum, points) => sum + points, 0)).toBe(score);
      }
    }
  });

  it('are whole once the two are introduced', () => {
    expect(Object.keys(shown('introduced').there.contributions)).toContain('size');
    expect(shown('introduced').there.contributions['withheld']).toBeUndefined();
  });
});
