import { makeResolveActor } from '../_adapters/actors.ts';
import { connectTables } from '../_adapters/dynamodb.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { makeApi } from '../_middleware/api.ts';
import { makeCreateKey, makeEndKey, makeListKeys } from './keys.ts';
import { makeRequestCode } from './request-code.ts';
import {
  makeEndSession,
  makeListSessions,
  makeReadSession,
  makeSetLanguage,
  makeSignIn,
  makeSignOut,
} from './sessions.ts';

const environment = readEnvironment(ApiEnvironment, process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);

export const handler = makeApi(
  'sign-in',
  {
    'request-code': makeRequestCode(tables, systemRuntime),
    'sign-in': makeSignIn(tables, systemRuntime),
    'read-session': makeReadSession(tables),
    'sign-out': makeSignOut(tables),
    'list-sessions': makeListSessions(tables, systemRuntime),
    'end-session': makeEndSession(tables),
    'set-language': makeSetLanguage(tables),
    'list-keys': makeListKeys(tables),
    'create-key': makeCreateKey(tables, systemRuntime),
    'end-key': makeEndKey(tables),
  },
  { resolve: makeResolveActor(tables, systemRuntime), siteOrigin: environment.SITE_ORIGIN },
);
