import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makePlacesStore } from '../functions/organisations/places-store.ts';
import { localAws } from '../infra/local/local-aws.ts';
import { type Codifier, type CodifierFault, parseCodifier } from '../shared/places/codifier.ts';
import { oblasts } from '../shared/places/oblasts.ts';

const usage = `Brings the communities of Ukraine from the official codifier (KATOTTH) into the main table.

  npm run import-places -- FILE.tsv [--table NAME] [--endpoint URL]

FILE.tsv     tab-separated, UTF-8, with the header row: code category name parent
--table      the name of the main table; without it the file is only checked
--endpoint   the address of a local database; without it AWS, with your credentials and region

The communities of the file take the place of all that are stored, in one step: stopping it (Ctrl-C) leaves
either the old ones or the new ones. A bad line is reported and left out.`;

const reasons: Record<CodifierFault, string> = {
  'wrong-shape': 'the code is not UA and 17 digits',
  'unknown-oblast': 'the code does not belong to any oblast of Ukraine',
  'wrong-structure': 'the code has an empty part above a filled one',
  'no-header': 'the header row "code category name parent" is missing',
  'wrong-columns': 'the line has not four columns divided by tabs',
  'wrong-name': 'the name is empty, longer than 120 characters, or has characters that no name has',
  'unknown-category': 'the category is none of O, K, P, H, M, T, X, C, B',
  'wrong-level': 'the category does not fit the level that the code states',
  duplicate: 'the code stands on an earlier line already',
  'no-parent': 'the parent is not in the file, or was left out itself',
  'wrong-parent': 'the parent is of the wrong kind, or its code is not the beginning of this one',
};
const mostReported = 200;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) return 2;
  const { file, table, endpoint } = options;
  const text = readText(file);
  if (text === undefined) return 2;
  console.log(`Reading ${file} …`);
  const codifier = parseCodifier(text);
  report(codifier);
  if (codifier.hromadas.length === 0) {
    console.error(
      'The file holds no community: nothing was written. Check that it is the codifier with tabs between the columns.',
    );
    return 1;
  }
  if (table === undefined) {
    console.log('Checked only: name the main table with --table to bring the communities into it.');
    return 0;
  }
  return write(codifier, table, endpoint);
}

function readOptions(): { file: string; table: string | undefined; endpoint: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { table: { type: 'string' }, endpoint: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1 && values.help !== true) {
      return { file, table: values.table, endpoint: values.endpoint };
    }
  } catch (error) {
    console.error(describe(error));
  }
  console.error(usage);
  return undefined;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`${file} cannot be read (${describe(error)}): give the path of the codifier as a .tsv file.`);
    return undefined;
  }
}

function report(codifier: Codifier): void {
  const { problems, hromadas, raions, settlements } = codifier;
  for (const { line, fault, code } of problems.slice(0, mostReported)) {
    console.error(`line ${line}: ${fault}: ${reasons[fault]} (${JSON.stringify(code)})`);
  }
  if (problems.length > mostReported) console.error(`… and ${problems.length - mostReported} more`);
  const cities = hromadas.filter(({ oblast }) => oblasts[oblast].specialCity).length;
  console.log(
    `${codifier.oblasts.length} oblast-level units (${cities} of them cities with special status), ${raions.length} raions, ` +
      `${hromadas.length - cities} communities, ${settlements} settlements and city districts (not kept), ${problems.length} bad lines`,
  );
}

async function write(codifier: Codifier, table: string, endpoint: string | undefined): Promise<number> {
  const raw = new DynamoDBClient(endpoint === undefined ? {} : localAws(endpoint));
  const store = makePlacesStore({ client: DynamoDBDocumentClient.from(raw), table, now: Date.now });
  console.log(`Writing ${codifier.hromadas.length} communities into ${table} …`);
  try {
    const { version, changed } = await store.replaceHromadas(codifier.hromadas);
    console.log(
      changed
        ? `Written as version ${version}.`
        : `They are there already, as version ${version}: nothing was changed.`,
    );
    return 0;
  } catch (error) {
    console.error(`Nothing was written (${describe(error)}): check --table, --endpoint and your credentials.`);
    return 1;
  } finally {
    raw.destroy();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
