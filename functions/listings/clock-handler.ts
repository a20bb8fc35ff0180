import type { Context } from 'aws-lambda';
import { connectTables } from '../_adapters/dynamodb.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { logger } from '../_middleware/logger.ts';
import { makeExpireListings } from './expire-listings.ts';

const { MAIN_TABLE } = readEnvironment(ApiEnvironment.pick({ MAIN_TABLE: true }), process.env);

const expireListings = makeExpireListings({
  // The clock has no business in the derived table, and no right to it.
  tables: connectTables(MAIN_TABLE, ''),
  runtime: systemRuntime,
  log: logger,
});

/** Runs every hour. */
export async function handler(_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> {
  const run = await expireListings(() => context.getRemainingTimeInMillis() > 10_000);
  logger.info('The clock has struck', { ...run });
  if (run.failed > 0) throw new Error(`The clock of ${run.failed} listings stands still`);
}
