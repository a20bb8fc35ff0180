import { randomUUID } from 'node:crypto';
import type { LocalFunctions } from './functions.ts';
import { account, region } from './local-aws.ts';
import * as properties from './properties.ts';
import { identify } from './resource-types.ts';
import { StartProblem } from './start-problem.ts';
import type { Resource } from './template.ts';

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

const fields = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'day of week', from: 1, to: 7 },
  { name: 'year', from: 1970, to: 2199 },
] as const;

/** When a schedule is due: every so many milliseconds, or at each minute that fits. */
export type Timetable = { readonly every: number } | { readonly fits: (time: Date) => boolean };

/**
 * Reads `rate(5 minutes)` or `cron(0 6 * * ? *)`, in UTC. Of cron it knows numbers, lists, ranges, steps, `*` and `?`.
 * @throws StartProblem for anything else.
 */
export function parseSchedule(expression: string): Timetable {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const unit = rate[2] === 'minute' || rate[2] === 'hour' ? rate[2] : 'day';
    return { every: Number(rate[1]) * units[unit] };
  }
  const cron = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(' ') ?? [];
  if (cron.length !== fields.length) throw unknown(expression);
  const tests = fields.map(({ from, to }, index) => parseField(cron[index] ?? '', from, to, expression));
  return { fits: (time) => partsOf(time).every((part, index) => tests[index]?.has(part)) };
}

function partsOf(time: Date): number[] {
  const day = time.getUTCDay() + 1;
  return [
    time.getUTCMinutes(),
    time.getUTCHours(),
    time.getUTCDate(),
    time.getUTCMonth() + 1,
    day,
    time.getUTCFullYear(),
  ];
}

function parseField(text: string, from: number, to: number, expression: string): ReadonlySet<number> {
  const values = text.split(',').flatMap((part) => {
    const found = /^(?:(\*|\?)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (found === null) throw unknown(expression);
    const [, any, first, last, step] = found;
    const start = any === undefined ? Number(first) : from;
    const open = any !== undefined || (step !== undefined && last === undefined);
    const end = open ? to : Number(last ?? first);
    const every = Number(step ?? 1);
    return Array.from({ length: Math.floor((end - start) / every) + 1 }, (_, index) => start + index * every);
  });
  return new Set(values);
}

function unknown(expression: string): StartProblem {
  return new StartProblem(
    `The local stack cannot read the schedule ${expression}: it knows rate(…) and cron(…) with numbers, lists, ranges and steps.`,
  );
}

/** The event that a rule sends to its function. */
export function scheduledEvent(ruleArn: string, time: Date) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: time.toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [ruleArn],
    detail: {},
  };
}

/** Runs `task` by the timetable until the returned function is called. */
export function startSchedule(timetable: Timetable, task: (time: Date) => void): () => void {
  if ('every' in timetable) {
    const timer = setInterval(() => task(new Date()), timetable.every);
    return () => clearInterval(timer);
  }
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(
      () => {
        const now = new Date();
        if (timetable.fits(now)) task(now);
        next();
      },
      units.minute - (Date.now() % units.minute),
    );
  };
  next();
  return () => clearTimeout(timer);
}

/**
 * Runs the functions of every enabled rule of the templates by its schedule.
 * @returns ends all of them.
 */
export function startRules(
  resources: readonly Resource[],
  functions: LocalFunctions,
  report: (message: string) => void,
): () => void {
  const rules = resources.filter(({ type }) => type === 'AWS::Events::Rule');
  const stops = rules.flatMap((rule) => {
    const { ScheduleExpression, State, Targets } = properties.propertiesOf(rule, properties.rule);
    if (State === 'DISABLED') return [];
    const arn = identify(rule.type, rule.name, rule.id).attribute('Arn');
    const timetable = parseSchedule(ScheduleExpression);
    return Targets.map(({ Arn, Input }) => {
      const target = functions.find(Arn);
      return startSchedule(timetable, (time) => {
        const event: unknown = Input === undefined ? scheduledEvent(arn, time) : JSON.parse(Input);
        void target.invoke(event).then((outcome) => {
          if ('failure' in outcome) report(`${target.name} failed on its schedule: ${outcome.failure.errorMessage}`);
        });
      });
    });
  });
  return () => {
    for (const stop of stops) stop();
  };
}
