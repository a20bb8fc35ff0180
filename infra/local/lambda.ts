import { randomUUID } from 'node:crypto';
import { createWriteStream, globSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { credentials, region } from './local-aws.ts';

/** What a function is, as its template says. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  /** The folder of the bundle. */
  readonly folder: string;
  /** `file.export`, where the file is `file.mjs`. */
  readonly handler: string;
  /** Megabytes. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The file that takes what the function prints. */
  readonly log: string;
}

const failureSchema = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  trace: z.array(z.string()).optional(),
});

/** An error as Lambda reports it to the caller. */
export type FunctionFailure = z.infer<typeof failureSchema>;

/** What an invocation came to: the answer as JSON text, or the error. */
export type Outcome = { readonly payload: string } | { readonly failure: FunctionFailure };

/** A Lambda function on this machine. */
export interface LocalFunction {
  readonly name: string;
  readonly arn: string;
  /** Runs the function with one event. Events wait for their turn: one environment takes one at a time. */
  readonly invoke: (event: unknown) => Promise<Outcome>;
  /** Why the bundle did not load at the start. */
  readonly initFailure: FunctionFailure | undefined;
  /** What the last start of an environment took, in milliseconds, and what the bundle weighs. */
  readonly measures: () => { readonly initMs: number; readonly loadMs: number; readonly bytes: number };
  readonly stop: () => Promise<void>;
}

const messageSchema = z.union([
  z.object({ ready: z.literal(true), loadMs: z.number() }),
  z.object({ ready: z.literal(false), failure: failureSchema }),
  z.object({ id: z.string(), payload: z.string() }),
  z.object({ id: z.string(), failure: failureSchema }),
]);

type Message = z.infer<typeof messageSchema>;

/** The most that a function may answer, in bytes. */
const largestAnswer = 6 * 1024 * 1024;

/** Starts a function: loads its bundle in a thread of its own. A bundle that does not load fails at each invocation. */
export async function startFunction(settings: FunctionSettings): Promise<LocalFunction> {
  mkdirSync(dirname(settings.log), { recursive: true });
  const log = createWriteStream(settings.log, { flags: 'a' });
  let environment = await startEnvironment(settings, log);
  let turn: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const take = async (event: unknown): Promise<Outcome> => {
    if (stopped) return { failure: { errorType: 'Stopped', errorMessage: 'The local stack is stopping' } };
    if (environment.ended()) environment = await startEnvironment(settings, log);
    return environment.run(JSON.stringify(event));
  };
  return {
    name: settings.name,
    arn: settings.arn,
    initFailure: environment.initFailure,
    invoke: (event) => {
      const outcome = turn.then(() => take(event));
      turn = outcome.catch(() => undefined);
      return outcome;
    },
    measures: () => ({ initMs: environment.initMs, loadMs: environment.loadMs, bytes: bytesOf(settings.folder) }),
    stop: async () => {
      stopped = true;
      await environment.end();
      log.end();
    },
  };
}

interface Environment {
  readonly initFailure: FunctionFailure | undefined;
  readonly initMs: number;
  readonly loadMs: number;
  readonly ended: () => boolean;
  readonly run: (event: string) => Promise<Outcome>;
  readonly end: () => Promise<void>;
}

/** One execution environment. It ends by a timeout or a crash, and is then replaced by a new one. */
async function startEnvironment(settings: FunctionSettings, log: NodeJS.WritableStream): Promise<Environment> {
  const from = performance.now();
  const variables = environmentVariables(settings);
  const { folder, handler, arn } = settings;
  const worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
    env: variables,
    workerData: { folder, handler, arn, environment: variables },
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });

  let ended = false;
  let waiting: ((message: Message) => void) | undefined;
  const crash = (errorMessage: string) => {
    ended = true;
    waiting?.({ ready: false, failure: { errorType: 'Runtime.ExitError', errorMessage } });
  };
  worker.on('message', (message: unknown) => waiting?.(messageSchema.parse(message)));
  worker.on('error', (error) => crash(error.message));
  worker.on('exit', (code) => crash(`Runtime exited with code ${code}`));
  const end = async () => {
    ended = true;
    await worker.terminate();
  };

  const first = await new Promise<Message>((resolve) => {
    waiting = resolve;
  });
  const ready = 'ready' in first && first.ready;
  const initFailure = 'failure' in first ? first.failure : undefined;

  const run = async (event: string): Promise<Outcome> => {
    if (initFailure !== undefined) {
      await end();
      return { failure: initFailure };
    }
    const id = randomUUID();
    const milliseconds = settings.timeout * 1000;
    let timer: NodeJS.Timeout | undefined;
    const message = await new Promise<Message>((resolve) => {
      waiting = resolve;
      const errorMessage = `RequestId: ${id} Error: Task timed out after ${settings.timeout.toFixed(2)} seconds`;
      timer = setTimeout(() => resolve({ id, failure: { errorType: 'Sandbox.Timedout', errorMessage } }), milliseconds);
      worker.postMessage({ id, event, deadline: Date.now() + milliseconds });
    });
    clearTimeout(timer);
    waiting = undefined;
    if ('failure' in message) {
      if (message.failure.errorType === 'Sandbox.Timedout') await end();
      return { failure: message.failure };
    }
    return 'payload' in message
      ? limited(message.payload)
      : { failure: { errorType: 'Runtime', errorMessage: 'No answer' } };
  };
  const initMs = performance.now() - from;
  return { initMs, loadMs: ready && 'loadMs' in first ? first.loadMs : 0, ended: () => ended, initFailure, run, end };
}

function limited(payload: string): Outcome {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= largestAnswer) return { payload };
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${largestAnswer} bytes).`;
  return { failure: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}

/** What a function finds in its environment: what its template says and what Lambda adds, nothing of this machine. */
function environmentVariables({
  name,
  handler,
  memory,
  folder,
  environment,
}: FunctionSettings): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: region,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: 'local',
    LAMBDA_TASK_ROOT: folder,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: handler,
    ...environment,
  };
}

function bytesOf(folder: string): number {
  const files = globSync('**/*', { cwd: folder }).map((file) => statSync(join(folder, file)));
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
