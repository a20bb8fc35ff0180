/**
 * `npm run bench -- NAME [options]`: a benchmark, printing JSON lines. Figures are medians of one run on this machine; compare the ratios,
 * which are to work that was done beside it, and not the milliseconds.
 */
import { coldstart } from './bench/coldstart.ts';
import { fairness } from './bench/fairness.ts';
import { journey } from './bench/journey.ts';

const benchmarks: Readonly<Record<string, (options: readonly string[]) => Promise<void>>> = {
  coldstart,
  fairness,
  journey,
};

const [name = '', ...options] = process.argv.slice(2);
const run = benchmarks[name];
if (run === undefined) {
  console.error(`Name a benchmark: npm run bench -- ${Object.keys(benchmarks).join('|')}`);
  process.exitCode = 2;
} else {
  await run(options);
}
