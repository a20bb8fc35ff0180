import { makeResolveActor } from '../_adapters/actors.ts';
import { connectTables } from '../_adapters/dynamodb.ts';
import { makeLoadPolicy } from '../_adapters/policy.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { makeApi } from '../_middleware/api.ts';
import { makeIndexReader } from '../matches/index-store.ts';
import { makePlacesStore } from '../organisations/places-store.ts';
import { makeChangeListing } from './change-listing.ts';
import { makeImportListing } from './import-listing.ts';
import { makeBrowseListings, makeReadFigures, makeReadListing, makeSuggestTopics } from './read-listings.ts';
import { makeReadOpenApi } from './read-openapi.ts';
import { makeCreateListing, makeReviseListing, makeSubmitListing } from './write-listing.ts';

const environment = readEnvironment(ApiEnvironment, process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);
const deps = {
  tables,
  runtime: systemRuntime,
  policy: makeLoadPolicy(tables, systemRuntime),
  index: makeIndexReader({ client: tables.client, table: tables.derived }),
  places: makePlacesStore({ client: tables.client, table: tables.main, now: () => systemRuntime.now().getTime() }),
};

export const handler = makeApi(
  'listings',
  {
    'browse-listings': makeBrowseListings(deps),
    'read-figures': makeReadFigures(deps),
    'suggest-topics': makeSuggestTopics(),
    'create-listing': makeCreateListing(deps),
    'import-listing': makeImportListing(deps),
    'read-listing': makeReadListing(deps),
    'revise-listing': makeReviseListing(deps),
    'submit-listing': makeSubmitListing(deps),
    'take-back-listing': makeChangeListing(deps, 'take-back'),
    'return-listing': makeChangeListing(deps, 'return'),
    'publish-listing': makeChangeListing(deps, 'publish'),
    'pause-listing': makeChangeListing(deps, 'pause'),
    'resume-listing': makeChangeListing(deps, 'resume'),
    'renew-listing': makeChangeListing(deps, 'renew'),
    'withdraw-listing': makeChangeListing(deps, 'withdraw'),
    'read-openapi': makeReadOpenApi(environment.SITE_ORIGIN),
  },
  { resolve: makeResolveActor(tables, systemRuntime), siteOrigin: environment.SITE_ORIGIN },
);
