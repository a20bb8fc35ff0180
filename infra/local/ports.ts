import { createServer } from 'node:net';
import { StartProblem } from './start-problem.ts';

function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}

/** Whether nothing listens on this TCP port (1–65535) of this machine. */
export async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined;
}

/** A TCP port that nothing listens on. */
export async function freePort(): Promise<number> {
  const port = await listen(0);
  if (port === undefined) throw new Error('the system gives no free port');
  return port;
}

/** @throws StartProblem when something listens on the port that the site is meant to have. */
export async function requireFree(port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new StartProblem(`Port ${port} is taken: end what uses it, or choose another with \`npm start -- --port N\`.`);
}
