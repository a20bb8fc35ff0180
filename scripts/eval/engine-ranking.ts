import { languageCodes } from '../../shared/languages.ts';
import { makeEngine } from '../../shared/matching/engine.ts';
import { countrySet, maskOf, monthNumber, noBeginning, noEnd } from '../../shared/matching/masks.ts';
import type { MatchRecord } from '../../shared/matching/record.ts';
import { CountryCode } from '../../shared/places/countries.ts';
import { Form, type ListingKind, SizeBand, sizeBandOf } from '../../shared/schemas/codes.ts';
import { acceptedTopics } from '../../shared/taxonomy/suggest-topics.ts';
import { topicIds } from '../../shared/taxonomy/topics.ts';
import type { Line } from './line.ts';

/** An answer with its score, best first in its list. */
export interface Answer {
  readonly id: string;
  readonly score: number;
}

/** What matching knows of a listing of the file, its topics found in the text alone. */
export function recordOfLine(line: Line): MatchRecord {
  const topics = acceptedTopics(`${line.title}\n${line.summary}`, line.language);
  const nothing = countrySet([]);
  return {
    id: line.id,
    organisationId: `${line.organisation.country} ${line.organisation.name}`,
    version: 1,
    publishedAt: 0,
    kind: line.kind,
    topics: topics.map((topic) => topicIds.indexOf(topic)).sort((a, b) => a - b),
    forms: maskOf(Form.options, line.forms),
    helpTypes: 0,
    languages: maskOf(languageCodes, line.organisation.languages),
    interpreter: false,
    standing: false,
    from: line.from === undefined ? noBeginning : monthNumber(line.from),
    to: line.to === undefined ? noEnd : monthNumber(line.to),
    size: SizeBand.options.indexOf(sizeBandOf(line.organisation.population)),
    budget: 0,
    stage: 0,
    urgency: 0,
    traits: 0,
    country: CountryCode.options.indexOf(line.organisation.country),
    oblast: 0,
    ties: nothing,
    capacityLeft: null,
    exposure: 0,
    wanted: { countries: nothing, sizes: 0, traits: 0, required: 0 },
  };
}

/** For each listing of the asking kind what the engine suggests to it. */
export function rankWithEngine(records: readonly MatchRecord[], asking: ListingKind): Map<string, readonly Answer[]> {
  const engine = makeEngine(records);
  return new Map(
    records
      .filter(({ kind }) => kind === asking)
      .map((record) => [
        record.id,
        engine
          .suggest({ record, limit: records.length })
          .items.map(({ listingId, score }) => ({ id: listingId, score })),
      ]),
  );
}
