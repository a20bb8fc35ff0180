import { makeResolveActor } from '../_adapters/actors.ts';
import { connectTables } from '../_adapters/dynamodb.ts';
import { makeLoadPolicy } from '../_adapters/policy.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { makeApi } from '../_middleware/api.ts';
import { makeReadListingQueue, makeReadMatchQueue, makeReadTrail } from './queues.ts';

const environment = readEnvironment(ApiEnvironment, process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);
const deps = { tables, runtime: systemRuntime, policy: makeLoadPolicy(tables, systemRuntime) };

export const handler = makeApi(
  'secretariat',
  {
    'read-listing-queue': makeReadListingQueue(deps),
    'read-match-queue': makeReadMatchQueue(deps),
    'read-trail': makeReadTrail(deps),
  },
  { resolve: makeResolveActor(tables, systemRuntime), siteOrigin: environment.SITE_ORIGIN },
);
