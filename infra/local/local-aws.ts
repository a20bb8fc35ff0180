/** The region and account that the local stack calls itself. */
export const region = 'eu-central-1';
export const account = '000000000000';

/** Credentials that no service knows: nothing of the local stack can reach a real account. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/** The settings of an AWS client that speaks to a local endpoint. */
export function localAws(endpoint: string) {
  return { endpoint, region, credentials };
}
