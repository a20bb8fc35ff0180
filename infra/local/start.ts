/** Runs the synthesized CloudFormation templates on this machine. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { readAssets } from './assets.ts';
import { startDynamoDb } from './dynamodb.ts';
import { startFunctions } from './functions.ts';
import { onlyOne, startHttp } from './http-stack.ts';
import type { Outcome } from './lambda.ts';
import { localAws } from './local-aws.ts';
import { lockFolder } from './lock.ts';
import { startMappings } from './mappings.ts';
import { freePort, requireFree } from './ports.ts';
import * as properties from './properties.ts';
import { apiEndpoint, identify } from './resource-types.ts';
import { startRules } from './schedules.ts';
import { startMail } from './ses.ts';
import { ensureTable } from './tables.ts';
import { type Resource, readStacks, resolveStacks } from './template.ts';

export interface StartOptions {
  /** The TCP port of the site; 0 for a free one. */
  readonly port: number;
  /** Where data, logs, queues and checkpoints are kept. */
  readonly dataFolder: string;
  /** The folder with the synthesized templates. */
  readonly cdkOut: string;
  /** Prints nothing. */
  readonly quiet?: boolean;
  /** Variables for every function, stronger than those of the templates. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running stack. */
export interface LocalStack {
  /** Where people see the site. */
  readonly url: string;
  /** The API's own address, without the distribution in front. */
  readonly apiUrl: string;
  /** Where the mail is read. */
  readonly mailUrl: string;
  /** The endpoint of the database. */
  readonly databaseUrl: string;
  /** Of each function: milliseconds from nothing to ready, those of them spent on loading, bytes of the bundle. */
  readonly functions: Readonly<
    Record<string, { readonly initMs: number; readonly loadMs: number; readonly bytes: number }>
  >;
  /** Table names by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  /** Runs a function by its name, as a schedule would. */
  readonly invoke: (name: string, event: unknown) => Promise<Outcome>;
  /** Ends everything that was started. May be called twice. */
  readonly stop: () => Promise<void>;
}

type Stop = () => unknown;

const root = join(import.meta.dirname, '..', '..');

/**
 * Starts everything the templates describe and waits until it works.
 * @throws StartProblem with one sentence that says what to do; nothing is left running then.
 */
export async function startStack(options: StartOptions): Promise<LocalStack> {
  const stops: Stop[] = [];
  const stop = async () => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    return { ...(await start(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: StartOptions, stops: Stop[]): Promise<Omit<LocalStack, 'stop'>> {
  const { dataFolder, cdkOut, env = {} } = options;
  const say = (line: string) => options.quiet || console.log(line);
  const report = (line: string) => options.quiet || console.error(line);
  // As on Lambda, whatever this machine's own zone is.
  process.env['TZ'] = 'UTC';
  const port = options.port === 0 ? await freePort() : options.port;
  await requireFree(port);
  const url = `http://localhost:${port}`;
  const apiPort = await freePort();
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const resources = resolveStacks(readStacks(cdkOut), { SiteOrigin: url });
  stops.push(lockFolder(dataFolder));

  say('Starting the database');
  const logFolder = join(dataFolder, 'logs');
  const database = await startDynamoDb({
    folder: join(dataFolder, 'dynamodb'),
    log: join(logFolder, 'dynamodb.log'),
  });
  stops.push(database.stop);
  const { tables, streams } = await makeTables(resources, database.endpoint, say);

  say('Starting the mail page');
  const mail = await startMail(join(logFolder, 'mail.log'));
  stops.push(mail.stop);

  const apiAddress = apiEndpoint(onlyOne(resources, 'AWS::ApiGatewayV2::Api').name);
  const functions = await startFunctions(resources, {
    assets: readAssets(cdkOut),
    environment: { ...endpoints(database.endpoint, mail.url), ...env },
    localise: (text) => text.replaceAll(apiAddress, apiUrl),
    logFolder,
  });
  stops.push(() => Promise.all(functions.all.map((one) => one.stop())));
  say(`Started ${functions.all.length} functions`);

  const client = new DynamoDBStreamsClient(localAws(database.endpoint));
  const readers = startMappings(resources, { client, functions, streams, dataFolder, report });
  // The functions are ended first if a reader waits long for one.
  stops.push(() =>
    Promise.race([Promise.all(readers.map((reader) => reader.stop())), after(3000)]).finally(() => client.destroy()),
  );
  await Promise.all(readers.map(({ ready }) => ready));
  stops.push(startRules(resources, functions, report));
  say(`Reading ${readers.length} streams`);

  stops.push(await startHttp({ resources, functions, port, apiPort, root, report }));
  return {
    url,
    apiUrl,
    mailUrl: mail.url,
    databaseUrl: database.endpoint,
    functions: Object.fromEntries(functions.all.map((one) => [one.name, one.measures()])),
    tables,
    invoke: (name, event) => functions.find(name).invoke(event),
  };
}

async function makeTables(resources: readonly Resource[], endpoint: string, say: (line: string) => void) {
  const client = new DynamoDBClient(localAws(endpoint));
  const tables: Record<string, string> = {};
  const streams = new Map<string, string>();
  try {
    for (const resource of resources.filter(({ type }) => type === 'AWS::DynamoDB::Table')) {
      const stream = await ensureTable(client, resource.name, properties.propertiesOf(resource, properties.table));
      tables[resource.id] = resource.name;
      if (stream !== undefined)
        streams.set(identify(resource.type, resource.name, resource.id).attribute('StreamArn'), stream);
    }
  } finally {
    client.destroy();
  }
  say(`Opened ${Object.keys(tables).length} tables`);
  return { tables, streams };
}

/** Where the functions find the services that this machine stands in for. Of every other service nothing answers. */
function endpoints(database: string, mail: string): Record<string, string> {
  return { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_ENDPOINT_URL_DYNAMODB: database, AWS_ENDPOINT_URL_SESV2: mail };
}

function after(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds).unref();
  });
}
