/** What differs from one deployment to another. `docs/configuration.md` lists the same settings for those who deploy. */
export interface Settings {
  readonly stage: Stage;
  /** The AWS region of everything but the edge stack. */
  readonly region: string;
  /** The host name under which people see the site; only `local` has none. */
  readonly domain: string | undefined;
  /** The address that mail comes from. Its domain becomes the verified identity. */
  readonly mailFrom: string;
  /** Who is told when an alarm goes off; without it nobody is. */
  readonly alarmEmail: string | undefined;
  /** The folder with one bundle a function, as `scripts/build.ts` leaves it. */
  readonly code: string;
}

export const stages = ['production', 'staging', 'local'] as const;
export type Stage = (typeof stages)[number];

/** A setting that is missing or wrong. Its message is one sentence that says what to write instead. */
export class SettingProblem extends Error {
  override name = 'SettingProblem';
}

const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/**
 * Reads the settings from the context of the CDK app (`-c name=value`).
 * @param read the value of one context key, `undefined` if it is not given.
 * @throws SettingProblem when one is missing or wrong.
 */
export function readSettings(read: (key: string) => unknown): Settings {
  const text = (key: string): string | undefined => {
    const value = read(key);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') return value;
    throw new SettingProblem(`The setting ${key} must be text: give it once, as \`-c ${key}=…\`.`);
  };
  const stage = readStage(text('stage') ?? 'local');
  const domain = readDomain(stage, text('domain'));
  const mailFrom = text('mailFrom') ?? `no-reply@${domain ?? 'mistok.example'}`;
  const [, mailDomain = ''] = mailFrom.split('@');
  if (!/^[\w.+-]+@[^@]+$/.test(mailFrom) || !hostName.test(mailDomain)) {
    throw new SettingProblem(`"${mailFrom}" is not a mail address: give it as \`-c mailFrom=no-reply@example.eu\`.`);
  }
  return {
    stage,
    region: text('region') ?? 'eu-central-1',
    domain,
    mailFrom,
    alarmEmail: text('alarmEmail'),
    code: text('code') ?? 'dist/functions',
  };
}

function readStage(value: string): Stage {
  const stage = stages.find((known) => known === value);
  if (stage === undefined) {
    throw new SettingProblem(
      `There is no stage "${value}": give one of ${stages.join(', ')}, as \`-c stage=production\`.`,
    );
  }
  return stage;
}

function readDomain(stage: Stage, value: string | undefined): string | undefined {
  if (stage === 'local') return undefined;
  if (value === undefined) {
    throw new SettingProblem(
      `The stage ${stage} needs the host name of the site, for links in mail and for the check of origins: give it as \`-c domain=mistok.example.eu\`.`,
    );
  }
  if (!hostName.test(value)) {
    throw new SettingProblem(
      `"${value}" is not a host name in small letters: give it as \`-c domain=mistok.example.eu\`.`,
    );
  }
  return value;
}
