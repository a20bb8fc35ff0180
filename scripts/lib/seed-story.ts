import { routes } from '../../shared/routes.ts';
import type { SideName } from '../../shared/schemas/match.ts';
import type { ApiClient } from './api-client.ts';
import type { DemoListing, Demonstration, MatchStep, StoryMatch } from './demonstration.ts';
import { inParallel } from './in-parallel.ts';
import { type Cast, type CastMember, castName } from './seed-cast.ts';

/** A listing of the file as it is in the system. */
export interface Entered {
  readonly id: string;
  readonly version: number;
}

export interface StoryDeps {
  readonly demonstration: Demonstration;
  readonly cast: Cast;
  readonly desk: ApiClient;
  /** What was imported, by the id in the file. */
  readonly imported: ReadonlyMap<string, Entered>;
}

const atATime = 8;

/** The listings that their own people write, so that they are not imported: drafts, those in review and those sent back. */
export function writtenByHand({ story }: Demonstration): ReadonlySet<string> {
  return new Set([...story.drafts, ...story.submitted, ...story.returned.map(({ listing }) => listing)]);
}

function actor(cast: Cast, organisation: { readonly country: string; readonly name: string }): CastMember {
  const member = cast.get(castName(organisation));
  if (member === undefined) throw new Error(`demo/accounts.json lacks ${organisation.name}, which the story needs`);
  return member;
}

function listingOf({ listings }: Demonstration, id: string): DemoListing {
  const listing = listings.get(id);
  if (listing === undefined) throw new Error(`demo/listings.jsonl lacks ${id}, which the story needs`);
  return listing;
}

function enteredOf({ imported }: StoryDeps, id: string): Entered {
  const entered = imported.get(id);
  if (entered === undefined) throw new Error(`${id} was not imported, and the story needs it`);
  return entered;
}

/** Writes drafts, hands some in and sends some back, pauses others. */
export async function tellListings(deps: StoryDeps): Promise<void> {
  const { demonstration, cast, desk } = deps;
  const { story } = demonstration;
  const write = async (id: string, submit: boolean): Promise<Entered> => {
    const { request } = listingOf(demonstration, id);
    const { api, organisationId } = actor(cast, request.organisation);
    const body = { kind: request.kind, organisationId, content: request.content, submit };
    const listing = await api.call(routes['create-listing'], { body, idempotencyKey: crypto.randomUUID() });
    return { id: listing.id, version: listing.own?.version ?? 1 };
  };
  await inParallel(story.drafts, atATime, async (id) => {
    await write(id, false);
  });
  await inParallel(story.submitted, atATime, async (id) => {
    await write(id, true);
  });
  await inParallel(story.returned, atATime, async ({ listing, reasons, note }) => {
    const { id, version } = await write(listing, true);
    await desk.call(routes['return-listing'], { params: { id }, body: { version, reasons, note } });
  });
  await inParallel(story.paused, atATime, async (name) => {
    const { id, version } = enteredOf(deps, name);
    const { api } = actor(cast, listingOf(demonstration, name).request.organisation);
    await api.call(routes['pause-listing'], { params: { id }, body: { version } });
  });
}

/** Tells one pair after the other side by side: interest, and the steps that follow it. */
export async function tellMatches(deps: StoryDeps): Promise<void> {
  await inParallel(deps.demonstration.story.matches, atATime, (match) => tellMatch(deps, match));
}

async function tellMatch(deps: StoryDeps, match: StoryMatch): Promise<void> {
  const { demonstration, cast, desk } = deps;
  const interested = actor(cast, match.by);
  const target = listingOf(demonstration, match.in).request;
  const side = (name: SideName): ApiClient =>
    (name === target.kind ? actor(cast, target.organisation) : interested).api;

  let { id, version } = await interested.api.call(routes['show-interest'], {
    idempotencyKey: crypto.randomUUID(),
    body: {
      listingId: enteredOf(deps, match.in).id,
      organisationId: interested.organisationId,
      ...(match.own === undefined ? {} : { ownListingId: enteredOf(deps, match.own).id }),
      message: match.message,
    },
  });
  for (const step of match.steps) ({ id, version } = await take(step, id, version));

  async function take(step: MatchStep, matchId: string, from: number) {
    const options = { params: { id: matchId }, body: { version: from } };
    switch (step.act) {
      case 'endorse':
        return desk.call(routes['endorse-match'], options);
      case 'dismiss':
        return desk.call(routes['dismiss-match'], {
          ...options,
          body: { version: from, reason: step.reason, note: step.note },
        });
      case 'accept':
        return side(step.as).call(routes['accept-match'], options);
      case 'decline':
        return side(step.as).call(routes['decline-match'], {
          ...options,
          body: { version: from, reason: step.reason, note: step.note },
        });
      case 'withdraw':
        return interested.api.call(routes['withdraw-interest'], options);
      case 'partnership':
        return side(step.as).call(routes['form-partnership'], options);
    }
  }
}
