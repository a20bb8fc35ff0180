import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { largestBody } from './http-api.ts';
import { type HttpReply, type HttpRequest, messageReply } from './http-message.ts';
import { describe, StartProblem } from './start-problem.ts';

/** A server of HTTP on this machine. */
export interface HttpServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Listens on a port of this machine, 0 for a free one.
 * @param report is told of a failure of `serve` itself, which the caller sees as 502.
 * @throws StartProblem when the port is taken.
 */
export async function listen(
  port: number,
  serve: (request: HttpRequest) => Promise<HttpReply>,
  report: (message: string) => void,
): Promise<HttpServer> {
  const server = createServer({ maxHeaderSize: 32 * 1024 }, (incoming, response) => {
    void answer(incoming, serve)
      .catch((error: unknown) => {
        report(`${incoming.method} ${incoming.url}: ${describe(error)}`);
        return messageReply(502, 'Bad Gateway');
      })
      .then((reply) => send(response, reply, incoming))
      .catch(() => response.destroy());
  });
  await opened(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('listening', done);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken: end what uses it, or choose another with \`npm start -- --port N\`.`;
      fail(error.code === 'EADDRINUSE' ? new StartProblem(taken) : error);
    });
    server.listen(port, '127.0.0.1');
  });
}

async function answer(
  incoming: IncomingMessage,
  serve: (request: HttpRequest) => Promise<HttpReply>,
): Promise<HttpReply> {
  const [path = '', ...query] = (incoming.url ?? '').split('?');
  if (!path.startsWith('/')) return messageReply(400, 'Bad Request');
  const body = await bodyOf(incoming);
  if (body === undefined) return messageReply(413, 'Request Entity Too Large');
  return serve({
    method: incoming.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: headersOf(incoming),
    body,
    sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
  });
}

function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? '']] : [],
  );
}

/** The whole body, `undefined` if it is larger than any request may be. The rest is read and thrown away. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    if (!(part instanceof Buffer)) continue;
    size += part.length;
    if (size <= largestBody) parts.push(part);
  }
  return size > largestBody ? undefined : Buffer.concat(parts);
}

function send(response: ServerResponse, { status, headers, body }: HttpReply, { method }: IncomingMessage): void {
  const grouped = Map.groupBy(headers, ([name]) => name);
  response.statusCode = status;
  for (const [name, values] of grouped) {
    if (name !== 'content-length')
      response.setHeader(
        name,
        values.map(([, value]) => value),
      );
  }
  if (method === 'HEAD') response.end();
  else response.end(body);
}
