import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { connectTables } from '../_adapters/dynamodb.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { logger } from '../_middleware/logger.ts';
import { makeIndexBatch } from './index-batch.ts';
import { makeIndexListings } from './index-listings.ts';
import { makeListingSource } from './index-source.ts';
import { makeIndexStore, makePark } from './index-table.ts';
import { makeRebuildIndex } from './rebuild-index.ts';

const environment = readEnvironment(ApiEnvironment.pick({ MAIN_TABLE: true, DERIVED_TABLE: true }), process.env);
const { client, main, derived } = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);

const parts = {
  listings: makeListingSource({ client, table: main }),
  index: makeIndexStore({ client, table: derived }),
  park: makePark({ client, table: derived }),
  commitId: systemRuntime.id,
  // Full jitter: another writer that lost at the same time waits another time.
  pause: (attempt: number) => sleep(Math.random() * 20 * 2 ** attempt),
};

const Named = z.object({ name: z.string() });

export const handler = makeIndexBatch({
  indexListings: makeIndexListings(parts),
  rebuildIndex: makeRebuildIndex(parts),
  report: (error) => logger.error('index.failed', { error: Named.safeParse(error).data?.name ?? 'unknown' }),
});
