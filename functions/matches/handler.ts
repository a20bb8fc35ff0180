import { makeResolveActor } from '../_adapters/actors.ts';
import { connectTables } from '../_adapters/dynamodb.ts';
import { makeLoadPolicy } from '../_adapters/policy.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { makeApi } from '../_middleware/api.ts';
import {
  makeAccept,
  makeDecline,
  makeDismiss,
  makeEndorse,
  makeFormPartnership,
  makeWithdrawInterest,
} from './change-match.ts';
import { makeIndexReader } from './index-store.ts';
import { makeReadMatch, makeReadSuggestions } from './read-matches.ts';
import { makeShowInterest } from './show-interest.ts';

const environment = readEnvironment(ApiEnvironment, process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);
const deps = {
  tables,
  runtime: systemRuntime,
  policy: makeLoadPolicy(tables, systemRuntime),
  index: makeIndexReader({ client: tables.client, table: tables.derived }),
};

export const handler = makeApi(
  'matches',
  {
    'read-suggestions': makeReadSuggestions(deps),
    'show-interest': makeShowInterest(deps),
    'read-match': makeReadMatch(deps),
    'endorse-match': makeEndorse(deps),
    'dismiss-match': makeDismiss(deps),
    'accept-match': makeAccept(deps),
    'decline-match': makeDecline(deps),
    'withdraw-interest': makeWithdrawInterest(deps),
    'form-partnership': makeFormPartnership(deps),
  },
  { resolve: makeResolveActor(tables, systemRuntime), siteOrigin: environment.SITE_ORIGIN },
);
