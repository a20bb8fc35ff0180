import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { functionNames } from '../../infra/functions.ts';
import { startFunction } from '../../infra/local/lambda.ts';
import { median, print } from './measure.ts';

const root = join(import.meta.dirname, '..', '..');

/** Names that the functions need to load; nothing is called. */
const environment = {
  MAIN_TABLE: 'main',
  DERIVED_TABLE: 'derived',
  SITE_ORIGIN: 'http://localhost:4321',
  API_URL: 'http://localhost:4321',
  STAGE: 'local',
  MAIL_FROM: 'mistok@mistok.example',
};

/** How long a function's bundle takes from nothing to ready, in milliseconds, in an environment of its own. */
async function start(name: string, folder: string, logs: string): Promise<{ initMs: number; bytes: number }> {
  const settings = {
    name,
    arn: `arn:aws:lambda:eu-central-1:000000000000:function:${name}`,
    folder,
    handler: 'index.handler',
    memory: 1024,
    timeout: 10,
  };
  const started = await startFunction({ ...settings, environment, log: join(logs, `${name}.log`) });
  if (started.initFailure !== undefined) throw new Error(`${name} does not load: ${started.initFailure.errorMessage}`);
  const { initMs, bytes } = started.measures();
  await started.stop();
  return { initMs, bytes };
}

/** Each function's bundle: its bytes, and the time to ready as a ratio to an empty handler started in turn with it. */
export async function coldstart(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { runs: { type: 'string', default: '7' } } });
  const runs = Math.max(1, Number(values.runs) || 7);
  const folder = mkdtempSync(join(tmpdir(), 'mistok-coldstart-'));
  try {
    writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => ({});\n');
    for (const name of functionNames) {
      const [times, empty, sizes]: [number[], number[], number[]] = [[], [], []];
      for (let run = 0; run < runs; run += 1) {
        empty.push((await start('empty', folder, folder)).initMs);
        const { initMs, bytes } = await start(name, join(root, 'dist', 'functions', name), folder);
        times.push(initMs);
        sizes.push(bytes);
      }
      const [ready, nothing] = [median(times), median(empty)];
      print({
        bench: 'coldstart',
        function: name,
        bytes: median(sizes),
        ready_ms: ready,
        empty_ms: nothing,
        ratio_to_empty: ready / nothing,
        runs,
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
