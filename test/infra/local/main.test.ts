import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../../infra/local/ports.ts';

const main = join(import.meta.dirname, '..', '..', '..', 'infra', 'local', 'main.ts');

const run = (...options: string[]) =>
  new Promise<{ code: unknown; printed: string }>((done) => {
    execFile(process.execPath, [main, ...options], (error, stdout, stderr) =>
      done({ code: error?.code, printed: stdout + stderr }),
    );
  });

describe('npm start', () => {
  it.each([[['--port', 'x']], [['--port', '70000']], [['--unknown']], [['more']]])(
    'refuses %j with one sentence that says what it takes',
    async (options) => {
      const { code, printed } = await run(...options);

      expect(code).toBe(1);
      expect(printed).toMatch(/^Run `npm start`, after `--` with --port N [^\n]*\.\n$/);
    },
  );

  it('says that the port is taken before it builds anything', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');

    const { code, printed } = await run('--port', String(port));

    expect(code).toBe(1);
    // Who runs the tests beside a running stack is told of that first.
    expect(printed).toMatch(/^(Port \d+ is taken|Mistok runs already)[^\n]*\.\n$/);
    other.close();
  });
});
