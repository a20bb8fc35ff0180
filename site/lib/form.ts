import type { z } from 'zod';

/** What a visitor sent, read once. */
export interface SentForm {
  /** A field's text; empty where it was not sent. */
  text(name: string): string;
  /** All values of a field, as of checkboxes. */
  list(name: string): readonly string[];
  /** A field whose value must be one of our codes; undefined where it is not. */
  code<Code>(name: string, schema: z.ZodType<Code>): Code | undefined;
  /** All values of a field that are our codes. */
  codes<Code>(name: string, schema: z.ZodType<Code>): Code[];
}

/** Reads a form post. Files are not expected and count as empty. */
export async function readForm(request: Request): Promise<SentForm> {
  const data = await request.formData();
  const list = (name: string) => data.getAll(name).flatMap((value) => (typeof value === 'string' ? [value] : []));
  const text = (name: string) => list(name)[0] ?? '';
  const parse = <Code>(schema: z.ZodType<Code>, value: string) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  };
  return {
    text,
    list,
    code: (name, schema) => parse(schema, text(name))[0],
    codes: (name, schema) => list(name).flatMap((value) => parse(schema, value)),
  };
}

/** A key for one intended act: the form carries it, so that sending the form twice acts once. */
export function newKey(): string {
  return crypto.randomUUID();
}
