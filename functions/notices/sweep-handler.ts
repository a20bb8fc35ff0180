import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Context } from 'aws-lambda';
import { connectTables } from '../_adapters/dynamodb.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { MailEnvironment, readEnvironment } from '../_config/environment.ts';
import { logger } from '../_middleware/logger.ts';
import { sesMailer } from './mailer.ts';
import { makePark } from './park.ts';
import { makeSendNotice } from './send-notice.ts';
import { makeSweepNotices } from './sweep-notices.ts';

const environment = readEnvironment(MailEnvironment, process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);
const metrics = new Metrics();

const sweepNotices = makeSweepNotices({
  tables,
  runtime: systemRuntime,
  sendNotice: makeSendNotice({
    tables,
    runtime: systemRuntime,
    mailer: sesMailer(new SESv2Client({ maxAttempts: 1 }), environment.MAIL_FROM),
    siteOrigin: environment.SITE_ORIGIN,
    log: logger,
  }),
  park: makePark(tables, systemRuntime),
  log: logger,
});

/** One try takes at most 8 seconds of waiting for the mail service and a few writes. */
const millisecondsForOne = 15_000;

/** Runs every five minutes. */
export async function handler(_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> {
  const sweep = await sweepNotices(() => context.getRemainingTimeInMillis() > millisecondsForOne);
  metrics.addMetric('OldestWaitingNotice', MetricUnit.Seconds, sweep.oldestWaitingSeconds);
  metrics.publishStoredMetrics();
  logger.info('The outbox is swept', { ...sweep });
  if (sweep.outcomes.error > 0) throw new Error(`${sweep.outcomes.error} notices could not be swept`);
}
