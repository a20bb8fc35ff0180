import type { Actor } from '../../shared/access.ts';
import { DomainError } from '../../shared/errors.ts';
import { type ListingAct, listingTransitions, nextListingState } from '../../shared/listings/states.ts';
import { expiryOf, isWindowOver } from '../../shared/listings/term.ts';
import type { Listing, ReturnReason } from '../../shared/schemas/listing.ts';
import type { ListingView } from '../../shared/schemas/views.ts';
import type { Write } from '../_adapters/transact.ts';
import { oweNotice } from '../notices/outbox.ts';
import { actorReference, changeListing, commitListing, listingFor, viewForOwner, wasDone } from './store.ts';
import type { ListingDeps } from './write-listing.ts';

/** The steps that a person takes with a listing that is written already. */
type Step = Exclude<ListingAct, 'submit' | 'expire'>;

interface StepRequest {
  readonly actor: Actor;
  readonly params: { readonly id: string };
  readonly body: { readonly version: number; readonly reasons?: readonly ReturnReason[]; readonly note?: string };
}

/** What a step changes besides state and version. */
function changesOf(step: Step, before: Listing, body: StepRequest['body'], now: Date): Partial<Listing> {
  switch (step) {
    case 'publish':
      return { publishedAt: before.publishedAt ?? now.toISOString(), ...expiry(before, now) };
    case 'renew':
      return expiry(before, now);
    case 'return':
      return { returned: { reasons: [...(body.reasons ?? [])], note: body.note ?? '' } };
    case 'take-back':
    case 'pause':
    case 'resume':
    case 'withdraw':
      return {};
  }
}

function expiry({ content }: Listing, now: Date): Pick<Listing, 'expiresAt'> {
  if (isWindowOver(content, now))
    throw new DomainError('listing.incomplete', { fields: [{ path: 'content.to', code: 'window.over', params: {} }] });
  const expiresAt = expiryOf(content, now);
  return expiresAt === undefined ? {} : { expiresAt };
}

function noticesOf(step: Step, { tables, runtime }: ListingDeps, listing: Listing): Write[] {
  const about = { organisationId: listing.organisationId, listingId: listing.id };
  if (step === 'publish') return [oweNotice(tables, runtime, { kind: 'listing-published', ...about })];
  if (step === 'return') return [oweNotice(tables, runtime, { kind: 'listing-returned', ...about })];
  return [];
}

/** Makes the use case of one step. The same request twice is answered like once. */
export function makeChangeListing(
  deps: ListingDeps,
  step: Step,
): (request: StepRequest) => Promise<{ body: ListingView }> {
  const { tables, runtime, policy } = deps;
  return async ({ actor, params, body }) => {
    const before = await listingFor(
      tables,
      actor,
      params.id,
      listingTransitions[step].by === 'secretariat' ? 'review' : 'write',
    );
    const now = runtime.now();
    if (await wasDone(tables, before, step, body.version))
      return { body: viewForOwner(before, actor, await policy(), now) };
    if (before.version !== body.version)
      throw new DomainError('version.stale', { current: { version: before.version } });

    // A new term has its own expiry and its own warnings.
    const { warned: _, expiresAt: __, ...withoutTerm } = before;
    const after: Listing = {
      ...(step === 'renew' || step === 'publish' ? withoutTerm : before),
      state: nextListingState(step, before.state),
      ...changesOf(step, before, body, now),
      version: before.version + 1,
      updatedAt: now.toISOString(),
    };
    const writes = [
      ...changeListing(tables, before, after, step, actorReference(actor), body.reasons),
      ...noticesOf(step, deps, after),
    ];
    const stored = await commitListing(tables, after, writes);
    return { body: viewForOwner(stored, actor, await policy(), now) };
  };
}
