import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { makeApiClient, NoAnswer, Refused } from './lib/api-client.ts';
import { type ImportCounts, importLines, type NumberedLine } from './lib/import-lines.ts';

const usage = `Brings listings from a file into the running system, as an authorised importer.

  npm run import -- FILE.jsonl [--url http://localhost:4321] [--key FILE_OR_VARIABLE]

FILE.jsonl   one listing a line, as demo/README.md describes it
--url        where the system answers (http://localhost:4321)
--key        a file that holds the importer's key, or an environment variable that does (.local/importer-key)

Topics that a line leaves out are found in its text. A bad line is reported with its number and left out.
Ctrl-C stops it; the same command goes on from there, for what is in the system already is not added twice.`;

const atATime = 8;
const progressEveryMs = 2_000;

process.exitCode = await main();

interface Options {
  readonly file: string;
  readonly url: string;
  readonly key: string;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) return 2;
  const key = readKey(options.key);
  if (key === undefined) {
    console.error(
      `There is no key in ${options.key}: \`npm start\` writes one to .local/importer-key; elsewhere the secretariat makes one. Give it with --key.`,
    );
    return 2;
  }
  if (!existsSync(options.file)) {
    console.error(`${options.file} does not exist: give the path of a file with one listing a line.`);
    return 2;
  }
  return run(options, key);
}

function readOptions(): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://localhost:4321' },
        key: { type: 'string', default: '.local/importer-key' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [file] = positionals;
    const url = URL.canParse(values.url) ? new URL(values.url).origin : undefined;
    if (file !== undefined && positionals.length === 1 && url !== undefined && values.help !== true)
      return { file, url, key: values.key };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  console.error(usage);
  return undefined;
}

/** The secret itself is never an argument: the list of processes shows arguments to everybody on the machine. */
function readKey(fileOrVariable: string): string | undefined {
  const text = existsSync(fileOrVariable) ? readFileSync(fileOrVariable, 'utf8') : process.env[fileOrVariable];
  const key = text?.trim();
  return key === undefined || key === '' ? undefined : key;
}

async function run({ file, url }: Options, key: string): Promise<number> {
  const total = await countLines(file);
  console.log(`Importing ${total} lines of ${file} into ${url}. Ctrl-C stops; the same command goes on from there.`);
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
    console.log('Stopping after the lines that are under way');
  });
  let told = Date.now();
  const onLine = (counts: Readonly<ImportCounts>) => {
    if (Date.now() - told < progressEveryMs) return;
    told = Date.now();
    console.log(`  ${counts.lines} of ${total}: ${summary(counts)}`);
  };
  try {
    const counts = await importLines(readLines(file), {
      api: makeApiClient({ url, credentials: { key } }),
      most: atATime,
      onBad: (line, reason) => console.error(`line ${line}: ${reason}`),
      onLine,
      stopped: () => stopped,
    });
    console.log(`${counts.lines} lines: ${summary(counts)}`);
    if (stopped) return 130;
    return counts.bad > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof NoAnswer) console.error(error.message);
    else if (error instanceof Refused)
      console.error(`${url} does not take this key: give one that the secretariat made and has not ended.`);
    else throw error;
    return 2;
  }
}

function summary({ created, there, bad }: ImportCounts): string {
  return `${created} created, ${there} already there, ${bad} bad`;
}

async function* readLines(file: string): AsyncGenerator<NumberedLine> {
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    yield { number, text: number === 1 ? line.replace(/^\uFEFF/, '') : line };
  }
}

async function countLines(file: string): Promise<number> {
  let count = 0;
  for await (const { text } of readLines(file)) if (text.trim() !== '') count += 1;
  return count;
}
