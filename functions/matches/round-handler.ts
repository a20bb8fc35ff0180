import type { Context } from 'aws-lambda';
import { makeEngine } from '../../shared/matching/engine.ts';
import { connectTables } from '../_adapters/dynamodb.ts';
import { makeLoadPolicy } from '../_adapters/policy.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { ApiEnvironment, readEnvironment } from '../_config/environment.ts';
import { logger } from '../_middleware/logger.ts';
import { makeIndexReader } from './index-store.ts';
import { makeRunRound, type Round, roundLimits } from './run-round.ts';

const environment = readEnvironment(ApiEnvironment.pick({ MAIN_TABLE: true, DERIVED_TABLE: true }), process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);

const runRound = makeRunRound(
  {
    tables,
    runtime: systemRuntime,
    policy: makeLoadPolicy(tables, systemRuntime),
    index: makeIndexReader({ client: tables.client, table: tables.derived }),
    engineOf: makeEngine,
  },
  roundLimits,
);

/** Runs every day. */
export async function handler(_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<Round> {
  const round = await runRound(() => context.getRemainingTimeInMillis() > 10_000);
  logger.info('The round is over', { ...round });
  return round;
}
