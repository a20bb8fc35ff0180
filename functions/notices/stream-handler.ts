import { SESv2Client } from '@aws-sdk/client-sesv2';
import { connectTables } from '../_adapters/dynamodb.ts';
import { systemRuntime } from '../_adapters/runtime.ts';
import { MailEnvironment, readEnvironment } from '../_config/environment.ts';
import { logger } from '../_middleware/logger.ts';
import { makeRefreshOrganisation } from '../listings/refresh-organisation.ts';
import { makeHandleChanges } from './handle-changes.ts';
import { sesMailer } from './mailer.ts';
import { makePark } from './park.ts';
import { makeSendNotice } from './send-notice.ts';

const environment = readEnvironment(MailEnvironment, process.env);
const tables = connectTables(environment.MAIN_TABLE, environment.DERIVED_TABLE);

/** What follows from a change in the main table, the matching index aside: mail, and listings that keep up with their organisation. */
export const handler = makeHandleChanges({
  followers: [
    {
      prefix: 'OUTBOX',
      follow: makeSendNotice({
        tables,
        runtime: systemRuntime,
        mailer: sesMailer(new SESv2Client({ maxAttempts: 1 }), environment.MAIL_FROM),
        siteOrigin: environment.SITE_ORIGIN,
        log: logger,
      }),
    },
    { prefix: 'ORGANISATION', follow: makeRefreshOrganisation(tables, systemRuntime) },
  ],
  park: makePark(tables, systemRuntime),
  log: logger,
});
