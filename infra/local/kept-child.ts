import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';

/** A process that ends with this one, however this one ends. */
export interface KeptChild {
  readonly process: ChildProcess;
  /** Its process id; rejects when it cannot be started. */
  readonly pid: Promise<number>;
  /** The code it ended with. */
  readonly ended: Promise<number>;
  /** Ends it and waits until it has ended. May be called twice. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a command under a keeper, which ends it when this process is gone.
 * @param output a file descriptor for what it prints, or `pipe` to read it from `process.stdout`; errors are shown then.
 * @param variables added to the environment of this process.
 */
export function startKept(
  command: string,
  options: readonly string[],
  output: number | 'inherit' | 'pipe',
  variables: Readonly<Record<string, string>> = {},
): KeptChild {
  const env = { ...process.env, ...variables };
  const stdio: StdioOptions = ['ignore', output, output === 'pipe' ? 'inherit' : output, 'ipc'];
  const keeper = fork(join(import.meta.dirname, 'keeper.ts'), [command, ...options], { env, execArgv: [], stdio });
  const ended = new Promise<number>((done) => keeper.once('exit', (code) => done(code ?? 1)));
  const pid = new Promise<number>((done, fail) => {
    keeper.once('error', fail);
    keeper.once('exit', (code) => fail(new Error(`it ended at once with code ${code}`)));
    keeper.once('message', (message) => {
      if (typeof message === 'object' && 'pid' in message && typeof message.pid === 'number') done(message.pid);
      else fail(new Error(JSON.stringify(message)));
    });
  });
  // Who does not ask for the id learns of the failure by the code.
  pid.catch(() => undefined);
  const stop = async () => {
    if (keeper.connected) keeper.disconnect();
    await ended;
  };
  return { process: keeper, pid, ended, stop };
}
