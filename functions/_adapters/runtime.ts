import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';

/** Clock, ids and randomness: the only ones in the system, handed to every use case. */
export interface Runtime {
  /** The present moment. */
  readonly now: () => Date;
  /** A new ULID. */
  readonly id: () => string;
  /** `bytes` random bytes from the system's generator. */
  readonly random: (bytes: number) => Buffer;
}

export const systemRuntime: Runtime = {
  now: () => new Date(),
  id: () => ulid(),
  random: (bytes) => randomBytes(bytes),
};
