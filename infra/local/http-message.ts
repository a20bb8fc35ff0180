/** A request as it arrived: nothing is decoded. */
export interface HttpRequest {
  readonly method: string;
  /** Begins with a slash; without the query. */
  readonly path: string;
  /** Without the question mark; empty if there is none. */
  readonly query: string;
  /** Names in small letters, in the order in which they came; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** The address of the caller. */
  readonly sourceIp: string;
}

export interface HttpReply {
  readonly status: number;
  /** Names in small letters; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The value of a header; of several, joined by `separator`. */
export function headerOf(
  { headers }: Pick<HttpRequest | HttpReply, 'headers'>,
  wanted: string,
  separator = ',',
): string | undefined {
  const values = headers.filter(([name]) => name === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(separator);
}

/** The short JSON answer that API Gateway gives itself. */
export function messageReply(status: number, message: string): HttpReply {
  return { status, headers: [['content-type', 'application/json']], body: Buffer.from(JSON.stringify({ message })) };
}
