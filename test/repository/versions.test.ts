import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const read = <T extends z.ZodType>(file: string, schema: T) =>
  schema.parse(JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));
const { floors } = read('floor-versions.json', z.object({ floors: z.record(z.string(), z.string()) }));
const lock = read(
  'package-lock.json',
  z.object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        optionalDependencies: z.record(z.string(), z.string()).optional(),
      }),
    ),
  }),
);
const manifest = read(
  'package.json',
  z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) }),
);

/** Whether `version` is at least `floor`, number by number. */
function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [index, least] of (want ?? []).entries()) {
    const number = have?.[index] ?? 0;
    if (number !== least) return number > least;
  }
  return true;
}

describe('the lockfile', () => {
  it.each(Object.entries(floors))('holds %s at %s or newer, wherever it occurs', (name, floor) => {
    const found = Object.entries(lock.packages).filter(
      ([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
    );

    expect(found.length).toBeGreaterThan(0);
    for (const [path, { version = '0' }] of found) expect(isAtLeast(version, floor), `${path} ${version}`).toBe(true);
  });

  it('was resolved under Node 24, which npm scripts run on', () => {
    expect(process.version.startsWith('v24.')).toBe(true);
  });

  it('names no download address, so that every registry can serve it', () => {
    const hosts = new Set(
      Object.values(lock.packages).flatMap(({ resolved }) =>
        resolved?.startsWith('http') ? [new URL(resolved).host] : [],
      ),
    );

    expect([...hosts]).toEqual([]);
  });

  it('names the optional packages of every system, so that a clean install accepts it everywhere', () => {
    const optional = Object.values(lock.packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    const locked = Object.keys(lock.packages);

    expect(optional.filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  it('pins every dependency to one version', () => {
    const ranges = { ...manifest.dependencies, ...manifest.devDependencies };

    expect(Object.entries(ranges).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});

describe('comparing versions', () => {
  it.each([
    ['7.3.5', '7.2.8', true],
    ['6.0.5', '7.2.8', false],
    ['7.2.8', '7.2.8', true],
    ['3.10.0', '3.9.12', true],
  ])('%s against the floor %s is %s', (version, floor, expected) => {
    expect(isAtLeast(version, floor)).toBe(expected);
  });
});
