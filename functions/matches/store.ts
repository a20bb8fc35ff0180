import { z } from 'zod';
import { type Actor, can, isSecretariat } from '../../shared/access.ts';
import { notFound } from '../../shared/errors.ts';
import type { ActorReference } from '../../shared/schemas/event.ts';
import { Match, type MatchState, type SideName } from '../../shared/schemas/match.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { matchKey, organisationKey } from '../_adapters/keys.ts';
import type { LoadPolicy } from '../_adapters/policy.ts';
import {
  listAllRecords,
  type Queued,
  readRecord,
  readRecords,
  recordEvent,
  replaceRecord,
} from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import type { Write } from '../_adapters/transact.ts';

export interface MatchDeps {
  readonly tables: Tables;
  readonly runtime: Runtime;
  readonly policy: LoadPolicy;
}

const Side = z.strictObject({ matchId: z.string() });
const mostMatches = 1_000;

const queuedStates: readonly MatchState[] = ['proposed', 'endorsed', 'introduced', 'accepted-by-one'];

/** How a match is queued while somebody has to act: by its state, since the moment it reached it. */
export function matchQueued(match: Match): Queued | undefined {
  return queuedStates.includes(match.state) ? { queue: `match#${match.state}`, queuedAt: match.updatedAt } : undefined;
}

export function loadMatch(tables: Tables, id: string): Promise<Match | undefined> {
  return readRecord(tables, Match, matchKey(id));
}

/** The matches of an organisation, newest first. */
export async function matchesOfOrganisation(tables: Tables, organisationId: string): Promise<Match[]> {
  const links = await listAllRecords(tables, Side, organisationKey(organisationId).pk, 'MATCH#', mostMatches);
  return readRecords(tables, Match, links.map(({ matchId }) => matchKey(matchId)).reverse());
}

/** The other side. */
export function otherSide(side: SideName): SideName {
  return side === 'need' ? 'offer' : 'need';
}

/** The sides for which the actor may do `action`. */
export function sidesOf(match: Match, actor: Actor, action: 'see-own' | 'write' | 'decide'): SideName[] {
  const sides: SideName[] = ['need', 'offer'];
  if (actor.kind !== 'person') return [];
  return sides.filter(
    (side) =>
      actor.organisations.some(({ id }) => id === match.sides[side].organisationId) &&
      can(actor, action, match.sides[side].organisationId),
  );
}

/** Whether a side may know of the match: the one that showed interest from the start, the other from the introduction on. */
export function sideKnows(match: Match, side: SideName): boolean {
  return match.proposedBy === side || match.introducedAt !== undefined;
}

/** The match for somebody who wants to see it or act on it. Throws `not-found` where the actor may not know of it. */
export async function matchFor(tables: Tables, actor: Actor, id: string): Promise<Match> {
  const match = await loadMatch(tables, id);
  if (match === undefined) throw notFound();
  const knows = isSecretariat(actor) || sidesOf(match, actor, 'see-own').some((side) => sideKnows(match, side));
  if (!knows) throw notFound();
  return match;
}

/** The writes that put `after` in the place of `before`, with the event of each step that was taken. */
export function changeMatch(
  tables: Tables,
  before: Match,
  after: Match,
  steps: readonly { act: string; from: MatchState; to: MatchState }[],
  actor: ActorReference,
  reasons: readonly string[] = [],
): Write[] {
  return [
    replaceRecord(tables, matchKey(after.id), before.version, after, matchQueued(after)),
    ...steps.map(({ act, from, to }) =>
      recordEvent(tables, {
        record: `MATCH#${after.id}`,
        version: after.version,
        act,
        from,
        to,
        reasons: [...reasons],
        actor,
        at: after.updatedAt,
      }),
    ),
  ];
}
