import { setTimeout as sleep } from 'node:timers/promises';
import { connectTables } from '../_adapters/dynamodb.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { makeListingSource } from './index-source.ts';
import { makeIndexStore, makePark } from './index-table.ts';

/** What the functions that write the index work with: made once for each cold start. */
export function connectIndex() {
  const environment = readEnvironment(ApiEnvironment.pick({ MAIN_TABLE: true, DERIVED_TABLE: true }), process.env);
  const { client, main, derived } = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);
  return {
    listings: makeListingSource({ client, table: main }),
    index: makeIndexStore({ client, table: derived }),
    park: makePark({ client, table: derived }),
    commitId: systemRuntime.id,
    // Full jitter: another writer that lost at the same time waits another time.
    pause: (attempt: number) => sleep(Math.random() * 20 * 2 ** attempt),
  };
}
