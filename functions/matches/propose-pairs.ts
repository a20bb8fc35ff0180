import { isEnded } from '../../shared/matches/states.ts';
import { assign, type PossiblePair } from '../../shared/matching/assignment.ts';
import { failedCondition } from '../../shared/matching/conditions.ts';
import type { Engine } from '../../shared/matching/engine.ts';
import { standingDepth } from '../../shared/matching/exposure.ts';
import { isIndexed, type MatchRecord, recordOf } from '../../shared/matching/record.ts';
import type { Match } from '../../shared/schemas/match.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { listingKey, matchKey, organisationMatchKey, pairKey } from '../_adapters/keys.ts';
import { createRecord, recordEvent, stillAt } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, transact } from '../_adapters/transact.ts';
import { loadListing, matchesOf } from '../listings/store.ts';
import { sideBySide } from '../notices/side-by-side.ts';
import { matchQueued } from './store.ts';

export interface ProposeDeps {
  readonly tables: Tables;
  readonly runtime: Pick<Runtime, 'now' | 'id'>;
}

export interface ProposeRequest {
  readonly engine: Pick<Engine, 'suggest'>;
  readonly records: readonly MatchRecord[];
  /** How many proposals of rounds may wait at the desk at once. */
  readonly mostWaiting: number;
  /** How many offers one need is proposed at once, 1 to 3. */
  readonly offersPerNeed: number;
  readonly hasTime: () => boolean;
}

const atOnce = 8;

/** What has been between each listing and others. */
type Past = ReadonlyMap<string, readonly Match[]>;

/**
 * Puts the best pairs on the desk that nobody has acted on: of the assignment of all needs without a match under way, those of the
 * highest score, until `mostWaiting` wait there. Gives how many were put there.
 */
export async function proposePairs(deps: ProposeDeps, request: ProposeRequest): Promise<number> {
  const { records, mostWaiting, offersPerNeed, hasTime } = request;
  const past = await loadPast(deps.tables, records);
  const most = mostWaiting - waitingFromRounds(past);
  if (most <= 0) return 0;
  const byId = new Map(records.map((record) => [record.id, record]));
  const pairs = assign({
    pairs: possiblePairs(request, past),
    perNeed: offersPerNeed,
    capacityOf: (id) => placesLeft(byId.get(id), past.get(id) ?? []),
  });
  let proposed = 0;
  for (const pair of pairs) {
    if (proposed === most || !hasTime()) break;
    if (await propose(deps, pair)) proposed += 1;
  }
  return proposed;
}

async function loadPast(tables: Tables, records: readonly MatchRecord[]): Promise<Past> {
  const past = new Map<string, readonly Match[]>();
  await sideBySide(records, atOnce, async ({ id }) => {
    past.set(id, await matchesOf(tables, id));
  });
  return past;
}

function waitingFromRounds(past: Past): number {
  const waiting = [...past.values()].flat().filter(({ origin, state }) => origin === 'round' && state === 'proposed');
  return new Set(waiting.map(({ id }) => id)).size;
}

/** The pairs of the best offers for each need that is free, without those that were ever tried. */
function possiblePairs({ engine, records }: Pick<ProposeRequest, 'engine' | 'records'>, past: Past): PossiblePair[] {
  const parties = new Map([...past].map(([id, matches]) => [id, partiesOf(id, matches)]));
  return records
    .filter(({ id, kind }) => kind === 'need' && (past.get(id) ?? []).every(({ state }) => isEnded(state)))
    .flatMap((need) => {
      const tried = parties.get(need.id) ?? new Set<string>();
      const { items } = engine.suggest({ record: need, limit: standingDepth, exclude: tried });
      return items
        .filter(
          ({ listingId, organisationId }) =>
            !tried.has(organisationId) && parties.get(listingId)?.has(need.organisationId) !== true,
        )
        .map(({ listingId, score }) => ({ needId: need.id, offerId: listingId, score }));
    });
}

/** With whom a listing was paired: the other listing, or the organisation that came without one. */
function partiesOf(listingId: string, matches: readonly Match[]): Set<string> {
  return new Set(
    matches.map(({ sides: { need, offer } }) => {
      const other = need.listingId === listingId ? offer : need;
      return other.listingId ?? other.organisationId;
    }),
  );
}

/** Places of an offer that no partnership has taken and no pair under way may take. */
function placesLeft(offer: MatchRecord | undefined, matches: readonly Match[]): number {
  const mayTake = ['proposed', 'endorsed', 'introduced', 'accepted-by-one'];
  return (offer?.capacityLeft ?? 0) - matches.filter(({ state }) => mayTake.includes(state)).length;
}

/** Creates the match of a pair; false where its listings are no longer as they were, or somebody was first. */
async function propose({ tables, runtime }: ProposeDeps, { needId, offerId }: PossiblePair): Promise<boolean> {
  const [need, offer] = await Promise.all([loadListing(tables, needId), loadListing(tables, offerId)]);
  if (need === undefined || offer === undefined || !isIndexed(need) || !isIndexed(offer)) return false;
  if (failedCondition(recordOf(need), recordOf(offer)) !== undefined) return false;
  const at = runtime.now().toISOString();
  const match: Match = {
    id: runtime.id(),
    version: 1,
    state: 'proposed',
    origin: 'round',
    sides: {
      need: { organisationId: need.organisationId, listingId: need.id },
      offer: { organisationId: offer.organisationId, listingId: offer.id },
    },
    message: '',
    createdAt: at,
    updatedAt: at,
  };
  const link = { matchId: match.id };
  try {
    await transact(tables, [
      stillAt(tables, listingKey(need.id), need.version),
      stillAt(tables, listingKey(offer.id), offer.version),
      createRecord(tables, pairKey(need.id, offer.id), link),
      createRecord(tables, pairKey(offer.id, need.id), link),
      createRecord(tables, matchKey(match.id), match, matchQueued(match)),
      createRecord(tables, organisationMatchKey(need.organisationId, match.id), link),
      createRecord(tables, organisationMatchKey(offer.organisationId, match.id), link),
      recordEvent(tables, {
        record: `MATCH#${match.id}`,
        version: 1,
        act: 'propose',
        to: 'proposed',
        reasons: [],
        actor: { by: 'clock' },
        at,
      }),
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
