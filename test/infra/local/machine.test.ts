import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isOutdated } from '../../../infra/local/build-step.ts';
import { findJava, majorVersion } from '../../../infra/local/java.ts';
import { lockFolder } from '../../../infra/local/lock.ts';
import { freePort, isFree } from '../../../infra/local/ports.ts';

const home = mkdtempSync(join(tmpdir(), 'mistok-machine-'));
afterAll(() => rmSync(home, { recursive: true }));

describe('Java', () => {
  it.each([
    { printed: 'openjdk version "17.0.15" 2025-04-15', version: 17 },
    { printed: 'java version "1.8.0_402"', version: 8 },
    { printed: 'openjdk version "21" 2023-09-19', version: 21 },
    { printed: 'command not found', version: undefined },
  ])('of "$printed" is version $version', ({ printed, version }) => {
    expect(majorVersion(printed)).toBe(version);
  });

  it('that is missing and cannot be fetched is answered with one sentence on how to install it', async () => {
    const fetch = () => Promise.reject(new Error('getaddrinfo ENOTFOUND\napi.adoptium.net'));

    const message = await findJava(join(home, 'java'), { candidates: ['/no/java'], fetch }).catch(
      (error: Error) => error.message,
    );

    expect(message).toMatch(
      /^The local database needs Java 17 or later, [^\n]*ENOTFOUND api\.adoptium\.net[^\n]*: install it [^\n]* and start again\.$/,
    );
  });
});

describe('a port', () => {
  it.each(['127.0.0.1', '::1', '0.0.0.0'])('is not free when something listens on it at %s', async (host) => {
    const port = await freePort();
    expect(await isFree(port)).toBe(true);
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, host, done));

    expect(await isFree(port)).toBe(false);
    other.close();
  });
});

describe('the lock of a data folder', () => {
  it('is given back', () => {
    const folder = join(home, 'given');
    lockFolder(folder)();

    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it('of a process that has ended counts for nothing', () => {
    const folder = join(home, 'stale');
    mkdirSync(folder);
    writeFileSync(join(folder, 'lock'), '999999999');

    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it('of a process that runs is respected', () => {
    const folder = join(home, 'held');
    mkdirSync(folder);
    writeFileSync(join(folder, 'lock'), String(process.ppid));

    expect(() => lockFolder(folder)).toThrow(`(process ${process.ppid}): end it with Ctrl-C`);
  });
});

describe('the build', () => {
  const at = (path: string, time: number) => {
    mkdirSync(join(home, 'repository', path, '..'), { recursive: true });
    writeFileSync(join(home, 'repository', path), '');
    utimesSync(join(home, 'repository', path), time, time);
  };
  const root = join(home, 'repository');
  const outdated = () => isOutdated(root, [join(root, 'out')]);

  it('is needed when there is no output or a source is younger', () => {
    const now = Date.now() / 1000;
    at('shared/routes.ts', now - 100);
    expect(outdated()).toBe(true);

    at('out', now + 100);
    expect(outdated()).toBe(false);

    at('site/node_modules/x.js', now + 200);
    at('infra/local/x.ts', now + 200);
    expect(outdated()).toBe(false);

    at('site/pages/index.astro', now + 200);
    expect(outdated()).toBe(true);
  });
});
