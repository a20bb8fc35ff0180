import { openApiOf } from '../../shared/openapi.ts';
import type { UseCase } from '../_middleware/api-types.ts';

/** The description of the API, made from the table of routes. */
export function makeReadOpenApi(siteOrigin: string): UseCase<'read-openapi'> {
  const description = openApiOf(siteOrigin);
  return async () => ({ body: description });
}
