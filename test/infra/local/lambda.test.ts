import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type LocalFunction, type Outcome, startFunction } from '../../../infra/local/lambda.ts';

const home = mkdtempSync(join(tmpdir(), 'mistok-'));
const started: LocalFunction[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
});
afterAll(() => rmSync(home, { recursive: true }));

let count = 0;
async function start(code: string, { timeout = 5, environment = {} } = {}): Promise<LocalFunction> {
  count += 1;
  const folder = join(home, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.mjs'), code);
  const made = await startFunction({
    name: 'echo',
    arn: 'arn:aws:lambda:echo',
    folder,
    handler: 'index.handler',
    memory: 256,
    timeout,
    environment,
    log: join(home, `${count}.log`),
  });
  started.push(made);
  return made;
}

const value = (outcome: Outcome): unknown => ('payload' in outcome ? JSON.parse(outcome.payload) : outcome);

describe('a function on this machine', () => {
  it('answers its event with what its handler returns', async () => {
    const echo = await start('export const handler = async (event) => ({ got: event });');

    expect(value(await echo.invoke({ a: [1, 'міст'] }))).toEqual({ got: { a: [1, 'міст'] } });
  });

  it('finds only its own environment', async () => {
    process.env['SECRET_OF_THIS_MACHINE'] = 'x';
    const echo = await start('export const handler = async () => process.env;', {
      environment: { MAIN_TABLE: 'main' },
    });

    const found = value(await echo.invoke({}));

    expect(found).toMatchObject({
      MAIN_TABLE: 'main',
      AWS_REGION: 'eu-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'echo',
      AWS_ACCESS_KEY_ID: 'local',
      _HANDLER: 'index.handler',
    });
    expect(found).not.toHaveProperty('SECRET_OF_THIS_MACHINE');
    expect(found).not.toHaveProperty('HOME');
  });

  it('is told its request and the time it has left', async () => {
    const echo = await start(
      'export const handler = async (_, context) => [context.awsRequestId, context.getRemainingTimeInMillis(), context.functionName];',
    );

    expect(value(await echo.invoke({}))).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.closeTo(5000, -3),
      'echo',
    ]);
  });

  it('takes one event at a time, in order', async () => {
    const echo = await start(
      'let running = 0; const seen = []; export const handler = async (n) => { running += 1; await new Promise((r) => setTimeout(r, 10)); seen.push([n, running]); running -= 1; return seen; };',
    );

    const answers = await Promise.all([1, 2, 3].map((n) => echo.invoke(n)));

    expect(value(answers[2] ?? expect.unreachable())).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it('reports an error as Lambda does', async () => {
    const bad = await start('export const handler = async () => { throw new RangeError("too far"); };');

    expect(await bad.invoke({})).toEqual({
      failure: { errorType: 'RangeError', errorMessage: 'too far', trace: expect.any(Array) },
    });
  });

  it('reports what is thrown and no error', async () => {
    const bad = await start('export const handler = async () => { throw "text"; };');

    expect(await bad.invoke({})).toMatchObject({ failure: { errorType: 'string', errorMessage: 'text' } });
  });

  it('is ended at its timeout and begins anew with the next event', async () => {
    const slow = await start(
      'let n = 0; export const handler = async (wait) => { n += 1; if (wait) { for (;;) n += 0; } return n; };',
      { timeout: 0.3 },
    );

    expect(value(await slow.invoke(false))).toBe(1);
    expect(await slow.invoke(true)).toMatchObject({
      failure: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/Task timed out after 0\.30 seconds$/),
      },
    });
    expect(value(await slow.invoke(false))).toBe(1);
  });

  it.each([
    { name: 'exits', code: 'process.exit(3)', message: 'Runtime exited with code 3' },
    {
      name: 'crashes beside its handler',
      code: 'setTimeout(() => { throw new Error("beside"); }, 1); await new Promise(() => setTimeout(() => {}, 1000));',
      message: 'beside',
    },
  ])('is replaced when it $name', async ({ code, message }) => {
    const bad = await start(`export const handler = async (event) => { if (event) { ${code} } return 'fine'; };`);

    expect(await bad.invoke(true)).toMatchObject({
      failure: { errorType: 'Runtime.ExitError', errorMessage: message },
    });
    expect(value(await bad.invoke(false))).toBe('fine');
  });

  it('fails at each event when it does not load', async () => {
    const bad = await start('import "./nothing.mjs"; export const handler = async () => 1;');

    expect(bad.initFailure?.errorMessage).toContain('nothing.mjs');
    expect(await bad.invoke({})).toMatchObject({ failure: { errorMessage: expect.stringContaining('nothing.mjs') } });
  });

  it('may not answer more than 6 MB', async () => {
    const big = await start('export const handler = async () => "x".repeat(6 * 1024 * 1024);');

    expect(await big.invoke({})).toMatchObject({ failure: { errorType: 'Function.ResponseSizeTooLarge' } });
  });

  it('writes what it prints to its log', async () => {
    const echo = await start('export const handler = async () => { console.log("printed"); };');

    await echo.invoke({});

    await expect.poll(() => readFileSync(join(home, `${count}.log`), 'utf8')).toBe('printed\n');
  });

  it('says what it weighs and how long it took to start', async () => {
    const code = 'export const handler = async () => 1;';
    const echo = await start(code);

    const { bytes, initMs, loadMs } = echo.measures();

    expect(bytes).toBe(code.length);
    expect(initMs).toBeGreaterThanOrEqual(loadMs);
    expect(loadMs).toBeGreaterThan(0);
  });
});
