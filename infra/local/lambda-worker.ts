/**
 * One execution environment of a Lambda function: loads the handler, then answers one event at a time.
 * Events and answers cross as JSON text, as they do between Lambda and its runtime.
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

const settings = z
  .object({ folder: z.string(), handler: z.string(), arn: z.string(), environment: z.record(z.string(), z.string()) })
  .parse(workerData);
const { environment } = settings;

const requestSchema = z.object({ id: z.string(), event: z.string(), deadline: z.number() });

type Handler = (event: unknown, context: unknown) => unknown;

async function load(): Promise<Handler> {
  const [file = '', name = ''] = settings.handler.split('.');
  const module: unknown = await import(pathToFileURL(join(settings.folder, `${file}.mjs`)).href);
  const found = typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined;
  if (typeof found !== 'function') throw new Error(`${settings.handler} is undefined or not exported`);
  return (event, context) => Reflect.apply(found, undefined, [event, context]);
}

function contextOf(id: string, deadline: number) {
  return {
    awsRequestId: id,
    callbackWaitsForEmptyEventLoop: true,
    functionName: environment['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: environment['AWS_LAMBDA_FUNCTION_VERSION'],
    invokedFunctionArn: settings.arn,
    logGroupName: environment['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: environment['AWS_LAMBDA_LOG_STREAM_NAME'],
    memoryLimitInMB: environment['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** An error as Lambda's runtime reports it. */
function failure(error: unknown) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

async function answer(handler: Handler, message: unknown): Promise<void> {
  const { id, event, deadline } = requestSchema.parse(message);
  // Not sampled: tracing works as on Lambda and sends nothing.
  process.env['_X_AMZN_TRACE_ID'] = `Root=1-${id.slice(0, 8)}-${id.replaceAll('-', '').slice(0, 24)};Sampled=0`;
  try {
    const value: unknown = await handler(JSON.parse(event), contextOf(id, deadline));
    parentPort?.postMessage({ id, payload: JSON.stringify(value ?? null) });
  } catch (error) {
    console.error(error);
    parentPort?.postMessage({ id, failure: failure(error) });
  }
}

const started = performance.now();
try {
  const handler = await load();
  parentPort?.on('message', (message: unknown) => void answer(handler, message));
  parentPort?.postMessage({ ready: true, loadMs: performance.now() - started });
} catch (error) {
  console.error(error);
  parentPort?.postMessage({ ready: false, failure: failure(error) });
}
