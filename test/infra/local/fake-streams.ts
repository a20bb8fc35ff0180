import { createServer, type Server } from 'node:http';
import { z } from 'zod';

const requestSchema = z.object({
  ShardId: z.string().default(''),
  ShardIteratorType: z.string().default(''),
  SequenceNumber: z.string().optional(),
  ShardIterator: z.string().default(''),
});

interface FakeShard {
  readonly parent?: string;
  readonly records: string[];
  closed?: boolean;
}

/** A stand-in for DynamoDB Streams whose shards, and whose errors, a test decides. Its iterators are `shard/index`. */
export class FakeStreams {
  readonly shards = new Map<string, FakeShard>();
  /** Errors that the next readings of records get, by type. */
  readonly errors: string[] = [];
  /** Every opening of a shard, as `shard from position`. */
  readonly opened: string[] = [];
  /** The sequence number before which everything is forgotten. */
  trimmedBefore = '';
  endpoint = '';
  private server: Server | undefined;

  async start(): Promise<void> {
    const server = createServer(async (request, response) => {
      const body = await text(request);
      const action = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      const answer = this.answer(action, requestSchema.parse(JSON.parse(body)));
      response.writeHead('__type' in answer ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    this.endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    this.server = server;
  }

  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private answer(action: string, input: z.infer<typeof requestSchema>): object {
    if (action === 'DescribeStream')
      return { StreamDescription: { Shards: [...this.shards].map(([id, shard]) => described(id, shard)) } };
    if (action === 'GetShardIterator') return this.open(input);
    const error = this.errors.shift();
    if (error !== undefined) return { __type: error, message: 'as the test wants it' };
    const [id = '', index = '0'] = input.ShardIterator.split('/');
    const { records, closed } = this.shards.get(id) ?? { records: [], closed: true };
    const found = records.slice(Number(index));
    const Records = found.map((SequenceNumber) => ({
      eventName: 'INSERT',
      dynamodb: { SequenceNumber, Keys: { pk: { B: 'AAE=' } } },
    }));
    return closed ? { Records } : { Records, NextShardIterator: `${id}/${records.length}` };
  }

  private open({ ShardId, ShardIteratorType, SequenceNumber }: z.infer<typeof requestSchema>): object {
    this.opened.push(`${ShardId} from ${SequenceNumber ?? ShardIteratorType}`);
    const records = this.shards.get(ShardId)?.records ?? [];
    if (SequenceNumber !== undefined && SequenceNumber < this.trimmedBefore)
      return { __type: 'TrimmedDataAccessException' };
    if (ShardIteratorType === 'LATEST') return { ShardIterator: `${ShardId}/${records.length}` };
    const after = SequenceNumber === undefined ? this.trimmedBefore : SequenceNumber;
    const next = records.findIndex((record) => (SequenceNumber === undefined ? record >= after : record > after));
    return { ShardIterator: `${ShardId}/${next < 0 ? records.length : next}` };
  }
}

function described(ShardId: string, { parent }: FakeShard) {
  return { ShardId, ...(parent !== undefined && { ParentShardId: parent }) };
}

async function text(request: NodeJS.ReadableStream): Promise<string> {
  let whole = '';
  for await (const part of request) whole += String(part);
  return whole;
}
