import { CountryCode } from '../../places/countries.ts';
import { Form, SizeBand, Trait } from '../../schemas/codes.ts';
import { hasCountry } from '../masks.ts';
import { type MatchRecord, preferenceBits } from '../record.ts';
import { relatedTopics } from '../topic-relations.ts';
import { type Bits, eachBit, hasBit, inEachGroup, sizeOf } from './bits.ts';
import { byteAt } from './cells.ts';
import { type FacetBits, sectorOf } from './facets.ts';
import type { Rows } from './rows.ts';

/** What is not among the facets: what a row requires of the asker, and rows that are left out one by one. */
export interface Exceptions {
  readonly fits: (row: number) => boolean;
  readonly leftOut: Iterable<number>;
}

/** Counts the rows that meet all hard conditions: by sets, and one by one only those that require something. */
export function countConsidered(
  { count }: Rows,
  facet: FacetBits,
  asker: MatchRecord,
  { fits, leftOut }: Exceptions,
): number {
  if (asker.capacityLeft === 0) return 0;
  const bits = (codes: readonly unknown[], mask: number) =>
    [...codes.keys()].filter((bit) => ((mask >>> bit) & 1) === 1);
  const { required, countries, sizes, traits } = asker.wanted;
  const groups: Bits[][] = [
    [facet('kind', asker.kind === 'need' ? 1 : 0)],
    relatedSets(asker.topics, facet),
    bits(Form.options, asker.forms).map((form) => facet('form', form)),
    [facet('beginsBy', asker.to)],
    [facet('endsFrom', asker.from)],
  ];
  if ((required & preferenceBits.country) !== 0) {
    const wanted = [...CountryCode.options.keys()].filter((country) => hasCountry(countries, country));
    groups.push(wanted.map((country) => facet('country', country)));
  }
  if ((required & preferenceBits.size) !== 0) {
    groups.push(bits(SizeBand.options, sizes).map((size) => facet('size', size)));
  }
  if ((required & preferenceBits.trait) !== 0) {
    groups.push(bits(Trait.options, traits).map((trait) => facet('trait', trait)));
  }
  const free = inEachGroup(count, [...groups, [facet('requiring', 0)]]);
  const requiring = inEachGroup(count, [...groups, [facet('requiring', 1)]]);
  let considered = sizeOf(free);
  eachBit(requiring, (row) => {
    if (fits(row)) considered += 1;
  });
  for (const row of new Set(leftOut)) {
    if (hasBit(free, row) || (hasBit(requiring, row) && fits(row))) considered -= 1;
  }
  return considered;
}

/** Whoever has a topic that relates to one of these: those of the same sectors, and those that are near in others. */
function relatedSets(topics: readonly number[], facet: FacetBits): Bits[] {
  const sectors = new Set(topics.map((topic) => byteAt(sectorOf, topic)));
  return [
    ...[...sectors].map((sector) => facet('sector', sector)),
    ...relatedTopics(topics)
      .filter((topic) => !sectors.has(byteAt(sectorOf, topic)))
      .map((topic) => facet('topic', topic)),
  ];
}
