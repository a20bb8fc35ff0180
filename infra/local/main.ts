/**
 * `npm start -- [--port N] [--fresh] [--empty]`: builds and synthesizes what has changed, runs it on this machine, fills it
 * with demonstration data when it is new, and prints where everything is. Ctrl-C ends all of it.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { isOutdated } from './build-step.ts';
import { findJava, javaFolder } from './java.ts';
import { startKept } from './kept-child.ts';
import { lockFolder } from './lock.ts';
import { requireFree } from './ports.ts';
import { type LocalStack, startStack } from './start.ts';
import { describe, StartProblem } from './start-problem.ts';

const root = join(import.meta.dirname, '..', '..');
const dataFolder = join(root, '.local');
const cdkOut = join(root, 'cdk.out');
/** What the demonstration data said about the accounts, shown again at later starts. */
const accounts = join(dataFolder, 'accounts.txt');
/** There from the first start on a new folder until all demonstration data is written: found at a start, it tells that the data is incomplete. */
const seedingMark = join(dataFolder, 'seeding');

const help =
  'Run `npm start`, after `--` with --port N (1 to 65535), --fresh (drop the local data first) or --empty (no demonstration data).';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '4321' }, fresh: { type: 'boolean' }, empty: { type: 'boolean' } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartProblem(help);
    return { port, fresh: values.fresh ?? false, empty: values.empty ?? false };
  } catch {
    throw new StartProblem(help);
  }
}

const running = new Set<{ readonly stop: () => Promise<void> }>();

/** Runs a script of the repository to its end, passing on what it prints, and gives the lines. */
async function runScript(script: string, options: readonly string[], problem: string): Promise<string[]> {
  const child = startKept(process.execPath, [join(root, script), ...options], 'pipe');
  running.add(child);
  const printed: string[] = [];
  const { stdout } = child.process;
  if (stdout !== null) {
    for await (const line of createInterface({ input: stdout })) {
      console.log(line);
      printed.push(line);
    }
  }
  const code = await child.ended;
  running.delete(child);
  if (code !== 0) throw new StartProblem(problem);
  return printed;
}

function dropData(): void {
  for (const part of ['accounts.txt', 'checkpoints', 'dynamodb', 'importer-key', 'logs', 'queues', 'seeding']) {
    rmSync(join(dataFolder, part), { recursive: true, force: true });
  }
}

async function build(): Promise<void> {
  if (!isOutdated(root, [join(cdkOut, 'manifest.json'), join(root, 'dist', 'functions')])) {
    console.log('Nothing has changed since the last build');
    return;
  }
  console.log('Building the site and the functions');
  await runScript('scripts/build.ts', [], 'The build failed: put right what it says above and start again.');
  console.log('Synthesizing the templates');
  await runScript('infra/app.ts', [], 'The synthesis failed: put right what it says above and start again.');
}

async function seed({ url, mailUrl, databaseUrl }: LocalStack): Promise<void> {
  console.log('Writing the demonstration data');
  const options = ['--url', url, '--mail', mailUrl, '--database', databaseUrl, '--data-folder', dataFolder];
  const printed = await runScript(
    'scripts/seed.ts',
    options,
    'The demonstration data could not be written: put right what is said above and start again.',
  );
  const from = printed.findIndex((line) => line.startsWith('Accounts'));
  const until = printed.findIndex((line, index) => index > from && !line.includes('@'));
  writeFileSync(accounts, printed.slice(from, until < 0 ? undefined : until).join('\n'));
  rmSync(seedingMark);
}

async function main(): Promise<void> {
  const { port, fresh, empty } = readOptions();
  // What would stop the start is said before anything is built or, under a stack that runs, dropped.
  lockFolder(dataFolder)();
  await requireFree(port);
  await findJava(javaFolder);
  if (fresh || existsSync(seedingMark)) {
    console.log(fresh ? 'Dropping the local data' : 'The demonstration data was not complete: making it anew');
    dropData();
  }
  const toBeSeeded = !empty && !existsSync(join(dataFolder, 'dynamodb'));
  await build();
  if (toBeSeeded) writeFileSync(seedingMark, '');
  const stack = await startStack({ port, dataFolder, cdkOut });
  running.add(stack);
  if (toBeSeeded) await seed(stack);
  else if (existsSync(accounts)) console.log(readFileSync(accounts, 'utf8'));
  console.log(`Mail is read at ${stack.mailUrl}`);
  console.log(`Mistok is ready at ${stack.url}`);
}

async function end(code: number): Promise<never> {
  await Promise.all([...running].map((one) => one.stop()));
  process.exit(code);
}

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not wait; the keepers end what is left.
    if (ending) process.exit(1);
    ending = true;
    console.log('Stopping');
    void end(0);
  });
}
process.on('uncaughtException', (error) => {
  console.error(error);
  void end(1);
});

main().catch((error: unknown) => {
  if (ending) return;
  console.error(error instanceof StartProblem ? error.message : `The local stack failed: ${describe(error)}`);
  void end(1);
});
