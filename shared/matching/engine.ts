import type { ListingKind } from '../schemas/codes.ts';
import { type SectorId, sectorIds, topicIds, topics } from '../taxonomy/topics.ts';
import { keepBest } from './best.ts';
import { failedCondition } from './conditions.ts';
import { type Filters, makeFilter } from './filters.ts';
import { codeAt } from './masks.ts';
import type { MatchRecord } from './record.ts';
import { type PairScore, scorePair } from './score.ts';
import { relatedTopics } from './topic-relations.ts';

/** Who fits a listing: `there` is what the other is worth to it, `back` what it is worth to the other. */
export interface Suggestion extends PairScore {
  readonly listingId: string;
  readonly organisationId: string;
}

export interface SuggestionRequest {
  /** The listing that looks for a partner; it need not be in the index. */
  readonly record: MatchRecord;
  /** How many at most, 0 or more. */
  readonly limit: number;
  /** Ids of listings that are not suggested: those of pairs that were declined, or that exist already. */
  readonly exclude?: ReadonlySet<string>;
}

export interface Suggestions {
  /** Best score first; of equal scores the older listing (the lower id) first. */
  readonly items: readonly Suggestion[];
  /** How many listings meet all hard conditions, shown or not. */
  readonly considered: number;
}

/** `newest`: latest publication first. `closing-soon`: earliest end of the window first, those without an end last. */
export type Sort = 'newest' | 'closing-soon';

/** Where a page ended: hand it back as `after` with the same filters and sort. */
export interface Position {
  readonly key: number;
  readonly id: string;
}

export interface FindRequest {
  readonly filters: Filters;
  readonly sort: Sort;
  /** The length of a page, at least 1. */
  readonly limit: number;
  readonly after?: Position | undefined;
}

export interface Found {
  /** How many listings pass the filters, on all pages together. */
  readonly total: number;
  readonly ids: readonly string[];
  /** Absent on the last page. */
  readonly next: Position | undefined;
}

/** Counts over all listings of the index. A listing of several sectors counts in each of them. */
export interface Figures {
  readonly needs: number;
  readonly offers: number;
  /** How many countries the listings come from. */
  readonly countries: number;
  readonly sectors: ReadonlyMap<SectorId, { readonly needs: number; readonly offers: number }>;
}

/** Everything that is answered from the records of all published listings in memory. */
export interface Engine {
  /** How many listings it holds. */
  readonly size: number;
  readonly get: (listingId: string) => MatchRecord | undefined;
  readonly suggest: (request: SuggestionRequest) => Suggestions;
  readonly find: (request: FindRequest) => Found;
  readonly figures: () => Figures;
}

/** Makes the engine over `records`, which it keeps: one for each listing. Every answer is exact. */
export function makeEngine(records: readonly MatchRecord[]): Engine {
  const byId = new Map(records.map((record) => [record.id, record]));
  const byTopic = { need: postings(records, 'need'), offer: postings(records, 'offer') };

  function suggest({ record, limit, exclude = new Set() }: SuggestionRequest): Suggestions {
    const best = keepBest<Suggestion>(limit, ranksBefore);
    const lists = byTopic[record.kind === 'need' ? 'offer' : 'need'];
    const seen = new Set<MatchRecord>();
    let considered = 0;
    for (const topic of relatedTopics(record.topics)) {
      for (const other of codeAt(lists, topic)) {
        if (seen.has(other)) continue;
        seen.add(other);
        if (exclude.has(other.id) || failedCondition(record, other) !== undefined) continue;
        considered += 1;
        best.offer({ listingId: other.id, organisationId: other.organisationId, ...scorePair(record, other) });
      }
    }
    return { items: best.list(), considered };
  }

  function find({ filters, sort, limit, after }: FindRequest): Found {
    const passes = makeFilter(filters);
    const page = keepBest<Position>(limit + 1, positionBefore);
    let total = 0;
    for (const record of records) {
      if (!passes(record)) continue;
      total += 1;
      const position = { key: sort === 'newest' ? -record.publishedAt : record.to, id: record.id };
      if (after === undefined || positionBefore(after, position)) page.offer(position);
    }
    const found = page.list();
    const shown = found.slice(0, limit);
    return { total, ids: shown.map(({ id }) => id), next: found.length > limit ? shown.at(-1) : undefined };
  }

  return { size: records.length, get: (id) => byId.get(id), suggest, find, figures: () => countAll(records) };
}

function ranksBefore(a: Suggestion, b: Suggestion): boolean {
  return a.score > b.score || (a.score === b.score && a.listingId < b.listingId);
}

function positionBefore(a: Position, b: Position): boolean {
  return a.key < b.key || (a.key === b.key && a.id < b.id);
}

/** For each topic the records of one kind that have it. */
function postings(records: readonly MatchRecord[], kind: ListingKind): MatchRecord[][] {
  const lists: MatchRecord[][] = topicIds.map(() => []);
  for (const record of records) {
    if (record.kind === kind) for (const topic of record.topics) codeAt(lists, topic).push(record);
  }
  return lists;
}

function countAll(records: readonly MatchRecord[]): Figures {
  const counts = sectorIds.map(() => ({ needs: 0, offers: 0 }));
  const total = { needs: 0, offers: 0 };
  const countries = new Set<number>();
  const sectorOf = topicIds.map((topic) => sectorIds.indexOf(topics[topic].sector));
  for (const { kind, country, topics: own } of records) {
    const side = kind === 'need' ? 'needs' : 'offers';
    total[side] += 1;
    countries.add(country);
    for (const sector of new Set(own.map((topic) => codeAt(sectorOf, topic)))) codeAt(counts, sector)[side] += 1;
  }
  const sectors = new Map(sectorIds.map((sector, index) => [sector, codeAt(counts, index)]));
  return { ...total, countries: countries.size, sectors };
}
