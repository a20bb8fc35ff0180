/**
 * `npm run test:long`: the programmes that are too long for every change. Each prints how many cases were planned and executed; the run
 * fails where one of them fails. Ctrl-C ends it with what runs.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const programmes: readonly { name: string; tests: string; environment: Readonly<Record<string, string>> }[] = [
  {
    name: 'The law of the index: 100,000 random sequences with crashes and a second writer',
    tests: 'test/functions/matches/index-law.test.ts',
    environment: { LAW_RUNS: '100000' },
  },
  {
    name: 'Notices: 10,000 causes while the mail service fails, hangs, accepts and dies',
    tests: 'test/functions/notices/outage',
    environment: { MISTOK_NOTICES: '10000' },
  },
  {
    name: 'Races: 50 callers at once, 20 rounds each',
    tests: 'test/api/races.int.test.ts',
    environment: { RACE_ROUNDS: '20' },
  },
];

function run(tests: string, environment: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', tests, '--testTimeout=3600000'], {
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    process.once('SIGINT', () => child.kill('SIGINT'));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const [only] = process.argv.slice(2);
let failed = 0;
for (const { name, tests, environment } of programmes.filter(
  ({ tests }) => only === undefined || tests.includes(only),
)) {
  console.log(`\n${name}`);
  if ((await run(tests, environment)) !== 0) failed += 1;
}
console.log(`\n${programmes.length - failed} of ${programmes.length} long programmes passed`);
process.exitCode = failed === 0 ? 0 : 1;
