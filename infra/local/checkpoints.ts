import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StartProblem } from './start-problem.ts';

const shardSchema = z.object({
  /** The sequence number up to which everything is finished; `null` before the first. */
  after: z.string().nullable(),
  /** The shard has ended and all of it is finished. */
  closed: z.boolean(),
});

const fileSchema = z.object({ streamArn: z.string(), shards: z.record(z.string(), shardSchema) });

export type ShardCheckpoint = z.infer<typeof shardSchema>;

/** How far a reader of a stream has come, kept in a file so that it goes on there after a restart. */
export interface Checkpoints {
  readonly of: (shard: string) => ShardCheckpoint | undefined;
  /** Whether this stream was read before, by any shard. */
  readonly known: () => boolean;
  readonly save: (shard: string, checkpoint: ShardCheckpoint) => void;
}

/**
 * Opens the checkpoints of one reader. Those of another stream (an earlier table of the same name) are forgotten.
 * @throws StartProblem when the file cannot be read.
 */
export function openCheckpoints(file: string, streamArn: string): Checkpoints {
  const found = existsSync(file) ? read(file) : undefined;
  const shards = new Map(Object.entries(found?.streamArn === streamArn ? found.shards : {}));
  return {
    of: (shard) => shards.get(shard),
    known: () => shards.size > 0,
    save: (shard, checkpoint) => {
      shards.set(shard, checkpoint);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify({ streamArn, shards: Object.fromEntries(shards) }));
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string) {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartProblem(
      `The local data is damaged (${file} cannot be read): drop it with \`npm start -- --fresh\`.`,
    );
  }
}
