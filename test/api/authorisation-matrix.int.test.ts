import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, type RouteId, routeIds, routes } from '../../shared/routes.ts';
import { ProblemView } from '../../shared/schemas/views.ts';
import { type Answer, type Api, startApi } from '../fixtures/api.ts';
import { snapshotOf } from '../fixtures/api-snapshot.ts';
import { buildWorld } from '../fixtures/world.ts';
import { callFor, prepare, type Setting } from './calls.ts';
import { expectations, type Outcome, type RoleName, roles } from './expectations.ts';
import { leaksIn } from './leaks.ts';

interface Cell {
  readonly route: RouteId;
  readonly role: RoleName;
  readonly resource: string;
  readonly outcome: Outcome;
}

const cells: readonly Cell[] = routeIds.flatMap((route) =>
  [...expectations[route]].flatMap(([role, outcomes]) =>
    [...outcomes].map(([resource, outcome]) => ({ route, role, resource, outcome })),
  ),
);
/** So many refused calls are under way at once. */
const atOnce = 6;

describe('who may do what with whose record', () => {
  let api: Api;
  let setting: Setting;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;
  let executed = 0;

  beforeAll(async () => {
    api = await startApi();
    const world = await buildWorld(api);
    const ended = await api.signIn(world.people.town.email);
    await api.done('sign-out', { as: ended });
    setting = await prepare(api, world, ended);
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterAll(async () => {
    console.log(`authorisation matrix: ${cells.length} cells planned, ${executed} executed`);
    await api.stop();
  });

  it('has a row for every role on every route', () => {
    for (const route of routeIds) expect([...expectations[route].keys()].sort(), route).toEqual([...roles].sort());
  });

  it.each(routeIds)('is as written for %s', { timeout: 180_000 }, async (route) => {
    const faults: string[] = [];
    const notFound = new Map<RoleName, Set<string>>();

    const run = async (cell: Cell) => {
      const answer = await api.call(route, callFor(setting, route, cell.role, cell.resource));
      executed += 1;
      const told = [...judge(cell, answer), ...leaksIn(answer, setting.world, cell.role, route)];
      faults.push(...told.map((fault) => `${route} as ${cell.role} on ${cell.resource}: ${fault}`));
      if (answer.status === 404)
        notFound.set(cell.role, (notFound.get(cell.role) ?? new Set()).add(withoutRequestId(answer)));
    };

    const own = cells.filter((cell) => cell.route === route);
    const changing = own.filter(({ outcome }) => outcome === 'ok' && routes[route].method !== 'GET');
    await inGroups(
      own.filter((cell) => !changing.includes(cell)),
      run,
    );
    for (const key of await restore()) if (!key.startsWith('LIMIT#')) faults.push(`a refused ${route} changed ${key}`);
    for (const cell of changing) {
      await run(cell);
      await restore();
    }
    for (const [role, bodies] of notFound) {
      if (bodies.size > 1) faults.push(`${route} tells ${role} missing from foreign: ${[...bodies].join(' / ')}`);
    }

    expect(faults).toEqual([]);
  });

  it('has run every cell', () => {
    expect(executed).toBe(cells.length);
  });
});

async function inGroups(all: readonly Cell[], run: (cell: Cell) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += atOnce) await Promise.all(all.slice(start, start + atOnce).map(run));
}

function judge({ route, outcome }: Cell, answer: Answer): string[] {
  if (answer.headers['cache-control'] !== 'private, no-store') return ['may be cached'];
  if (outcome === 'ok') {
    const { status, response }: Route = routes[route];
    if (answer.status !== status) return [`${status} expected, was ${answer.status} ${answer.text.slice(0, 200)}`];
    return response === undefined || response.safeParse(answer.body).success ? [] : ['the answer is not of its schema'];
  }
  const problem = ProblemView.safeParse(answer.body).data;
  if (problem?.code !== outcome) return [`${outcome} expected, was ${answer.status} ${answer.text.slice(0, 200)}`];
  return answer.headers['content-type'] === 'application/problem+json'
    ? []
    : ['the problem has the wrong content type'];
}

function withoutRequestId({ body }: Answer): string {
  return JSON.stringify({ ...ProblemView.parse(body), requestId: '' });
}
