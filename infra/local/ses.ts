import server from 'aws-ses-v2-local';
import { freePort, isFree } from './ports.ts';
import { StartProblem } from './start-problem.ts';

/** A stand-in for SES: takes mail and shows it on a page, sends nothing. */
export interface Mail {
  /** Both the endpoint for SES clients and the page that shows the mail; `/store` gives it as JSON. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the stand-in on a port of this machine, a free one if none is given.
 * @throws StartProblem when the port is taken.
 */
export async function startMail(wanted?: number): Promise<Mail> {
  const port = wanted ?? (await freePort());
  if (!(await isFree(port)))
    throw new StartProblem(`Port ${port}, meant for mail, is taken: end what uses it and start again.`);
  const listening = await server.default({ host: '127.0.0.1', port });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        listening.close(() => done());
        listening.closeAllConnections();
      }),
  };
}
