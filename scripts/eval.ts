import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLatent } from './eval/confusion.ts';
import { evaluate, trecRun } from './eval/evaluate.ts';
import { readJudgements, readLines } from './eval/line.ts';
import { diagnosis, report } from './eval/report.ts';

const usage =
  'Ranks the listings of a file from their texts and measures the ranking against judgements.\n' +
  'Use: npm run eval -- --listings FILE.jsonl --qrels FILE.tsv [--run OUT.trec] [--reverse] [--latent FILE.jsonl]\n' +
  'With --latent it also prints which topics were found for what was meant: for understanding mistakes, never for ranking.';

function run(): void {
  const { values } = parseArgs({
    options: {
      listings: { type: 'string' },
      qrels: { type: 'string' },
      run: { type: 'string' },
      latent: { type: 'string' },
      reverse: { type: 'boolean', default: false },
    },
  });
  if (values.listings === undefined || values.qrels === undefined)
    throw new Error('Both --listings and --qrels are needed.');
  const lines = readLines(readFileSync(values.listings, 'utf8'));
  const judgements = readJudgements(readFileSync(values.qrels, 'utf8'));
  console.log(`${lines.length} listings, ${judgements.length} judgements; ${values.reverse ? 'offers' : 'needs'} ask.`);
  const evaluation = evaluate(lines, judgements, values.reverse);
  if (values.run !== undefined) {
    writeFileSync(values.run, trecRun(evaluation.answers));
    console.log(`The ranking is in ${values.run}.`);
  }
  console.log(report(evaluation, lines));
  if (values.latent !== undefined) console.log(diagnosis(evaluation, readLatent(readFileSync(values.latent, 'utf8'))));
  console.log(`\n${JSON.stringify(evaluation.result)}`);
}

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(usage);
  process.exitCode = 2;
}
