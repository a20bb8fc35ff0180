/**
 * What AWS documents about event source mappings on DynamoDB streams, as rows: "Configuring partial batch response with
 * DynamoDB and Lambda", "Retain discarded records for a DynamoDB event source", "Lambda parameters for Amazon DynamoDB
 * event source mappings" (Lambda developer guide). Records are letters; a letter is also its sequence number.
 */
import type { Condition, StreamSettings } from '../../../infra/local/stream.ts';

/** The function throws, times out or crashes. */
export const throws = Symbol('throws');

/** What the function answers when it gets these records. */
type Answer = (sent: string, invocation: number) => unknown;

const always =
  (value: unknown): Answer =>
  () =>
    value;
const once =
  (value: unknown): Answer =>
  (_sent, invocation) =>
    invocation === 1 ? value : null;
const throwsOn =
  (bad: string): Answer =>
  (sent) =>
    [...bad].some((letter) => sent.includes(letter)) ? throws : null;
const reports = (...ids: unknown[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
const reportsOn =
  (bad: string): Answer =>
  (sent) =>
    reports(...[...sent].filter((letter) => bad.includes(letter)));

export interface StreamCase {
  readonly name: string;
  /** The batch, oldest first. */
  readonly records: string;
  readonly settings?: Partial<StreamSettings>;
  readonly answer: Answer;
  /** Seconds that pass with each invocation. */
  readonly seconds?: number;
  /** Age in seconds at the beginning of the oldest records; the others are new. */
  readonly ages?: Readonly<Record<string, number>>;
  readonly invocations: readonly string[];
  /** Every checkpoint, in order. */
  readonly checkpoints: string;
  readonly discarded?: readonly {
    records: string;
    condition: Condition;
    invocations: number;
    functionError: 'Unhandled' | null | undefined;
  }[];
}

const partial = { partial: true };
const bisect = { bisect: true };

export const streamCases: readonly StreamCase[] = [
  // Complete success.
  {
    name: 'a function that returns anything succeeds while partial responses are off',
    records: 'abc',
    answer: always('done'),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'partial responses are not looked at while they are off',
    records: 'abc',
    answer: always(reports('b')),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'an empty list of failures is a complete success',
    records: 'abc',
    settings: partial,
    answer: always({ batchItemFailures: [] }),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'a null list of failures is a complete success',
    records: 'abc',
    settings: partial,
    answer: always({ batchItemFailures: null }),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'an empty response is a complete success',
    records: 'abc',
    settings: partial,
    answer: always({}),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'a null response is a complete success',
    records: 'abc',
    settings: partial,
    answer: always(null),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'an empty text is a complete success',
    records: 'abc',
    settings: partial,
    answer: always(''),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'an empty list as response is a complete success',
    records: 'abc',
    settings: partial,
    answer: always([]),
    invocations: ['abc'],
    checkpoints: 'c',
  },
  {
    name: 'a response without the list of failures is a complete success',
    records: 'abc',
    settings: partial,
    answer: always({ failed: ['b'] }),
    invocations: ['abc'],
    checkpoints: 'c',
  },

  // Complete failure.
  {
    name: 'an error sends the whole batch again',
    records: 'abc',
    answer: once(throws),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'an empty identifier is a complete failure',
    records: 'abc',
    settings: partial,
    answer: once(reports('')),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'a null identifier is a complete failure',
    records: 'abc',
    settings: partial,
    answer: once(reports(null)),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'an identifier that is no text is a complete failure',
    records: 'abc',
    settings: partial,
    answer: once(reports(123)),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'an identifier of no record of the batch is a complete failure',
    records: 'abc',
    settings: partial,
    answer: once(reports('z')),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'a failure under a wrong key is a complete failure',
    records: 'abc',
    settings: partial,
    answer: once({ batchItemFailures: [{ foo: 'b' }] }),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'one wrong identifier among right ones is a complete failure',
    records: 'abc',
    settings: partial,
    answer: once(reports('c', '')),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'a list of failures that is no list is a complete failure',
    records: 'abc',
    settings: partial,
    answer: once({ batchItemFailures: 'b' }),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'an error counts as such with partial responses too',
    records: 'abc',
    settings: partial,
    answer: once(throws),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },

  // Partial failure: the lowest sequence number is the checkpoint.
  {
    name: 'the records from the reported one on come again',
    records: 'abcde',
    settings: partial,
    answer: once(reports('c')),
    invocations: ['abcde', 'cde'],
    checkpoints: 'be',
  },
  {
    name: 'of several reported records the lowest counts, in whatever order they are given',
    records: 'abcde',
    settings: partial,
    answer: once(reports('d', 'b')),
    invocations: ['abcde', 'bcde'],
    checkpoints: 'ae',
  },
  {
    name: 'a report of the last record sends only that one again',
    records: 'abc',
    settings: partial,
    answer: once(reports('c')),
    invocations: ['abc', 'c'],
    checkpoints: 'bc',
  },
  {
    name: 'a report of the first record sends everything again',
    records: 'abc',
    settings: partial,
    answer: once(reports('a')),
    invocations: ['abc', 'abc'],
    checkpoints: 'c',
  },
  {
    name: 'records that succeeded behind a failed one come again',
    records: 'abcd',
    settings: partial,
    answer: (_sent, n) => (n === 1 ? reports('b') : n === 2 ? reports('d') : null),
    invocations: ['abcd', 'bcd', 'd'],
    checkpoints: 'acd',
  },

  // Retries.
  {
    name: 'without retries a failed batch is given up at once',
    records: 'abc',
    settings: { maximumRetries: 0 },
    answer: always(throws),
    invocations: ['abc'],
    checkpoints: 'c',
    discarded: [{ records: 'abc', condition: 'RetryAttemptsExhausted', invocations: 1, functionError: 'Unhandled' }],
  },
  {
    name: 'two retries make three invocations',
    records: 'abc',
    settings: { maximumRetries: 2 },
    answer: always(throws),
    invocations: ['abc', 'abc', 'abc'],
    checkpoints: 'c',
    discarded: [{ records: 'abc', condition: 'RetryAttemptsExhausted', invocations: 3, functionError: 'Unhandled' }],
  },
  {
    name: 'a batch that succeeds at its last retry is not given up',
    records: 'ab',
    settings: { maximumRetries: 2 },
    answer: (_sent, n) => (n < 3 ? throws : null),
    invocations: ['ab', 'ab', 'ab'],
    checkpoints: 'b',
  },
  {
    name: 'the retries begin anew after the checkpoint has moved, and a reported failure is no function error',
    records: 'abc',
    settings: { ...partial, maximumRetries: 3 },
    answer: reportsOn('c'),
    invocations: ['abc', 'c', 'c', 'c', 'c'],
    checkpoints: 'bc',
    discarded: [{ records: 'c', condition: 'RetryAttemptsExhausted', invocations: 4, functionError: null }],
  },
  {
    name: 'a reported record takes those behind it with it when its retries are used up',
    records: 'abc',
    settings: { ...partial, maximumRetries: 1 },
    answer: reportsOn('b'),
    invocations: ['abc', 'bc', 'bc'],
    checkpoints: 'ac',
    discarded: [{ records: 'bc', condition: 'RetryAttemptsExhausted', invocations: 2, functionError: null }],
  },

  // Bisecting.
  {
    name: 'a failed batch is split in two, the older half first',
    records: 'abcd',
    settings: bisect,
    answer: (_sent, n) => (n === 1 ? throws : null),
    invocations: ['abcd', 'ab', 'cd'],
    checkpoints: 'bd',
  },
  {
    name: 'of an odd number the older half is the larger',
    records: 'abc',
    settings: bisect,
    answer: (_sent, n) => (n === 1 ? throws : null),
    invocations: ['abc', 'ab', 'c'],
    checkpoints: 'bc',
  },
  {
    name: 'splitting finds the bad record, does not count as a retry and spares the others',
    records: 'abcdefgh',
    settings: { ...bisect, maximumRetries: 1 },
    answer: throwsOn('f'),
    invocations: ['abcdefgh', 'abcd', 'efgh', 'ef', 'e', 'f', 'f', 'gh'],
    checkpoints: 'defh',
    discarded: [{ records: 'f', condition: 'RetryAttemptsExhausted', invocations: 2, functionError: 'Unhandled' }],
  },
  {
    name: 'splitting happens without any retries too',
    records: 'ab',
    settings: { ...bisect, maximumRetries: 0 },
    answer: throwsOn('a'),
    invocations: ['ab', 'a', 'b'],
    checkpoints: 'ab',
    discarded: [{ records: 'a', condition: 'RetryAttemptsExhausted', invocations: 1, functionError: 'Unhandled' }],
  },
  {
    name: 'two bad records are given up one by one',
    records: 'abcd',
    settings: { ...bisect, maximumRetries: 0 },
    answer: throwsOn('ad'),
    invocations: ['abcd', 'ab', 'a', 'b', 'cd', 'c', 'd'],
    checkpoints: 'abcd',
    discarded: [
      { records: 'a', condition: 'RetryAttemptsExhausted', invocations: 1, functionError: 'Unhandled' },
      { records: 'd', condition: 'RetryAttemptsExhausted', invocations: 1, functionError: 'Unhandled' },
    ],
  },
  {
    name: 'a reported record splits the batch there and only the rest comes again',
    records: 'abcdef',
    settings: { ...bisect, ...partial },
    answer: once(reports('d')),
    invocations: ['abcdef', 'def'],
    checkpoints: 'cf',
  },
  {
    name: 'a wrong report is a complete failure and is split in two',
    records: 'abcd',
    settings: { ...bisect, ...partial },
    answer: once(reports('')),
    invocations: ['abcd', 'ab', 'cd'],
    checkpoints: 'bd',
  },

  // Age.
  {
    name: 'a record that is too old is given up unsent, the others go',
    records: 'abc',
    settings: { maximumAge: 60_000 },
    ages: { a: 61 },
    answer: always(null),
    invocations: ['bc'],
    checkpoints: 'ac',
    discarded: [{ records: 'a', condition: 'RecordAgeExceeded', invocations: 0, functionError: undefined }],
  },
  {
    name: 'a record of exactly the greatest age still goes',
    records: 'ab',
    settings: { maximumAge: 60_000 },
    ages: { a: 60 },
    answer: always(null),
    invocations: ['ab'],
    checkpoints: 'b',
  },
  {
    name: 'a batch that fails until it is too old is given up',
    records: 'ab',
    settings: { maximumAge: 60_000 },
    seconds: 40,
    answer: always(throws),
    invocations: ['ab', 'ab'],
    checkpoints: 'b',
    discarded: [{ records: 'ab', condition: 'RecordAgeExceeded', invocations: 2, functionError: 'Unhandled' }],
  },
  {
    name: 'of a failing batch only what is too old is given up',
    records: 'abc',
    settings: { maximumAge: 60_000 },
    ages: { a: 50 },
    seconds: 20,
    answer: throwsOn('a'),
    invocations: ['abc', 'bc'],
    checkpoints: 'ac',
    discarded: [{ records: 'a', condition: 'RecordAgeExceeded', invocations: 1, functionError: 'Unhandled' }],
  },
  {
    name: 'age ends the retries before their number does',
    records: 'a',
    settings: { maximumAge: 60_000, maximumRetries: 10 },
    seconds: 31,
    answer: always(throws),
    invocations: ['a', 'a'],
    checkpoints: 'a',
    discarded: [{ records: 'a', condition: 'RecordAgeExceeded', invocations: 2, functionError: 'Unhandled' }],
  },
];
