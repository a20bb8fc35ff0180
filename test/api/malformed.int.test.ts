import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, type RouteId, routeIds, routes } from '../../shared/routes.ts';
import { ProblemView } from '../../shared/schemas/views.ts';
import { type Answer, type Api, startApi } from '../fixtures/api.ts';
import { snapshotOf } from '../fixtures/api-snapshot.ts';
import { buildWorld, type World } from '../fixtures/world.ts';
import { prepare, type Setting } from './calls.ts';
import { jsonSchemaOf, type Malformed, wrongBodies, wrongKeys, wrongMessages } from './malform.ts';
import { wrongQueries } from './malform-queries.ts';
import { bodyFor, callerFor, paramsFor } from './samples.ts';

/** Bodies with a whole listing have hundreds of places: all are tried on one route, every third on the others. */
const mostOfARoute = 90;
const atOnce = 8;

const wrongIds = [
  'x',
  'not-an-id',
  '../../etc',
  '%00',
  '\u0000',
  '__proto__',
  '{id}',
  'x'.repeat(5_000),
  'ü',
  "'--",
  '01arz3ndektsv4rrffq69g5fav',
];
const telltale =
  /node_modules|\n\s+at |\.ts:\d|arn:aws|main-[0-9a-f]{8}|derived-[0-9a-f]{8}|dynamodb|ZodError|TypeError|ConditionalCheck/i;

describe('a malformed request', () => {
  let api: Api;
  let world: World;
  let setting: Setting;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;
  let planned = 0;
  let executed = 0;
  let slowest = 0;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
    setting = await prepare(api, world, { session: '' });
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterAll(async () => {
    console.log(
      `malformed requests: ${planned} planned, ${executed} executed, the slowest took ${Math.round(slowest)} ms`,
    );
    await api.stop();
  });

  const casesOf = (route: RouteId): Malformed[] => {
    const { body, query, params, idempotent }: Route = routes[route];
    const sample = bodyFor(route, world);
    if ((body === undefined) !== (sample === undefined)) throw new Error(`${route} has no sample body`);
    const correctQuery = route === 'find-places' ? { q: 'Lviv' } : {};
    const cases: Malformed[] = [
      ...(body === undefined || sample === undefined
        ? []
        : [...wrongBodies(jsonSchemaOf(body), sample), ...wrongMessages(sample)]),
      ...(query === undefined ? [] : wrongQueries(query, correctQuery)),
      ...(idempotent === true ? wrongKeys.map((one) => ({ ...one, call: { ...one.call, body: sample } })) : []),
    ];
    const step = route === 'create-listing' ? 1 : Math.ceil(cases.length / mostOfARoute);
    const ids = Object.keys(params?.shape ?? {}).flatMap((name) =>
      wrongIds.map(
        (id): Malformed => ({
          name: `${name} in the path is ${id.slice(0, 30)}`,
          call: { params: { ...paramsFor(route, world), [name]: id }, body: sample },
          codes: ['not-found'],
        }),
      ),
    );
    return [...cases.filter((_, index) => index % step === 0), ...ids];
  };

  it.each(routeIds)('to %s is refused with the field that is wrong', { timeout: 120_000 }, async (route) => {
    const cases = casesOf(route);
    planned += cases.length;
    const faults: string[] = [];
    const run = async ({ name, call, codes, path }: Malformed) => {
      const began = performance.now();
      const as = setting.callers[callerFor[routes[route].who]];
      const answer = await api.call(route, { as, params: paramsFor(route, world), ...call });
      slowest = Math.max(slowest, performance.now() - began);
      executed += 1;
      faults.push(...judge(answer, codes, path).map((fault) => `${name}: ${fault}`));
    };
    for (let start = 0; start < cases.length; start += atOnce)
      await Promise.all(cases.slice(start, start + atOnce).map(run));

    expect(faults).toEqual([]);
  });

  it('changes nothing', async () => {
    expect((await restore()).filter((key) => !key.startsWith('LIMIT#'))).toEqual([]);
  });
});

function judge(answer: Answer, codes: Malformed['codes'], path: string | undefined): string[] {
  const { status, text, headers, body } = answer;
  const seen = `${status} ${text.slice(0, 300)}`;
  const problem = ProblemView.safeParse(body).data;
  if (status < 400 || status >= 500 || problem === undefined) return [`no refusal: ${seen}`];
  if (headers['content-type'] !== 'application/problem+json') return [`content type ${headers['content-type']}`];
  if (telltale.test(text)) return [`tells too much: ${seen}`];
  if (!codes.some((code) => code === problem.code)) return [`${codes.join(' or ')} expected: ${seen}`];
  const paths = problem.errors?.map((error) => error.path) ?? [];
  const isNamed = path === undefined || paths.some((one) => one === path || one.startsWith(`${path}.`));
  return isNamed ? [] : [`«${path}» is not named: ${seen}`];
}
