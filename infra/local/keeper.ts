/**
 * Runs one command and ends it when the process that asked for it is gone, however that one ended: a crashed or killed
 * parent closes the channel, which is the only signal that is never missed. `node keeper.ts COMMAND ARGUMENT…`, forked.
 */
import { spawn } from 'node:child_process';

const [command = '', ...options] = process.argv.slice(2);
const child = spawn(command, options, { stdio: 'inherit' });

const end = () => {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 5000).unref();
};

child.on('error', (error) => process.send?.({ error: error.message }, () => process.exit(1)));
child.on('exit', (code) => process.exit(code ?? 1));
process.on('disconnect', end);
// Ctrl-C reaches the whole process group; the parent decides when the child ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', end);
process.send?.({ pid: child.pid });
