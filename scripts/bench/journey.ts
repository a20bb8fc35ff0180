import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Tables } from '../../functions/_adapters/dynamodb.ts';
import { startStack } from '../../infra/local/start.ts';
import { routes } from '../../shared/routes.ts';
import type { ListingKind } from '../../shared/schemas/codes.ts';
import { type ApiClient, makeApiClient } from '../lib/api-client.ts';
import { beginSession, enterSecretary, openTables } from '../lib/seed-tables.ts';
import { median, print, timed } from './measure.ts';

const root = join(import.meta.dirname, '..', '..');
const steps = [
  'create',
  'submit',
  'publish',
  'published-to-suggested',
  'suggestions',
  'interest',
  'endorse',
  'accept-first',
  'accept-second',
  'browse',
] as const;
type Step = (typeof steps)[number];

interface Side {
  readonly api: ApiClient;
  readonly organisationId: string;
}

const content = {
  forms: ['capacity-building'],
  topics: ['heat-substations'],
  languages: ['en'],
  texts: [{ language: 'en', title: 'A listing for measuring', summary: '' }],
};

async function enterSide(desk: ApiClient, tables: Tables, url: string, name: string, place: object): Promise<Side> {
  const contact = { name: `Officer of ${name}`, email: `${name.toLowerCase()}@city.example`, languages: ['en'] };
  const view = await desk.call(routes['create-organisation'], {
    idempotencyKey: crypto.randomUUID(),
    body: {
      profile: { name, type: 'municipality', place, population: 20_000, languages: ['en'] },
      contact,
      language: 'en',
      representative: { name: contact.name, email: contact.email, language: 'en' },
      declarationSigned: true,
    },
  });
  const cookie = await beginSession(tables, view.own?.people[0]?.personId ?? '');
  return { api: makeApiClient({ url, credentials: { cookie, origin: url } }), organisationId: view.id };
}

/** From publishing to being suggested, and every step to the introduction, as ratios to one GetItem and one PutItem of the same run. */
export async function journey(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { runs: { type: 'string', default: '30' } } });
  const runs = Math.max(1, Number(values.runs) || 30);
  const dataFolder = mkdtempSync(join(tmpdir(), 'mistok-journey-'));
  const stack = await startStack({ port: 0, dataFolder, cdkOut: join(root, 'cdk.out'), quiet: true });
  try {
    const { url } = stack;
    const tables = await openTables(stack.databaseUrl, { main: undefined, derived: undefined });
    const secretary = await enterSecretary(tables, {
      name: 'Bench Secretary',
      email: 'desk@mistok.example',
      language: 'en',
    });
    const desk = makeApiClient({ url, credentials: { cookie: await beginSession(tables, secretary), origin: url } });
    const taken: Record<Step | 'get' | 'put', number[]> = {
      get: [],
      put: [],
      create: [],
      submit: [],
      publish: [],
      'published-to-suggested': [],
      suggestions: [],
      interest: [],
      endorse: [],
      'accept-first': [],
      'accept-second': [],
      browse: [],
    };
    const step = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
      const { result, ms } = await timed(work);
      taken[name].push(ms);
      return result;
    };
    const publish = async (side: Side, kind: ListingKind) => {
      const draft = await step('create', () =>
        side.api.call(routes['create-listing'], {
          idempotencyKey: crypto.randomUUID(),
          body: {
            kind,
            organisationId: side.organisationId,
            content: { ...content, ...(kind === 'offer' ? { capacity: 1 } : {}) },
          },
        }),
      );
      const submitted = await step('submit', () =>
        side.api.call(routes['submit-listing'], { params: { id: draft.id }, body: { version: draft.own?.version } }),
      );
      return step('publish', () =>
        desk.call(routes['publish-listing'], { params: { id: draft.id }, body: { version: submitted.own?.version } }),
      );
    };

    for (let run = 0; run < runs; run += 1) {
      const Item = { pk: `BENCH#${run}`, sk: 'BENCH', data: { ...content } };
      taken.put.push((await timed(() => tables.client.send(new PutCommand({ TableName: tables.derived, Item })))).ms);
      taken.get.push(
        (
          await timed(() =>
            tables.client.send(
              new GetCommand({ TableName: tables.derived, Key: { pk: Item.pk, sk: Item.sk }, ConsistentRead: true }),
            ),
          )
        ).ms,
      );
      // New organisations each time: nobody meets the limit of interests a day, and every offer has its place free.
      const community = await enterSide(desk, tables, url, `Community${run}`, { country: 'UA', oblast: 'lviv' });
      const city = await enterSide(desk, tables, url, `City${run}`, { country: 'PT', name: `City${run}` });
      const offer = await publish(city, 'offer');
      const need = await publish(community, 'need');
      const suggest = () => community.api.call(routes['read-suggestions'], { params: { id: need.id } });
      await step('published-to-suggested', async () => {
        for (let tries = 0; tries < 400; tries += 1) {
          if ((await suggest()).items.some(({ listing }) => listing.id === offer.id)) return;
          await sleep(10);
        }
        throw new Error('the offer was not suggested within 400 tries');
      });
      await step('suggestions', suggest);
      const match = await step('interest', () =>
        community.api.call(routes['show-interest'], {
          idempotencyKey: crypto.randomUUID(),
          body: {
            listingId: offer.id,
            organisationId: community.organisationId,
            ownListingId: need.id,
            message: 'We would like to talk. We have time in spring.',
          },
        }),
      );
      const introduced = await step('endorse', () =>
        desk.call(routes['endorse-match'], { params: { id: match.id }, body: { version: match.version } }),
      );
      const first = await step('accept-first', () =>
        community.api.call(routes['accept-match'], { params: { id: match.id }, body: { version: introduced.version } }),
      );
      const second = await step('accept-second', () =>
        city.api.call(routes['accept-match'], { params: { id: match.id }, body: { version: first.version } }),
      );
      if (second.state !== 'accepted-by-both') throw new Error(`the journey ended in ${second.state}`);
      await step('browse', () => makeApiClient({ url, credentials: { nobody: true } }).call(routes['browse-listings']));
    }
    const [get, put] = [median(taken.get), median(taken.put)];
    print({ bench: 'journey', step: 'one GetItem', median_ms: get, runs });
    print({ bench: 'journey', step: 'one PutItem', median_ms: put, runs });
    for (const name of steps) {
      const ms = median(taken[name]);
      print({
        bench: 'journey',
        step: name,
        median_ms: ms,
        ratio_to_get: ms / get,
        ratio_to_put: ms / put,
        runs: taken[name].length,
      });
    }
  } finally {
    await stack.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
