import { can, isMember } from '../../shared/access.ts';
import { DomainError, notFound } from '../../shared/errors.ts';
import { isEnded, isIntroduced } from '../../shared/matches/states.ts';
import type { Engine } from '../../shared/matching/engine.ts';
import { explain } from '../../shared/matching/explain.ts';
import { isIndexed, recordOf } from '../../shared/matching/record.ts';
import { whyNot } from '../../shared/matching/why-not.ts';
import { gapFilter, viewExplanation } from '../../shared/safety/view-explanation.ts';
import { type Relation, viewListing } from '../../shared/safety/view-listing.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import type { Match } from '../../shared/schemas/match.ts';
import type { WhyNotView } from '../../shared/schemas/views.ts';
import { listingKey } from '../_adapters/keys.ts';
import { readRecords } from '../_adapters/records.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { loadListing, matchesOf, viewForOwner } from '../listings/store.ts';
import { type MatchDeps, matchFor, sideKnows } from './store.ts';
import { viewMatch } from './view-match.ts';

export interface SuggestionDeps extends MatchDeps {
  readonly index: { view(): Promise<Engine> };
}

export function makeReadMatch(deps: MatchDeps): UseCase<'read-match'> {
  return async ({ actor, params }) => ({
    body: await viewMatch(deps, await matchFor(deps.tables, actor, params.id), actor),
  });
}

/**
 * Who fits a listing, computed as it is asked: the exact best of the whole index, without pairs that have ended, read afresh and shown
 * as far as the place policy allows.
 */
export function makeReadSuggestions({ tables, runtime, policy, index }: SuggestionDeps): UseCase<'read-suggestions'> {
  return async ({ actor, params, query }) => {
    const listing = await loadListing(tables, params.id);
    if (listing === undefined || !can(actor, 'see-own', listing.organisationId)) throw notFound();
    if (!isIndexed(listing)) throw new DomainError('listing.suggestions-need-publication');
    const matches = await matchesOf(tables, listing.id);
    const partnerOf = ({ sides: { need, offer } }: Match) =>
      need.listingId === listing.id ? offer.listingId : need.listingId;
    const matchOf = new Map(
      matches.flatMap((match) => {
        const partner = partnerOf(match);
        return partner === undefined ? [] : [[partner, match] as const];
      }),
    );
    const ended = new Set(
      [...matchOf].filter(([, match]) => isEnded(match.state) && match.state !== 'lapsed').map(([partner]) => partner),
    );

    const record = recordOf(listing);
    const engine = await index.view();
    const found = engine.suggest({ record, limit: query.limit, exclude: ended });
    const [inForce, now] = [await policy(), runtime.now()];
    const on = now.toISOString().slice(0, 10);
    const others = (
      await readRecords(
        tables,
        Listing,
        found.items.map(({ listingId }) => listingKey(listingId)),
      )
    ).filter(isIndexed);
    const relationTo = (other: Listing): Relation => {
      const match = matchOf.get(other.id);
      if (match !== undefined && isIntroduced(match.state)) return 'introduced';
      return isMember(actor) ? 'member' : 'public';
    };
    const items = others.map((other) => {
      const match = matchOf.get(other.id);
      const known = match !== undefined && sideKnows(match, listing.kind);
      const relation = relationTo(other);
      return {
        listing: viewListing(other, relation, inForce, now),
        explanation: viewExplanation(explain(record, recordOf(other)), other, relation, inForce, on),
        match: known ? { id: match.id, state: match.state } : undefined,
      };
    });

    const explainOther = async (id: string): Promise<WhyNotView> => {
      const other = await loadListing(tables, id);
      if (other === undefined || other.state !== 'published') throw notFound();
      const relation = relationTo(other);
      const view = viewListing(other, relation, inForce, now);
      if (ended.has(other.id)) return { listing: view, result: { kind: 'ended' } };
      const result = whyNot(engine, record, recordOf(other), ended);
      if (result.kind !== 'behind') return { listing: view, result };
      const tell = gapFilter(other, relation, inForce, on);
      return { listing: view, result: { ...result, gaps: result.gaps.filter(tell) } };
    };
    return {
      body: {
        listing: viewForOwner(listing, actor, inForce, now),
        items,
        considered: found.considered,
        whyNot: query.other === undefined ? undefined : await explainOther(query.other),
      },
    };
  };
}
