import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../infra/local/ports.ts';
import { type LocalStack, startStack } from '../../../infra/local/start.ts';
import { writeMiniStack } from './mini-stack.ts';

const home = mkdtempSync(join(tmpdir(), 'mistok-start-'));
const cdkOut = join(home, 'cdk.out');
const dataFolder = join(home, 'data');
const settings = { port: 0, dataFolder, cdkOut, quiet: true };

/** The processes that work on the test's data. */
const processes = () =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(dataFolder));

const put = (url: string, id: string) => fetch(`${url}/api/items/${id}`, { method: 'PUT' });
const seen = async (url: string, id: string) => (await fetch(`${url}/api/items/${id}`)).json();

beforeAll(() => writeMiniStack(cdkOut));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a template on this machine', () => {
  let stack: LocalStack;
  beforeAll(async () => {
    stack = await startStack(settings);
  });
  afterAll(() => stack.stop());

  it('takes a request to the table and from its stream to a function', async () => {
    expect((await put(stack.url, 'first')).status).toBe(201);

    await expect.poll(() => seen(stack.url, 'first'), { timeout: 10_000 }).toEqual({ seen: 1 });
  });

  it('knows its own addresses', async () => {
    expect(await (await fetch(stack.url)).text()).toBe(`${stack.url} {"seen":1}`);
  });

  it('parks a record that cannot be processed and lets the others by', async () => {
    await put(stack.url, 'poison');
    const queue = join(dataFolder, 'queues', 'mini-Failures.jsonl');
    await expect.poll(() => existsSync(queue), { timeout: 10_000 }).toBe(true);
    await put(stack.url, 'after');

    await expect.poll(() => seen(stack.url, 'after'), { timeout: 10_000 }).toEqual({ seen: 1 });
    expect(JSON.parse(readFileSync(queue, 'utf8'))).toMatchObject({
      requestContext: {
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 2,
        functionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:mini-stream',
      },
      DDBStreamBatchInfo: {
        batchSize: 1,
        streamArn: 'arn:aws:dynamodb:eu-central-1:000000000000:table/mini-Main/stream/local',
      },
    });
  });

  it('tells what was started', async () => {
    expect(stack.tables).toEqual({ Main: 'mini-Main' });
    expect(Object.keys(stack.functions).toSorted()).toEqual(['mini-http', 'mini-site', 'mini-stream']);
    expect(stack.functions['mini-site']).toMatchObject({ initMs: expect.any(Number), bytes: expect.any(Number) });
    expect((await fetch(`${stack.mailUrl}/store`)).status).toBe(200);
    expect(await stack.invoke('mini-site', {})).toHaveProperty('payload');
  });

  it('is not started twice on the same data', async () => {
    await expect(startStack(settings)).rejects.toThrow(
      `Mistok runs already on the data in ${dataFolder} (process ${process.pid}): end it with Ctrl-C`,
    );
  });

  it('leaves nothing behind when it is stopped', async () => {
    expect(processes()).not.toEqual([]);

    await stack.stop();
    await stack.stop();

    expect(processes()).toEqual([]);
    expect(existsSync(join(dataFolder, 'lock'))).toBe(false);
    await expect(fetch(stack.url)).rejects.toThrow();
  });
});

describe('a template that is started again on the same data', () => {
  let child: ChildProcess;
  let url = '';
  beforeAll(async () => {
    const script = join(home, 'start.ts');
    const module = join(import.meta.dirname, '..', '..', '..', 'infra', 'local', 'start.ts');
    writeFileSync(
      script,
      `import { startStack } from '${module}';\nprocess.send((await startStack(${JSON.stringify(settings)})).url);\n`,
    );
    child = fork(script, { execArgv: [] });
    url = await new Promise((done) => child.once('message', (message) => done(String(message))));
  });
  afterAll(() => child.kill('SIGKILL'));

  it('goes on where the stream was left', async () => {
    await put(url, 'second');

    await expect.poll(() => seen(url, 'second'), { timeout: 10_000 }).toEqual({ seen: 1 });
    expect(await seen(url, 'first')).toEqual({ seen: 1 });
  });

  it('leaves nothing behind when its process is killed', async () => {
    child.kill('SIGKILL');

    await expect.poll(processes, { timeout: 15_000 }).toEqual([]);
    // The claim of the killed process is there still, and counts for nothing in the tests below.
    expect(existsSync(join(dataFolder, 'lock'))).toBe(true);
  });
});

describe('a start that cannot succeed', { timeout: 90_000 }, () => {
  const problem = async (options: { port?: number } = {}) => {
    const message = await startStack({ ...settings, ...options }).then(
      () => expect.unreachable('it started'),
      (error: Error) => error.message,
    );
    expect(processes()).toEqual([]);
    expect(message).toMatch(/^[A-Z][^\n]*\.$/);
    return message;
  };

  it('says that the port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');

    expect(await problem({ port })).toContain(`Port ${port} is taken`);
    other.close();
  });

  it('says that the checkpoints are damaged', async () => {
    const folder = join(dataFolder, 'checkpoints');
    for (const file of readdirSync(folder)) writeFileSync(join(folder, file), '{');

    expect(await problem()).toContain('drop it with `npm start -- --fresh`');
  });

  it('says that the database is damaged', async () => {
    const folder = join(dataFolder, 'dynamodb');
    for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'no database');

    expect(await problem()).toContain('drop the data with `npm start -- --fresh`');
  });

  it('says which function does not load', async () => {
    rmSync(dataFolder, { recursive: true });
    writeFileSync(join(cdkOut, 'asset.site', 'index.mjs'), 'export const handler =');

    expect(await problem()).toContain('The function mini-site does not load');
  });
});
