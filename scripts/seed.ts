import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Tables } from '../functions/_adapters/dynamodb.ts';
import { makePlacesStore } from '../functions/organisations/places-store.ts';
import { parseCodifier } from '../shared/places/codifier.ts';
import type { Hromada } from '../shared/places/hromada.ts';
import { routes } from '../shared/routes.ts';
import { type ApiClient, makeApiClient } from './lib/api-client.ts';
import { type DemoListing, type Demonstration, readDemonstration } from './lib/demonstration.ts';
import { importLines, type NumberedLine } from './lib/import-lines.ts';
import { inParallel } from './lib/in-parallel.ts';
import { type Cast, castName, enterCast } from './lib/seed-cast.ts';
import { type Entered, tellListings, tellMatches, writtenByHand } from './lib/seed-story.ts';
import { beginSession, enterSecretary, openTables } from './lib/seed-tables.ts';

const usage = `Fills a fresh local system with the demonstration. \`npm start\` runs it.

  node scripts/seed.ts --url URL --endpoint URL [--main TABLE] [--derived TABLE] [--data-folder .local]

--url            where the system answers
--endpoint       where its database answers; also --database
--main, --derived  the names of its tables (found by their names)
--data-folder    the folder that takes the importer's key
--mail           where the mail is read; it is only told

Places, the people of the secretariat and sessions to begin with are written to the tables, everything else goes through the API.`;

const atATime = 8;

interface Options {
  readonly url: string;
  readonly endpoint: string;
  readonly main: string | undefined;
  readonly derived: string | undefined;
  readonly dataFolder: string;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  const begun = Date.now();
  try {
    await seed(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  console.log(`  The demonstration was written in ${Math.round((Date.now() - begun) / 1000)} s`);
  return 0;
}

function readOptions(): Options | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: {
        url: text,
        endpoint: text,
        database: text,
        main: text,
        derived: text,
        mail: text,
        'data-folder': { type: 'string', default: '.local' },
      },
    });
    const { url, endpoint = values.database, main: mainTable, derived, 'data-folder': dataFolder } = values;
    return url === undefined || endpoint === undefined
      ? undefined
      : { url: new URL(url).origin, endpoint, main: mainTable, derived, dataFolder };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function seed({ url, endpoint, main: mainTable, derived, dataFolder }: Options): Promise<void> {
  const say = (text: string) => console.log(`  ${text}`);
  const demonstration = readDemonstration();
  const tables = await openTables(endpoint, { main: mainTable, derived });
  const signIn = async (personId: string): Promise<ApiClient> =>
    makeApiClient({ url, credentials: { cookie: await beginSession(tables, personId), origin: url } });

  const hromadas = await enterPlaces(tables, demonstration);
  say(`${hromadas.length} communities`);

  const secretariat = await Promise.all(
    demonstration.accounts.secretariat.map((account) => enterSecretary(tables, account)),
  );
  const [firstSecretary = ''] = secretariat;
  const desk = await signIn(firstSecretary);
  const key = await makeKey(desk, dataFolder);
  say(`${secretariat.length} people of the secretariat, and the importer's key in ${join(dataFolder, 'importer-key')}`);

  const publish = importer(demonstration, makeApiClient({ url, credentials: { key } }), say);
  const acting = new Set(demonstration.accounts.organisations.map(castName));
  const actedFor = ({ line }: DemoListing) => acting.has(castName(line.organisation));
  // Two functions of the system work side by side; who acts for an organisation must be entered before its listings.
  const [cast] = await Promise.all([
    enterCast(demonstration, hromadas, desk, signIn),
    publish((listing) => !actedFor(listing)),
  ]);
  say(`${cast.size} organisations with somebody who acts for them`);
  const imported = await publish(actedFor);
  say(`${imported.size} listings published`);

  const deps = { demonstration, cast, desk, imported };
  const { drafts, submitted, returned, paused, matches } = demonstration.story;
  await Promise.all([tellListings(deps), tellMatches(deps)]);
  say(
    `${submitted.length} listings in review, ${returned.length} sent back, ${paused.length} paused, ${drafts.length} begun`,
  );
  say(`${matches.length} pairs, from proposed to partnership`);

  await inParallel([desk, ...[...cast.values()].map(({ api }) => api)], atATime, (api) => api.act(routes['sign-out']));
  tables.client.destroy();
  showAccounts(demonstration, cast);
}

async function enterPlaces(tables: Tables, { places }: Demonstration): Promise<readonly Hromada[]> {
  const { hromadas, problems } = parseCodifier(places);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`demo/places.tsv, line ${problem.line}: ${problem.fault}`);
  await makePlacesStore({ client: tables.client, table: tables.main, now: Date.now }).replaceHromadas(hromadas);
  return hromadas;
}

async function makeKey(desk: ApiClient, dataFolder: string): Promise<string> {
  const { secret } = await desk.call(routes['create-key'], {
    idempotencyKey: crypto.randomUUID(),
    body: { label: 'Importer of this machine' },
  });
  if (secret === undefined) throw new Error('The system made a key and did not say its secret.');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'importer-key'), `${secret}\n`, { mode: 0o600 });
  return secret;
}

/** Imports what its own people do not write themselves, a part at a time, and gives what is there so far by the id in the file. */
function importer(demonstration: Demonstration, api: ApiClient, say: (text: string) => void) {
  const byHand = writtenByHand(demonstration);
  const all = [...demonstration.listings.values()].filter(({ line }) => !byHand.has(line.id));
  const imported = new Map<string, Entered>();
  return async (which: (listing: DemoListing) => boolean): Promise<ReadonlyMap<string, Entered>> => {
    await importLines(each(all.filter(which)), {
      api,
      most: atATime,
      onBad: (line, reason) => console.error(`  demo/listings.jsonl, line ${line}: ${reason}`),
      onListing: (id, listing) => {
        imported.set(id, listing);
        if (imported.size % 50 === 0) say(`${imported.size} of ${all.length} listings`);
      },
    });
    return imported;
  };
}

async function* each(lines: readonly NumberedLine[]): AsyncGenerator<NumberedLine> {
  yield* lines;
}

/** The accounts to sign in with, one a line: address, what it stands for, name. */
function showAccounts({ accounts }: Demonstration, cast: Cast): void {
  const shown = accounts.organisations.flatMap((account) => {
    const contact = cast.get(castName(account))?.contact;
    return account.shownAs === undefined || contact === undefined
      ? []
      : [{ email: contact.email, as: `${account.shownAs}: ${account.name}` }];
  });
  const desk = accounts.secretariat.map(({ email }) => ({ email, as: 'the secretariat' }));
  console.log('Accounts (ask for a code with the address; it comes to the mail page):');
  for (const { email, as } of [...shown, ...desk]) console.log(`  ${email.padEnd(30)} ${as}`);
}
