import { describe, expect, it } from 'vitest';
import { serveApi } from '../../../infra/local/http-api.ts';
import type { HttpRequest } from '../../../infra/local/http-message.ts';
import { matchRoute } from '../../../infra/local/http-routes.ts';
import type { Outcome } from '../../../infra/local/lambda.ts';

describe('the route of a request', () => {
  const routes = [
    'GET /pets/dog/1',
    'GET /pets/dog/{id}',
    'GET /pets/{proxy+}',
    'ANY /pets/dog/{id}',
    'ANY /{proxy+}',
    '$default',
  ].map((key) => ({ key, target: key }));

  it.each([
    { method: 'GET', path: '/pets/dog/1', key: 'GET /pets/dog/1', parameters: {} },
    { method: 'GET', path: '/pets/dog/2', key: 'GET /pets/dog/{id}', parameters: { id: '2' } },
    { method: 'POST', path: '/pets/dog/2', key: 'ANY /pets/dog/{id}', parameters: { id: '2' } },
    { method: 'HEAD', path: '/pets/dog/1', key: 'ANY /pets/dog/{id}', parameters: { id: '1' } },
    { method: 'GET', path: '/pets/cat/1', key: 'GET /pets/{proxy+}', parameters: { proxy: 'cat/1' } },
    { method: 'POST', path: '/pets/cat/1', key: 'ANY /{proxy+}', parameters: { proxy: 'pets/cat/1' } },
    { method: 'GET', path: '/pets/dog/2/', key: 'GET /pets/{proxy+}', parameters: { proxy: 'dog/2/' } },
    { method: 'GET', path: '/', key: '$default', parameters: {} },
  ])('of $method $path is $key', ({ method, path, key, parameters }) => {
    expect(matchRoute(routes, method, path)).toMatchObject({ key, pathParameters: parameters });
  });

  it('is none when nothing fits and there is no default', () => {
    expect(matchRoute([{ key: 'GET /a', target: 1 }], 'GET', '/b')).toBeUndefined();
  });
});

describe('the HTTP API', () => {
  const request: HttpRequest = {
    method: 'GET',
    path: '/a',
    query: '',
    headers: [],
    body: Buffer.alloc(0),
    sourceIp: '192.0.2.7',
  };

  const serve = async (part: Partial<HttpRequest>, invoke: (event: unknown) => Promise<Outcome>, timeout = 1000) => {
    const api = { id: 'abc', routes: [{ key: 'ANY /{proxy+}', target: { function: { invoke }, timeout } }] };
    const reply = await serveApi(api, { ...request, ...part });
    return { status: reply.status, body: reply.body.toString() };
  };
  const echo = async (event: unknown): Promise<Outcome> => ({ payload: JSON.stringify(event) });
  const never = () => expect.unreachable();

  it('decodes the path and cuts it at an encoded question mark', async () => {
    const { body } = await serve({ path: '/%D0%BC%20a/%3Fadmin' }, echo);

    expect(JSON.parse(body)).toMatchObject({ rawPath: '/м a/', pathParameters: { proxy: 'м a/' } });
  });

  it('says that HTTPS was used and who asked', async () => {
    const { body } = await serve(
      {
        headers: [
          ['x-forwarded-for', '203.0.113.9'],
          ['x-forwarded-proto', 'http'],
        ],
      },
      echo,
    );

    expect(JSON.parse(body).headers).toMatchObject({
      'x-forwarded-for': '203.0.113.9, 192.0.2.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
    });
  });

  it.each([
    { name: 'a path that cannot be decoded', part: { path: '/%zz' }, status: 400, message: 'Bad Request' },
    { name: 'no route', part: { path: '/' }, status: 404, message: 'Not Found' },
    {
      name: 'a body over 10 MB',
      part: { body: Buffer.alloc(10 * 1024 * 1024 + 1) },
      status: 413,
      message: 'Request Entity Too Large',
    },
    {
      name: 'an event over 6 MB',
      part: { body: Buffer.alloc(5 * 1024 * 1024) },
      status: 413,
      message: 'Request Entity Too Large',
    },
    {
      name: 'headers over 10 KB',
      part: { headers: [['x', 'y'.repeat(10_240)] as const] },
      status: 431,
      message: 'Request Header Fields Too Large',
    },
  ])('answers $status to $name', async ({ part, status, message }) => {
    expect(await serve(part, never)).toEqual({ status, body: JSON.stringify({ message }) });
  });

  it('answers 500 to an error of the function and tells nothing of it', async () => {
    const failed = async (): Promise<Outcome> => ({
      failure: { errorType: 'Error', errorMessage: 'table mistok-main' },
    });

    expect(await serve({}, failed)).toEqual({ status: 500, body: '{"message":"Internal Server Error"}' });
  });

  it('answers 503 when the function takes longer than the integration waits', async () => {
    const slow = () => new Promise<Outcome>(() => undefined);

    expect(await serve({}, slow, 20)).toEqual({ status: 503, body: '{"message":"Service Unavailable"}' });
  });
});
