import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { z } from 'zod';
import { functionNames } from '../../../infra/functions.ts';
import { mistokApp } from '../../../infra/mistok-app.ts';
import { routes } from '../../../shared/routes.ts';

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.json()).default({}),
  Metadata: z.record(z.string(), z.json()).default({}),
  DeletionPolicy: z.string().optional(),
});
const Template = z.looseObject({
  Parameters: z.record(z.string(), z.looseObject({})).default({}),
  Resources: z.record(z.string(), Resource),
});

export type Template = z.infer<typeof Template>;
export type Resource = z.infer<typeof Resource> & { readonly id: string; readonly stack: string };

/** The templates of one stage, as they would be deployed. */
export interface Synthesis {
  readonly app: App;
  readonly stacks: ReadonlyMap<string, Template>;
  readonly resources: readonly Resource[];
  readonly ofType: (type: string) => readonly Resource[];
  /** What the rules found that nobody has acknowledged. */
  readonly findings: readonly unknown[];
}

/** Settings with which the deployed stages are synthesized in tests. */
export const production = { stage: 'production', domain: 'mistok.example.eu', alarmEmail: 'duty@mistok.example.eu' };

/** Writes the templates of a stage with empty bundles, so that no build is needed, and reads them again. */
export function synthesize(
  context: Readonly<Record<string, string>>,
  change: (app: App) => void = () => {},
): Synthesis {
  const folder = mkdtempSync(join(tmpdir(), 'mistok-synthesis-'));
  try {
    const code = join(folder, 'functions');
    for (const name of functionNames) {
      mkdirSync(join(code, name), { recursive: true });
      writeFileSync(join(code, name, 'index.mjs'), `// ${name}\n`);
    }
    const app = mistokApp({ ...context, code }, routes, join(folder, 'cdk.out'));
    change(app);
    const assembly = app.synth();
    const stacks = new Map(
      assembly.stacks.map(({ stackName, template }) => [
        stackName.replace(/^mistok-\w+-/, ''),
        Template.parse(template),
      ]),
    );
    const resources = [...stacks].flatMap(([stack, { Resources }]) =>
      Object.entries(Resources).map(([id, resource]) => ({ ...resource, id, stack })),
    );
    const report = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'));
    const { pluginReports } = z.object({ pluginReports: z.array(z.unknown()) }).parse(report);
    const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
    return { app, stacks, resources, ofType, findings: pluginReports };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The only resource of a list. */
export function only(resources: readonly Resource[]): Resource {
  const [first, ...more] = resources;
  if (first === undefined || more.length > 0) throw new Error(`Expected one resource, found ${resources.length}.`);
  return first;
}
