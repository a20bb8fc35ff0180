/**
 * Every function that runs on Lambda: where its code begins, what it may touch and whom its failure hurts.
 * The build bundles from this list, the stacks deploy from it: a right or a setting that is not written here does not exist.
 */

/** What a function may do with the items of a table. A transaction is authorised by these, one by one. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** What a function needs of the system. Its rights and its environment are both made from this. */
export interface Needs {
  /** Actions on the main table; they come with `MAIN_TABLE`. */
  readonly main?: readonly TableAction[];
  /** Actions on the derived table; they come with `DERIVED_TABLE`. */
  readonly derived?: readonly TableAction[];
  /** Queries on the index `queue` of the main table. */
  readonly queue?: true;
  /** Sends mail; comes with `MAIL_FROM`. */
  readonly mail?: true;
  /** Knows under which origin people see the site: `SITE_ORIGIN`. */
  readonly origin?: true;
  /** Calls the API as any client does: `API_URL`. */
  readonly api?: true;
  /** Writes logs with the Powertools logger: `LOG_LEVEL`, `POWERTOOLS_SERVICE_NAME`. */
  readonly logger?: true;
  /** Publishes metrics of its own: `POWERTOOLS_METRICS_NAMESPACE`. */
  readonly metrics?: true;
}

export interface FunctionDescription {
  /** The file whose export `handler` Lambda calls, from the repository's root. */
  readonly entry: string;
  /** What is bundled, if another tool makes it from `entry` first. */
  readonly bundleFrom?: string;
  readonly purpose: string;
  /** Whom it hurts when this function fails, as a sentence for the person who is woken. */
  readonly errorImpact: string;
  /** Megabytes; processor time grows with them. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly needs: Needs;
}

/** What finding out who asks costs a function that answers requests, and what every one of them knows. */
const findsOutWhoAsks = { main: ['GetItem', 'BatchGetItem', 'Query'], derived: ['GetItem'] } as const;
const answersRequests = { origin: true, logger: true } as const;

/** Reading listings afresh and committing the index. */
const writesIndex = {
  main: ['BatchGetItem', 'Scan'],
  derived: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem'],
  logger: true,
} as const;

export const functions = {
  'sign-in': {
    entry: 'functions/sign-in/handler.ts',
    purpose: 'Codes by e-mail, sessions, keys for machines',
    errorImpact: 'Nobody can sign in or out; whoever is signed in keeps working.',
    memory: 512,
    timeout: 10,
    needs: {
      ...answersRequests,
      main: [...findsOutWhoAsks.main, 'PutItem', 'DeleteItem'],
      derived: [...findsOutWhoAsks.derived, 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    },
  },
  organisations: {
    entry: 'functions/organisations/handler.ts',
    purpose: 'Profiles, people and places',
    errorImpact: 'Members cannot see or change their organisation, its people and their rights.',
    memory: 512,
    timeout: 10,
    needs: {
      ...answersRequests,
      main: [...findsOutWhoAsks.main, 'PutItem', 'DeleteItem'],
      derived: [...findsOutWhoAsks.derived, 'PutItem'],
    },
  },
  listings: {
    entry: 'functions/listings/handler.ts',
    purpose: 'Publish, revise, pause and withdraw needs and offers; browse them',
    errorImpact:
      'Communities cannot publish a need and nobody can browse: the main purpose of the platform stands still.',
    memory: 512,
    timeout: 10,
    needs: {
      ...answersRequests,
      main: [...findsOutWhoAsks.main, 'PutItem', 'ConditionCheckItem'],
      derived: [...findsOutWhoAsks.derived, 'BatchGetItem', 'PutItem'],
    },
  },
  matches: {
    entry: 'functions/matches/handler.ts',
    purpose: 'Suggestions, interest, acceptance',
    // It holds the whole matching index in memory.
    errorImpact: 'Members see no suggestions and cannot say that they are interested, accept or decline.',
    memory: 1024,
    timeout: 10,
    needs: {
      ...answersRequests,
      main: [...findsOutWhoAsks.main, 'PutItem'],
      derived: [...findsOutWhoAsks.derived, 'BatchGetItem', 'PutItem', 'UpdateItem'],
    },
  },
  secretariat: {
    entry: 'functions/secretariat/handler.ts',
    purpose: 'The desk: review of listings and of matches',
    errorImpact: 'The secretariat cannot review; listings and introductions of everybody wait.',
    memory: 512,
    timeout: 10,
    needs: { ...answersRequests, ...findsOutWhoAsks, queue: true },
  },
  indexing: {
    entry: 'functions/matches/index-handler.ts',
    purpose: 'Keeps the matching index equal to the published listings',
    errorImpact: 'New and changed listings are not suggested to anyone, and withdrawn ones still are.',
    memory: 1024,
    timeout: 60,
    needs: writesIndex,
  },
  reconcile: {
    entry: 'functions/matches/reconcile-handler.ts',
    purpose: 'Every night: compares the matching index with the published listings and repairs what differs',
    errorImpact: 'Nobody at once: a listing that the index has wrong stays wrong, and nobody learns of it.',
    memory: 1024,
    timeout: 300,
    needs: { ...writesIndex, metrics: true },
  },
  round: {
    entry: 'functions/matches/round-handler.ts',
    purpose: 'Every day: proposes the best pairs to the secretariat and corrects the exposure of listings',
    errorImpact: 'Communities that are easily overlooked stay so, and the secretariat gets no proposals.',
    // It holds the index twice, with and without corrections.
    memory: 2048,
    timeout: 600,
    needs: {
      main: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'],
      derived: ['GetItem', 'BatchGetItem'],
      logger: true,
    },
  },
  projections: {
    entry: 'functions/notices/stream-handler.ts',
    purpose:
      'Sends what waits in the outbox as soon as it is written; carries changes of an organisation into its listings',
    errorImpact: 'Mail is late: sign-in codes, decisions and introductions do not reach people.',
    memory: 512,
    timeout: 60,
    needs: {
      main: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      derived: ['PutItem'],
      mail: true,
      origin: true,
      logger: true,
    },
  },
  sweep: {
    entry: 'functions/notices/sweep-handler.ts',
    purpose: 'Every five minutes: sends what was left in the outbox and measures the oldest notice that waits',
    errorImpact: 'Mail that failed once is never tried again, and nobody sees how long it has waited.',
    memory: 512,
    timeout: 120,
    needs: {
      main: ['GetItem', 'PutItem', 'UpdateItem'],
      derived: ['PutItem'],
      queue: true,
      mail: true,
      origin: true,
      logger: true,
      metrics: true,
    },
  },
  clock: {
    entry: 'functions/listings/clock-handler.ts',
    purpose: 'Every hour: warns before a listing expires and expires it',
    errorImpact: 'Organisations are not warned before a listing expires, and outdated listings stay public.',
    memory: 512,
    timeout: 120,
    needs: { main: ['GetItem', 'PutItem'], queue: true, logger: true },
  },
  site: {
    entry: 'site/lambda.ts',
    bundleFrom: 'dist/site/server/entry.mjs',
    purpose: 'Renders the pages',
    errorImpact: 'People see no pages at all; machines that use the API are not hurt.',
    memory: 1024,
    timeout: 15,
    needs: { origin: true, api: true },
  },
} as const satisfies Record<string, FunctionDescription>;

export type FunctionName = keyof typeof functions;

/** The description of one function, with the optional parts that not every one has. */
export function describeFunction(name: FunctionName): FunctionDescription {
  return functions[name];
}

/** Every function's name, in the order of the list. */
export const functionNames: readonly FunctionName[] = [
  'sign-in',
  'organisations',
  'listings',
  'matches',
  'secretariat',
  'indexing',
  'reconcile',
  'round',
  'projections',
  'sweep',
  'clock',
  'site',
];
