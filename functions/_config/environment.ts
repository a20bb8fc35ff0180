import { z } from 'zod';

/** What every function of the API reads from its environment. `docs/configuration.md` says what each one means. */
export const ApiEnvironment = z.object({
  MAIN_TABLE: z.string().min(3),
  DERIVED_TABLE: z.string().min(3),
  SITE_ORIGIN: z.url(),
  STAGE: z.string().min(1),
});
export type ApiEnvironment = z.infer<typeof ApiEnvironment>;

/** What the mail-sending functions read as well. */
export const MailEnvironment = ApiEnvironment.extend({ MAIL_FROM: z.email() });
export type MailEnvironment = z.infer<typeof MailEnvironment>;

/** Parses the environment; throws an error that names each wrong variable, so that a wrong deployment fails at its first start. */
export function readEnvironment<T extends z.ZodType>(schema: T, environment: NodeJS.ProcessEnv): z.infer<T> {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) throw new Error(`The environment is not complete: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
