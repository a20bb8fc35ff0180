declare module 'njre' {
  /** Fetches a Java runtime into the folder `jre` beside `installPath`, checks its SHA-256 and unpacks it. */
  export function install(version: number, options: { type: 'jre' | 'jdk'; installPath: string }): Promise<string>;
}
