import { describe, expect, it } from 'vitest';
import { makeApiClient, NoAnswer, Refused } from '../../scripts/lib/api-client.ts';
import { importLines, type NumberedLine } from '../../scripts/lib/import-lines.ts';
import { readListingLine } from '../../scripts/lib/listing-lines.ts';

const good = {
  id: 'n-1',
  kind: 'need',
  organisation: { name: 'Poprad', type: 'municipality', country: 'SK', population: 50_000, languages: ['sk', 'en'] },
  forms: ['reconstruction'],
  language: 'sk',
  title: 'Jedna veta',
  summary: 'A druhá.',
  from: '2027-01',
  to: '2028-06',
};
const place = { country: 'SK', named: true, name: 'Poprad' };
const listing = {
  id: '01J00000000000000000000000',
  kind: 'need',
  organisation: { type: 'municipality', place },
  place,
  forms: ['reconstruction'],
  topics: [],
  helpTypes: [],
  languages: [],
  standing: false,
  preferences: [],
  externalIds: [],
  texts: [],
  textFor: 'public',
};
const problem = (status: number, code: string, errors?: object[]) => ({
  type: `/problems/${code}`,
  title: 'Refused',
  status,
  detail: `Refused as ${code}.`,
  code,
  requestId: 'r',
  ...(errors === undefined ? {} : { errors }),
});

interface Call {
  readonly url: string;
  readonly headers: Headers;
  readonly body: { externalId: string; content: { texts: object[]; from?: string } };
}
type Answer = { status: number; body: unknown; headers?: Record<string, string> } | 'no answer';

/** An API that answers as told, and what it was asked. */
function fakeApi(answer: (call: Call, index: number) => Answer) {
  const calls: Call[] = [];
  const waits: number[] = [];
  const api = makeApiClient({
    url: 'http://localhost:1',
    credentials: { key: 'mk_secret' },
    fetch: async (input, init) => {
      const call = { url: String(input), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) };
      calls.push(call);
      const given = answer(call, calls.length);
      if (given === 'no answer') throw new TypeError('fetch failed');
      return new Response(JSON.stringify(given.body), { status: given.status, headers: given.headers ?? {} });
    },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  return { api, calls, waits };
}
const created: Answer = { status: 201, body: { listing, created: true } };

async function* numbered(...values: unknown[]): AsyncGenerator<NumberedLine> {
  for (const [index, value] of values.entries())
    yield { number: index + 1, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

function bring(api: ReturnType<typeof fakeApi>['api'], ...values: unknown[]) {
  const bad: string[] = [];
  const onBad = (line: number, reason: string) => bad.push(`${line}: ${reason}`);
  return importLines(numbered(...values), { api, most: 2, onBad }).then((counts) => ({ counts, bad }));
}

describe('a line of a file of listings', () => {
  it('becomes a request with its words, its window and whatever else it says', () => {
    const reading = readListingLine(
      JSON.stringify({
        ...good,
        topics: ['solar-power'],
        urgency: 'this-year',
        texts: [{ language: 'en', title: 'One sentence', summary: '' }],
      }),
    );

    expect(reading.ok && reading.request).toMatchObject({
      externalId: 'n-1',
      kind: 'need',
      content: {
        from: '2027-01',
        to: '2028-06',
        topics: ['solar-power'],
        urgency: 'this-year',
        texts: [{ language: 'sk', title: 'Jedna veta', summary: 'A druhá.' }, { language: 'en' }],
      },
    });
  });

  it.each([
    ['broken JSON', '{"id":', 'This is not valid JSON: each line is one object.'],
    ['no title', { ...good, title: undefined }, 'title: Fill this in.'],
    ['a wrong type', { ...good, forms: 'twinning' }, 'forms: Expected here: array.'],
    ['an unknown language', { ...good, language: 'xx' }, 'language: Choose one of the listed values.'],
    ['an unknown field', { ...good, colour: 'blue' }, 'colour: This field does not exist; leave it out.'],
    ['a reversed window', { ...good, from: '2028-01', to: '2027-01' }, 'to: The end is before the start.'],
    ['the first language twice', { ...good, texts: [{ language: 'sk', title: 'x', summary: '' }] }, 'texts: Name each'],
  ])('with %s is told what is wrong', (_, line, reason) => {
    const reading = readListingLine(typeof line === 'string' ? line : JSON.stringify(line));

    expect(reading.ok ? 'ok' : reading.reason).toContain(reason);
  });
});

describe('importing lines', () => {
  it('carries on after bad lines and counts what it did', async () => {
    const { api } = fakeApi(({ body }) =>
      body.externalId === 'refused'
        ? {
            status: 400,
            body: problem(400, 'request.invalid', [
              { path: 'organisation.katotth', code: 'place.unknown', message: 'No such place.' },
            ]),
          }
        : body.externalId === 'there'
          ? { status: 201, body: { listing, created: false } }
          : created,
    );

    const { counts, bad } = await bring(api, good, '', '{', { ...good, id: 'refused' }, { ...good, id: 'there' });

    expect(counts).toEqual({ lines: 4, created: 1, there: 1, bad: 2 });
    expect(bad).toEqual([
      '3: This is not valid JSON: each line is one object.',
      '4: organisation.katotth: No such place.',
    ]);
  });

  it('sends the key, and for the same line the same Idempotency-Key each time', async () => {
    const { api, calls } = fakeApi(() => created);

    await bring(api, good, good, { ...good, summary: 'Changed.' });

    const keys = calls.map(({ headers }) => headers.get('idempotency-key') ?? '');
    expect(calls[0]?.url).toBe('http://localhost:1/api/imports');
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer mk_secret');
    expect(keys[0]).toMatch(/^[A-Za-z0-9-]{8,80}$/);
    expect(new Set(keys).size).toBe(2);
  });

  it('waits as long as the system asks, within bounds, and tries again', async () => {
    const { api, waits } = fakeApi((_, index) =>
      index > 2
        ? created
        : {
            status: index === 1 ? 503 : 429,
            body: problem(503, 'busy'),
            headers: { 'retry-after': index === 1 ? '2' : '900' },
          },
    );

    const { counts } = await bring(api, good);

    expect(counts.created).toBe(1);
    expect(waits).toEqual([2_000, 15_000]);
  });

  it('reports a line that the system stays too busy for, after seven tries', async () => {
    const { api, calls } = fakeApi(() => ({ status: 503, body: problem(503, 'busy') }));

    const { bad } = await bring(api, good);

    expect(calls).toHaveLength(7);
    expect(bad).toEqual(['1: Refused as busy.']);
  });

  it('ends at once where the key is refused', async () => {
    const { api, calls } = fakeApi(() => ({ status: 401, body: problem(401, 'not-signed-in') }));

    await expect(bring(api, good, good, good, good)).rejects.toBeInstanceOf(Refused);

    expect(calls.length).toBeLessThanOrEqual(2);
  });

  it('ends where nothing answers, and says what to do', async () => {
    const { api } = fakeApi(() => 'no answer');

    await expect(bring(api, good)).rejects.toThrow('start the system with `npm start`');
    await expect(bring(api, good)).rejects.toBeInstanceOf(NoAnswer);
  });
});
