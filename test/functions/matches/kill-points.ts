import type { CallName, Gate } from './index-model.ts';

/**
 * What can become of a call of a store: it is done; the process ends before it, after it, or while it is under way, so
 * that its effect lands later; it fails before its effect, or after it (the answer is lost).
 */
export const fates = ['done', 'ends-before', 'ends-after', 'lands-late', 'fails-before', 'fails-after'] as const;
export type Fate = (typeof fates)[number];

const writing: ReadonlySet<CallName> = new Set(['commit', 'prepareChunks', 'deleteChunks', 'park']);

/** Whether a call can meet a fate: only the effect of a write can land late. */
export function canMeet(name: CallName, fate: Fate): boolean {
  return fate !== 'lands-late' || writing.has(name);
}

/** How often each call met each fate. */
export type Tally = Map<`${CallName} ${Fate}`, number>;

/** Something that runs until its next call of a store and there waits for its fate. */
export interface Process {
  readonly waitsFor: () => CallName | undefined;
  /** Lets the waiting call meet its fate, and the process run on to its next call or its end. */
  readonly meet: (fate: Fate) => Promise<void>;
  /** Tells whoever waits for it that it will not answer; it may run on all the same. */
  readonly giveUp: () => void;
}

export interface Scheduler {
  /** Starts `run`; `over` is told once, when it has ended, was killed or was given up. */
  readonly start: (run: (gate: Gate) => Promise<void>, over: () => void) => Promise<void>;
  /** The processes that wait, oldest first. */
  readonly waiting: () => readonly Process[];
  /** Effects that are still under way. */
  readonly late: (() => void)[];
}

/** Runs processes step by step. `pick` gives a whole number from 0 to below its argument. */
export function makeScheduler(tally: Tally, pick: (below: number) => number): Scheduler {
  const processes = new Set<Process>();
  const late: (() => void)[] = [];

  function start(run: (gate: Gate) => Promise<void>, over: () => void): Promise<void> {
    let call: { name: CallName; meet: (fate: Fate) => void } | undefined;
    let settle = () => {};
    let settled = Promise.resolve();
    let told = false;
    const runOn = () => {
      call = undefined;
      settled = new Promise((resolve) => {
        settle = resolve;
      });
    };
    const giveUp = () => {
      if (!told) over();
      told = true;
    };
    const end = () => {
      processes.delete(process);
      giveUp();
      settle();
    };
    const gate: Gate = (name, act, parts) =>
      new Promise((resolve, reject) => {
        const meet = (fate: Fate) => {
          tally.set(`${name} ${fate}`, (tally.get(`${name} ${fate}`) ?? 0) + 1);
          switch (fate) {
            case 'done':
              return resolve(act());
            case 'fails-before':
              return reject(new Error('throttled'));
            case 'fails-after':
              act();
              return reject(new Error('the answer was lost'));
            case 'ends-before':
              return end();
            case 'ends-after':
              if (parts === undefined) act();
              else for (const part of parts.slice(0, 1 + pick(parts.length))) part();
              return end();
            case 'lands-late':
              late.push(() => void act());
              return end();
          }
        };
        call = { name, meet };
        settle();
      });
    const process: Process = {
      waitsFor: () => call?.name,
      async meet(fate) {
        const waiting = call;
        runOn();
        waiting?.meet(fate);
        await settled;
      },
      giveUp,
    };
    runOn();
    processes.add(process);
    void run(gate).then(end, end);
    return settled;
  }

  return { start, waiting: () => [...processes], late };
}
