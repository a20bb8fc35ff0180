import { z } from 'zod';

const Environment = z.object({
  /** Where the API is, without a slash at the end: https://api.example.org */
  API_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  /** The origin under which visitors see the site; forms from any other are refused: https://mistok.example.org */
  SITE_ORIGIN: z.url().transform((url) => new URL(url).origin),
});
export type Environment = z.infer<typeof Environment>;

let parsed: Environment | undefined;

/** The settings of the site's function, parsed once. Throws where one is missing or malformed, naming it. */
export function environment(): Environment {
  parsed ??= Environment.parse(process.env);
  return parsed;
}
