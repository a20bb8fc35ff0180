import { Logger } from '@aws-lambda-powertools/logger';

/** One logger a function. Logs carry ids, codes and durations: no names, addresses, texts or tokens. */
export const logger = new Logger();
