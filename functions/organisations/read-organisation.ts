import { can, isMember, isSecretariat } from '../../shared/access.ts';
import { notFound } from '../../shared/errors.ts';
import { snapshotOf } from '../../shared/listings/snapshot.ts';
import { isMasked, precisionFor } from '../../shared/safety/place-policy.ts';
import { isMaskedFor, viewListing } from '../../shared/safety/view-listing.ts';
import { viewOrganisationLine } from '../../shared/safety/view-place.ts';
import { Organisation } from '../../shared/schemas/organisation.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { organisationKey } from '../_adapters/keys.ts';
import type { LoadPolicy } from '../_adapters/policy.ts';
import { readRecord } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { viewForOwner } from '../listings/store.ts';
import { listMatchLines } from '../matches/view-match.ts';
import { listingsOf, viewOwnOrganisation } from './view-organisation.ts';

export interface OrganisationDeps {
  readonly tables: Tables;
  readonly runtime: Runtime;
  readonly policy: LoadPolicy;
}

/**
 * An organisation's profile. A community that the policy masks for every subject has no public profile, and listings that mask it
 * are not among those of its profile: two pages together must not name it either.
 */
export function makeReadOrganisation({ tables, runtime, policy }: OrganisationDeps): UseCase<'read-organisation'> {
  return async ({ actor, params }) => {
    if (can(actor, 'see-own', params.id)) {
      const [inForce, now] = [await policy(), runtime.now()];
      const listings = await listingsOf(tables, params.id);
      return {
        body: await viewOwnOrganisation(
          tables,
          params.id,
          listings.map((listing) => viewForOwner(listing, actor, inForce, now)),
        ),
      };
    }
    const organisation = await readRecord(tables, Organisation, organisationKey(params.id));
    if (organisation === undefined || organisation.state !== 'active') throw notFound();
    const [inForce, now] = [await policy(), runtime.now()];
    const on = now.toISOString().slice(0, 10);
    const { profile } = organisation;
    const precision = precisionFor({ kind: 'offer', topics: [], place: profile.place }, inForce, on);
    if (isMasked(profile.place, precision)) throw notFound();
    const relation = isMember(actor) ? 'member' : 'public';
    const listings = (await listingsOf(tables, params.id)).filter(
      (listing) => listing.state === 'published' && !isMaskedFor(listing, relation, inForce, on),
    );
    return {
      body: {
        id: organisation.id,
        organisation: viewOrganisationLine(organisation.id, snapshotOf(organisation), precision),
        languages: profile.languages,
        interpreter: profile.interpreter,
        listings: listings.map((listing) => viewListing(listing, relation, inForce, now)),
      },
    };
  };
}

/** What one page of «my organisation» needs, in one answer. */
export function makeReadOverview({ tables, runtime, policy }: OrganisationDeps): UseCase<'read-overview'> {
  return async ({ actor, params }) => {
    if (!can(actor, 'see-own', params.id)) throw notFound();
    const [inForce, now] = [await policy(), runtime.now()];
    const [organisation, listings, matches] = await Promise.all([
      viewOwnOrganisation(tables, params.id),
      listingsOf(tables, params.id),
      listMatchLines({ tables, policy, runtime }, params.id, isSecretariat(actor)),
    ]);
    return {
      body: { organisation, listings: listings.map((listing) => viewForOwner(listing, actor, inForce, now)), matches },
    };
  };
}
