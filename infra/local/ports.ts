import { createServer } from 'node:net';
import { StartProblem } from './start-problem.ts';

/** Listens for a moment. Gives the port, or the code of the error. */
function tryPort(port: number, host: string): Promise<number | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

/** Whether nothing listens on this TCP port (1–65535) under the name localhost, by either version of IP. */
export async function isFree(port: number): Promise<boolean> {
  const results = [await tryPort(port, '127.0.0.1'), await tryPort(port, '::1')];
  return !results.some((result) => result === 'EADDRINUSE' || result === 'EACCES');
}

/** A TCP port that nothing listens on. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0, '127.0.0.1');
  if (typeof port === 'string') throw new Error(`the system gives no free port (${port})`);
  return port;
}

/** @throws StartProblem when something listens on the port that the site is meant to have. */
export async function requireFree(port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new StartProblem(`Port ${port} is taken: end what uses it, or choose another with \`npm start -- --port N\`.`);
}
