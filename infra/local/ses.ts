import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startKept } from './kept-child.ts';
import { freePort, isFree } from './ports.ts';
import { StartProblem } from './start-problem.ts';

/** A stand-in for SES: takes mail and shows it on a page, sends nothing. It forgets the mail when it ends. */
export interface Mail {
  /** Both the endpoint for SES clients and the page that shows the mail; `/store` gives it as JSON. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const startWithinMs = 20_000;

/**
 * Starts the stand-in on a port of this machine, a free one if none is given, and waits until it answers.
 * @param log the file that takes what it prints.
 * @throws StartProblem when the port is taken or it does not start.
 */
export async function startMail(log: string, wanted?: number): Promise<Mail> {
  const port = wanted ?? (await freePort());
  if (!(await isFree(port))) {
    throw new StartProblem(`Port ${port}, meant for mail, is taken: end what uses it and start again.`);
  }
  const command = join(dirname(createRequire(import.meta.url).resolve('aws-ses-v2-local')), 'cli.js');
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const options = [command, '--host', '127.0.0.1', '--port', String(port)];
  // It would hand the mail on to a server named here.
  const { stop } = startKept(process.execPath, options, output, { SMTP_TRANSPORT: '' });
  closeSync(output);
  const url = `http://127.0.0.1:${port}`;
  if (await answers(`${url}/health-check`)) return { url, stop };
  await stop();
  throw new StartProblem(`The mail page does not start: see ${log}.`);
}

async function answers(url: string): Promise<boolean> {
  for (const end = Date.now() + startWithinMs; Date.now() < end; await sleep(50)) {
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return true;
  }
  return false;
}
