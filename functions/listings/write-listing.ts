import { can, ownOrganisation } from '../../shared/access.ts';
import { DomainError, notFound } from '../../shared/errors.ts';
import { listingQueued } from '../../shared/listings/clock.ts';
import { snapshotOf } from '../../shared/listings/snapshot.ts';
import { isBeforeReview, nextListingState } from '../../shared/listings/states.ts';
import { expiryOf, isWindowOver, needsReview } from '../../shared/listings/term.ts';
import { neutralExposure } from '../../shared/matching/exposure.ts';
import type { ListingKind } from '../../shared/schemas/codes.ts';
import type { ActorReference } from '../../shared/schemas/event.ts';
import { type Listing, type ListingContent, missingParts } from '../../shared/schemas/listing.ts';
import { Organisation } from '../../shared/schemas/organisation.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { once } from '../_adapters/idempotency.ts';
import { listingKey, organisationKey, organisationListingKey } from '../_adapters/keys.ts';
import type { LoadPolicy } from '../_adapters/policy.ts';
import { createRecord, readRecord, readRecords, recordEvent, stillAt } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, type Write } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import {
  actorReference,
  changeListing,
  commitListing,
  listingFor,
  loadListing,
  viewForOwner,
  wasDone,
} from './store.ts';

export interface ListingDeps {
  readonly tables: Tables;
  readonly runtime: Runtime;
  readonly policy: LoadPolicy;
}

const isMissing = (content: ListingContent) =>
  missingParts(content).map((part) => ({ path: `content.${part}`, code: 'field.required', params: {} }));

/** Throws `listing.incomplete` with the path of each part that a listing lacks: place, form, topic, one sentence. */
export function requireLeast(content: ListingContent): void {
  const fields = isMissing(content);
  if (fields.length > 0) throw new DomainError('listing.incomplete', { fields });
}

/** Throws `listing.incomplete` with the path of each part that a submission lacks, and with the window that is over. */
export function requireComplete(content: ListingContent, now: Date): void {
  const over = isWindowOver(content, now) ? [{ path: 'content.to', code: 'window.over', params: {} }] : [];
  const fields = [...isMissing(content), ...over];
  if (fields.length > 0) throw new DomainError('listing.incomplete', { fields });
}

/** What the organisation says of itself stands in for what the author left open. */
export function completed(content: ListingContent, { profile }: Pick<Organisation, 'profile'>): ListingContent {
  return {
    ...content,
    place: content.place ?? profile.place,
    languages: content.languages.length > 0 ? content.languages : profile.languages,
  };
}

/** Throws `request.invalid` where a participating organisation does not exist. */
async function requireParticipants(tables: Tables, { participants }: ListingContent): Promise<void> {
  if (participants.length === 0) return;
  const known = new Set(
    (await readRecords(tables, Organisation, participants.map(organisationKey))).map(({ id }) => id),
  );
  const fields = participants.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `content.participants.${index}`, code: 'organisation.unknown', params: {} }],
  );
  if (fields.length > 0) throw new DomainError('request.invalid', { fields });
}

/** A new listing and the writes that create it: itself, that its organisation owns it, and its first event. */
export function newListing(
  tables: Tables,
  runtime: Runtime,
  draft: {
    kind: ListingKind;
    organisation: Organisation;
    content: ListingContent;
    state: 'draft' | 'submitted' | 'published' | 'expired';
    expiresAt?: string | undefined;
  },
  actor: ActorReference,
): { listing: Listing; writes: Write[] } {
  const at = runtime.now().toISOString();
  const { kind, organisation, content, state, expiresAt } = draft;
  const listing: Listing = {
    id: runtime.id(),
    organisationId: organisation.id,
    version: 1,
    kind,
    state,
    content,
    organisation: snapshotOf(organisation),
    capacityLeft: kind === 'offer' ? (content.capacity ?? 1) : null,
    exposure: neutralExposure,
    createdAt: at,
    updatedAt: at,
    ...(state === 'draft' ? {} : { submittedAt: at }),
    ...(state === 'published' || state === 'expired' ? { publishedAt: at } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  return {
    listing,
    writes: [
      createRecord(tables, listingKey(listing.id), listing, listingQueued(listing)),
      createRecord(tables, organisationListingKey(organisation.id, listing.id), { listingId: listing.id }),
      recordEvent(tables, {
        record: `LISTING#${listing.id}`,
        version: 1,
        act: 'create',
        to: state,
        reasons: [],
        actor,
        at,
      }),
    ],
  };
}

/** The organisation changed while its features were being copied: the next try copies the new ones. */
function organisationChanged(error: unknown): never {
  throw error instanceof ConditionFailed ? new DomainError('busy', { retryAfterSeconds: 1 }) : error;
}

/** Begins a need or an offer. The same `Idempotency-Key` again gives the same listing, however often the form is sent. */
export function makeCreateListing({ tables, runtime, policy }: ListingDeps): UseCase<'create-listing'> {
  return async ({ actor, body, idempotencyKey }) => {
    if (!can(actor, 'write', body.organisationId)) {
      throw ownOrganisation(actor, body.organisationId) === undefined ? notFound() : new DomainError('not-allowed');
    }
    const organisation = await readRecord(tables, Organisation, organisationKey(body.organisationId));
    if (organisation === undefined || actor.kind !== 'person') throw notFound();
    const content = completed(body.content, organisation);
    await requireParticipants(tables, content);
    const now = runtime.now();
    if (body.submit) requireComplete(content, now);

    const { listing, writes } = newListing(
      tables,
      runtime,
      { kind: body.kind, organisation, content, state: body.submit ? 'submitted' : 'draft' },
      actorReference(actor),
    );
    const attempt = { caller: actor.id, route: 'create-listing', key: idempotencyKey, request: body };
    const { id, first } = await once(tables, now, attempt, listing.id, [
      ...writes,
      stillAt(tables, organisationKey(organisation.id), organisation.version),
    ]).catch(organisationChanged);
    const stored = first ? listing : await loadListing(tables, id);
    if (stored === undefined) throw notFound();
    return { body: viewForOwner(stored, actor, await policy(), now) };
  };
}

/** Changes a listing. A published one whose words, topics or place change goes back to review; numbers and dates change at once. */
export function makeReviseListing({ tables, runtime, policy }: ListingDeps): UseCase<'revise-listing'> {
  return async ({ actor, params, body }) => {
    const before = await listingFor(tables, actor, params.id, 'write');
    const organisation = await readRecord(tables, Organisation, organisationKey(before.organisationId));
    if (organisation === undefined) throw notFound();
    if (before.state === 'withdrawn')
      throw new DomainError('transition.refused', { params: { act: 'revise', state: before.state } });
    const content = completed(body.content, organisation);
    await requireParticipants(tables, content);
    const now = runtime.now();
    const state = stateAfterRevision(before, content, now);
    const at = now.toISOString();
    const { returned, expiresAt: _, warned: __, ...kept } = before;
    const after: Listing = {
      ...kept,
      ...(returned === undefined || state !== 'returned' ? {} : { returned }),
      ...clockAfter(before, content, now),
      version: body.version + 1,
      state,
      content,
      capacityLeft: capacityAfter(before, content),
      updatedAt: at,
      ...(state === 'submitted' ? { submittedAt: at } : {}),
    };
    const writes = changeListing(tables, { ...before, version: body.version }, after, 'revise', actorReference(actor));
    const stored = await commitListing(tables, after, writes);
    return { body: viewForOwner(stored, actor, await policy(), now) };
  };
}

function stateAfterRevision(before: Listing, content: ListingContent, now: Date): Listing['state'] {
  if (isBeforeReview(before.state)) return before.state;
  requireComplete(content, now);
  if (before.state === 'submitted' || !needsReview(before.content, content)) return before.state;
  return 'submitted';
}

/** When it expires after a revision: as before, or by its new end where the author changed that. */
function clockAfter(before: Listing, content: ListingContent, now: Date): Pick<Listing, 'expiresAt' | 'warned'> {
  const { expiresAt, warned } = before;
  const sameEnd = before.content.to === content.to && before.content.standing === content.standing;
  const isShown = before.state === 'published' || before.state === 'paused';
  if (sameEnd || !isShown)
    return { ...(expiresAt === undefined ? {} : { expiresAt }), ...(warned === undefined ? {} : { warned }) };
  const newEnd = expiryOf(content, now);
  return newEnd === undefined ? {} : { expiresAt: newEnd };
}

/** Places left after the author changed how many there are: those that are taken stay taken, and there cannot be fewer in all. */
function capacityAfter(before: Listing, content: ListingContent): number | null {
  if (before.capacityLeft === null) return null;
  const taken = (before.content.capacity ?? 1) - before.capacityLeft;
  const left = (content.capacity ?? 1) - taken;
  if (left < 0) {
    const fields = [{ path: 'content.capacity', code: 'field.too-small', params: { min: taken } }];
    throw new DomainError('request.invalid', { fields });
  }
  return left;
}

/** Hands a listing to the desk; its least must be there. */
export function makeSubmitListing({ tables, runtime, policy }: ListingDeps): UseCase<'submit-listing'> {
  return async ({ actor, params, body }) => {
    const before = await listingFor(tables, actor, params.id, 'write');
    const now = runtime.now();
    if (await wasDone(tables, before, 'submit', body.version))
      return { body: viewForOwner(before, actor, await policy(), now) };
    const state = nextListingState('submit', before.state);
    requireComplete(before.content, now);
    const at = now.toISOString();
    const { returned: _, ...kept } = before;
    const after: Listing = { ...kept, version: body.version + 1, state, updatedAt: at, submittedAt: at };
    const stored = await commitListing(
      tables,
      after,
      changeListing(tables, { ...before, version: body.version }, after, 'submit', actorReference(actor)),
    );
    return { body: viewForOwner(stored, actor, await policy(), now) };
  };
}
