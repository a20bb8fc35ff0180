import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { Settings } from '../settings.ts';

/** The name of the parameter that a local stack's runner sets to the address it listens on. */
export const originParameter = 'SiteOrigin';

/**
 * Under which origin people see the site. Known from the settings, so that no function waits for the distribution that
 * stands in front of it; only on one machine is it a parameter, because the port is chosen at the start.
 */
export function siteOrigin(stack: Stack, settings: Settings): string {
  if (settings.domain !== undefined) return `https://${settings.domain}`;
  const description = 'The origin under which people see the site on this machine';
  return new CfnParameter(stack, originParameter, { default: 'http://localhost:4321', description }).valueAsString;
}
