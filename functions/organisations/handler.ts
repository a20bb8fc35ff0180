import { makeResolveActor } from '../_adapters/actors.ts';
import { connectTables } from '../_adapters/dynamodb.ts';
import { makeLoadPolicy } from '../_adapters/policy.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { makeApi } from '../_middleware/api.ts';
import { makeCreateOrganisation } from './create-organisation.ts';
import { makeFindPlaces } from './find-places.ts';
import { makePlacesStore } from './places-store.ts';
import { makeReadOrganisation, makeReadOverview } from './read-organisation.ts';
import { makeAddPerson, makeRemovePerson, makeReviseOrganisation } from './revise-organisation.ts';

const environment = readEnvironment(ApiEnvironment, process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);
const deps = { tables, runtime: systemRuntime, policy: makeLoadPolicy(tables, systemRuntime) };
const places = makePlacesStore({ client: tables.client, table: tables.main, now: () => systemRuntime.now().getTime() });

export const handler = makeApi(
  'organisations',
  {
    'find-places': makeFindPlaces(places),
    'create-organisation': makeCreateOrganisation(tables, systemRuntime),
    'read-organisation': makeReadOrganisation(deps),
    'read-overview': makeReadOverview(deps),
    'revise-organisation': makeReviseOrganisation(deps),
    'add-person': makeAddPerson(deps),
    'remove-person': makeRemovePerson(deps),
  },
  { resolve: makeResolveActor(tables, systemRuntime), siteOrigin: environment.SITE_ORIGIN },
);
