import { describe, expect, it } from 'vitest';
import { toEvent, toReply } from '../../../infra/local/http-event.ts';
import type { HttpRequest } from '../../../infra/local/http-message.ts';

const request: HttpRequest = {
  method: 'GET',
  path: '/api/listings/x',
  query: '',
  headers: [],
  body: Buffer.alloc(0),
  sourceIp: '192.0.2.7',
};

const context = {
  apiId: 'abc',
  routeKey: 'GET /api/listings/{id}',
  path: '/api/listings/x',
  pathParameters: { id: 'x' },
  now: Date.UTC(2026, 2, 9, 7, 5, 3),
};

describe('the event of a request', () => {
  it('has the shape of payload format 2.0', () => {
    const event = toEvent(
      {
        ...request,
        headers: [
          ['user-agent', 'Test'],
          ['host', 'h'],
        ],
      },
      context,
    );

    expect(event).toEqual({
      version: '2.0',
      routeKey: 'GET /api/listings/{id}',
      rawPath: '/api/listings/x',
      rawQueryString: '',
      headers: { 'user-agent': 'Test', host: 'h' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'abc',
        domainName: 'abc.execute-api.eu-central-1.amazonaws.com',
        domainPrefix: 'abc',
        http: {
          method: 'GET',
          path: '/api/listings/x',
          protocol: 'HTTP/1.1',
          sourceIp: '192.0.2.7',
          userAgent: 'Test',
        },
        requestId: expect.any(String),
        routeKey: 'GET /api/listings/{id}',
        stage: '$default',
        time: '09/Mar/2026:07:05:03 +0000',
        timeEpoch: 1773039903000,
      },
      pathParameters: { id: 'x' },
      isBase64Encoded: false,
    });
  });

  it('joins headers of one name by commas', () => {
    const { headers } = toEvent(
      {
        ...request,
        headers: [
          ['accept', 'a'],
          ['accept', 'b'],
        ],
      },
      context,
    );

    expect(headers).toEqual({ accept: 'a,b' });
  });

  it('has the cookies in a list of their own', () => {
    const event = toEvent(
      {
        ...request,
        headers: [
          ['cookie', 'a=1; b=2'],
          ['cookie', 'c=3'],
        ],
      },
      context,
    );

    expect(event.cookies).toEqual(['a=1', 'b=2', 'c=3']);
    expect(event.headers).toEqual({});
  });

  it('keeps the query as it came and decodes its parameters', () => {
    const event = toEvent({ ...request, query: 'q=%D1%82%20e+x&q=2&empty=' }, context);

    expect(event.rawQueryString).toBe('q=%D1%82%20e+x&q=2&empty=');
    expect(event.queryStringParameters).toEqual({ q: 'т e x,2', empty: '' });
  });

  it.each([
    { type: 'application/json', encoded: false },
    { type: 'application/json; charset=utf-8', encoded: false },
    { type: 'text/plain', encoded: false },
    { type: 'application/xml', encoded: false },
    { type: 'application/x-www-form-urlencoded', encoded: true },
    { type: 'application/merge-patch+json', encoded: true },
    { type: 'image/png', encoded: true },
    { type: undefined, encoded: true },
  ])('carries a body of type $type in base64: $encoded', ({ type, encoded }) => {
    const headers = type === undefined ? [] : [['content-type', type] as const];

    const event = toEvent({ ...request, headers, body: Buffer.from('місто') }, context);

    expect(event.isBase64Encoded).toBe(encoded);
    expect(event.body).toBe(encoded ? Buffer.from('місто').toString('base64') : 'місто');
  });

  it('has no parameters when the route has none', () => {
    expect(toEvent(request, { ...context, routeKey: '$default', pathParameters: {} })).not.toHaveProperty(
      'pathParameters',
    );
  });
});

describe('the reply to what a function answered', () => {
  const reply = (answer: unknown) => {
    const { status, headers, body } = toReply(JSON.stringify(answer));
    return { status, headers, body: body.toString() };
  };

  it('has its status, headers, cookies and body', () => {
    const answer = {
      statusCode: 201,
      headers: { Location: '/x', 'X-Count': 3, 'content-type': 'text/html' },
      cookies: ['a=1; Secure', 'b=2'],
      body: 'hello',
    };

    expect(reply(answer)).toEqual({
      status: 201,
      headers: [
        ['location', '/x'],
        ['x-count', '3'],
        ['content-type', 'text/html'],
        ['set-cookie', 'a=1; Secure'],
        ['set-cookie', 'b=2'],
      ],
      body: 'hello',
    });
  });

  it('is decoded from base64', () => {
    expect(reply({ statusCode: 200, body: Buffer.from('міст').toString('base64'), isBase64Encoded: true }).body).toBe(
      'міст',
    );
  });

  it.each([{ answer: { message: 'hi' } }, { answer: 'hi' }, { answer: [1] }, { answer: null }])(
    'is 200 with JSON for $answer',
    ({ answer }) => {
      expect(reply(answer)).toEqual({
        status: 200,
        headers: [['content-type', 'application/json']],
        body: JSON.stringify(answer),
      });
    },
  );

  it.each([
    { name: 'a status that is none', answer: { statusCode: 'fine' } },
    { name: 'a body that is no text', answer: { statusCode: 200, body: { a: 1 } } },
    { name: 'a header with a line break', answer: { statusCode: 200, headers: { location: '/a\r\nset-cookie: x=1' } } },
    { name: 'a header with an impossible name', answer: { statusCode: 200, headers: { 'a b': '1' } } },
  ])('is 500 for $name', ({ answer }) => {
    expect(reply(answer)).toEqual({
      status: 500,
      headers: [['content-type', 'application/json']],
      body: '{"message":"Internal Server Error"}',
    });
  });
});
