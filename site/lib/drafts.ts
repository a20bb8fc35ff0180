import type { ListingContent } from '../../shared/schemas/listing.ts';
import type { ListingView, ProblemView } from '../../shared/schemas/views.ts';
import { type ApiLine, localProblem } from './api.ts';
import { must, PageProblem } from './page-problem.ts';

export type OwnListing = ListingView & { own: NonNullable<ListingView['own']> };

/** A listing that the visitor may edit. Throws the problem of a missing page for any other. */
export async function readDraft(api: ApiLine, id: string): Promise<OwnListing> {
  const listing = must(await api.call('read-listing', { params: { id } }));
  const { own } = listing;
  if (own === undefined || own.state === 'withdrawn') throw new PageProblem(localProblem(404, 'not-found'));
  return { ...listing, own };
}

/** What became of a save. `stale` brings the version that is saved now, to be shown beside what was typed. */
export type Saved =
  | { readonly as: 'saved' }
  | { readonly as: 'stale'; readonly current: OwnListing }
  | { readonly as: 'refused'; readonly problem: ProblemView };

/**
 * Saves a step on the version that the visitor saw. Where somebody saved meanwhile, nothing is overwritten; the visitor decides,
 * and the next save carries the newer version.
 */
export async function saveDraft(
  api: ApiLine,
  listing: OwnListing,
  version: number,
  change: (content: ListingContent) => ListingContent,
): Promise<Saved> {
  if (listing.own.version !== version) return { as: 'stale', current: listing };
  const answer = await api.call('revise-listing', {
    params: { id: listing.id },
    body: { version, content: change(listing.own.content) },
  });
  if (answer.ok) return { as: 'saved' };
  if (answer.problem.code !== 'version.stale') return { as: 'refused', problem: answer.problem };
  return { as: 'stale', current: await readDraft(api, listing.id) };
}
