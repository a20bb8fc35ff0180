import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../infra/local/ports.ts';
import { type LocalStack, startStack } from '../../../infra/local/start.ts';
import { writeMiniStack } from './mini-stack.ts';

const home = mkdtempSync(join(tmpdir(), 'mistok-start-'));
const cdkOut = join(home, 'cdk.out');
const dataFolder = join(home, 'data');
const running: LocalStack[] = [];

async function start(options: { port?: number } = {}): Promise<LocalStack> {
  const stack = await startStack({ port: 0, dataFolder, cdkOut, quiet: true, ...options });
  running.push(stack);
  return stack;
}

const stopAll = () => Promise.all(running.splice(0).map((stack) => stack.stop()));

/** The processes that have to do with the test's folder. */
const processes = () =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(join(home, 'data')));

const put = (stack: LocalStack, id: string) => fetch(`${stack.url}/api/items/${id}`, { method: 'PUT' });
const seen = async (stack: LocalStack, id: string) => (await fetch(`${stack.url}/api/items/${id}`)).json();

beforeAll(() => writeMiniStack(cdkOut));
afterEach(stopAll);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a template on this machine', { timeout: 60_000 }, () => {
  it('takes a request to the table and from its stream to a function, and goes on there after a restart', async () => {
    const first = await start();
    expect((await put(first, 'first')).status).toBe(201);
    await expect.poll(() => seen(first, 'first'), { timeout: 10_000 }).toEqual({ seen: 1 });
    expect(await (await fetch(first.url)).text()).toBe(`${first.url} {"seen":1}`);
    await first.stop();

    const second = await start();
    await put(second, 'second');
    await expect.poll(() => seen(second, 'second'), { timeout: 10_000 }).toEqual({ seen: 1 });
    expect(await seen(second, 'first')).toEqual({ seen: 1 });
  });

  it('parks a record that cannot be processed and lets the others by', async () => {
    const stack = await start();
    await put(stack, 'before');
    await put(stack, 'poison');
    const queue = join(dataFolder, 'queues', 'mini-Failures.jsonl');
    await expect.poll(() => existsSync(queue), { timeout: 10_000 }).toBe(true);
    await put(stack, 'after');

    await expect.poll(() => seen(stack, 'after'), { timeout: 10_000 }).toEqual({ seen: 1 });
    expect(await seen(stack, 'before')).toEqual({ seen: 1 });
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
    const stack = await start();

    expect(stack.tables).toEqual({ Main: 'mini-Main' });
    expect(Object.keys(stack.functions).toSorted()).toEqual(['mini-http', 'mini-site', 'mini-stream']);
    expect(stack.functions['mini-site']).toMatchObject({ initMs: expect.any(Number), bytes: expect.any(Number) });
    expect((await fetch(`${stack.mailUrl}/store`)).status).toBe(200);
    expect(await stack.invoke('mini-site', {})).toHaveProperty('payload');
  });

  it('leaves nothing behind when it is stopped', async () => {
    const stack = await start();
    expect(processes()).not.toEqual([]);

    await stack.stop();
    await stack.stop();

    expect(processes()).toEqual([]);
    expect(existsSync(join(dataFolder, 'lock'))).toBe(false);
    await expect(fetch(stack.url)).rejects.toThrow();
  });

  it('leaves nothing behind when its process is killed, and starts again on the same data', async () => {
    const script = join(home, 'start.ts');
    const module = join(import.meta.dirname, '..', '..', '..', 'infra', 'local', 'start.ts');
    const options = JSON.stringify({ port: 0, dataFolder, cdkOut, quiet: true });
    writeFileSync(
      script,
      `import { startStack } from '${module}';\nawait startStack(${options});\nprocess.send('ready');\n`,
    );
    const child = fork(script, { execArgv: [] });
    await new Promise((done) => child.once('message', done));

    child.kill('SIGKILL');

    await expect.poll(processes, { timeout: 15_000 }).toEqual([]);
    const stack = await start();
    expect(await seen(stack, 'first')).toEqual({ seen: 1 });
  });
});

describe('a start that cannot succeed', { timeout: 60_000 }, () => {
  const sentence = /^[A-Z][^\n]*\.$/;
  const problem = (options = {}) =>
    start(options).then(
      () => expect.unreachable('it started'),
      (error: Error) => error.message,
    );

  it('says that the port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');

    const message = await problem({ port });

    expect(message).toMatch(sentence);
    expect(message).toContain(`Port ${port} is taken`);
    other.close();
  });

  it('says that it runs already', async () => {
    await start();

    const message = await problem();

    expect(message).toMatch(sentence);
    expect(message).toContain(`runs already on the data in ${dataFolder} (process ${process.pid})`);
  });

  it('says that the checkpoints are damaged, and leaves nothing running', async () => {
    const folder = join(dataFolder, 'checkpoints');
    const [file = ''] = readdirSync(folder);
    const kept = readFileSync(join(folder, file));
    writeFileSync(join(folder, file), '{');

    const message = await problem();

    expect(message).toMatch(sentence);
    expect(message).toContain('--fresh');
    expect(processes()).toEqual([]);
    writeFileSync(join(folder, file), kept);
  });

  it('says that the database is damaged, and leaves nothing running', async () => {
    const folder = join(dataFolder, 'dynamodb');
    for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'no database');

    const message = await problem();

    expect(message).toMatch(sentence);
    expect(message).toContain('--fresh');
    expect(processes()).toEqual([]);
  });

  it('says which function does not load', async () => {
    rmSync(join(dataFolder), { recursive: true, force: true });
    writeFileSync(join(cdkOut, 'asset.site', 'index.mjs'), 'export const handler =');

    const message = await problem();

    expect(message).toContain('The function mini-site does not load');
    expect(processes()).toEqual([]);
  });
});
