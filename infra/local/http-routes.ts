/** A route of an HTTP API: its key (`GET /path/{id}`, `ANY /{proxy+}`, `$default`) and where it leads. */
export interface ApiRoute<T> {
  readonly key: string;
  readonly target: T;
}

export interface RouteMatch<T> {
  readonly key: string;
  readonly target: T;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request as API Gateway does: the most specific path, literal before parameter before greedy
 * parameter, at the first segment that differs; on the same path the method before `ANY`; then `$default`.
 * @param path decoded, beginning with a slash.
 */
export function matchRoute<T>(routes: readonly ApiRoute<T>[], method: string, path: string): RouteMatch<T> | undefined {
  const segments = path.slice(1).split('/');
  const matches = routes.flatMap(({ key, target }) => {
    const [routeMethod = '', pattern] = key.split(' ');
    if (pattern === undefined || (routeMethod !== method && routeMethod !== 'ANY')) return [];
    const pathParameters = matchPath(pattern, segments);
    return pathParameters === undefined ? [] : [{ key, target, pathParameters, rank: rankOf(routeMethod, pattern) }];
  });
  const [best] = matches.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  if (best !== undefined) return best;
  const fallback = routes.find(({ key }) => key === '$default');
  return fallback && { ...fallback, pathParameters: {} };
}

function matchPath(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const parts = pattern.slice(1).split('/');
  const found: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (part.endsWith('+}')) {
      const rest = segments.slice(index).join('/');
      return rest === '' ? undefined : { ...found, [part.slice(1, -2)]: rest };
    }
    if (part.startsWith('{')) {
      if (segment === '') return undefined;
      found[part.slice(1, -1)] = segment;
    } else if (part !== segment) return undefined;
  }
  return parts.length === segments.length ? found : undefined;
}

/** Sorts before the rank of every less specific route. */
function rankOf(method: string, pattern: string): string {
  const parts = pattern.slice(1).split('/');
  const path = parts.map((part) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0')).join('');
  return `${path}${method === 'ANY' ? '1' : '0'}`;
}
