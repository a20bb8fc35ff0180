import type { z } from 'zod';
import { LanguageCode } from '../../shared/languages.ts';
import { CountryCode } from '../../shared/places/countries.ts';
import { OblastId } from '../../shared/places/oblasts.ts';
import { Form, HelpType, ListingKind, Urgency } from '../../shared/schemas/codes.ts';
import { TopicIdSchema } from '../../shared/schemas/listing.ts';
import { Cursor } from '../../shared/schemas/views.ts';
import { SectorId } from './sectors.ts';

/** The filters that may come more than once in an address, with the codes that each takes. */
const lists = {
  form: Form,
  sector: SectorId,
  topic: TopicIdSchema,
  help: HelpType,
  country: CountryCode,
  oblast: OblastId,
  language: LanguageCode,
  urgency: Urgency,
} as const;

export type FilterName = keyof typeof lists;
export const filterNames = [
  'form',
  'sector',
  'topic',
  'help',
  'urgency',
  'country',
  'oblast',
  'language',
] as const satisfies readonly FilterName[];

export type ListingFilter = { readonly [Name in FilterName]: readonly z.infer<(typeof lists)[Name]>[] } & {
  readonly kind: z.infer<typeof ListingKind> | undefined;
  readonly sort: 'newest' | 'closing-soon';
  readonly cursor: string | undefined;
};

function known<Code>(schema: z.ZodType<Code>, values: readonly string[]): Code[] {
  return [...new Set(values)].flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The filters of an address. What we do not know is left out: an old or mistyped address still shows a list. */
export function readFilter(query: URLSearchParams): ListingFilter {
  const cursor = Cursor.safeParse(query.get('cursor'));
  return {
    kind: known(ListingKind, query.getAll('kind'))[0],
    form: known(Form, query.getAll('form')),
    sector: known(SectorId, query.getAll('sector')),
    topic: known(TopicIdSchema, query.getAll('topic')),
    help: known(HelpType, query.getAll('help')),
    country: known(CountryCode, query.getAll('country')),
    oblast: known(OblastId, query.getAll('oblast')),
    language: known(LanguageCode, query.getAll('language')),
    urgency: known(Urgency, query.getAll('urgency')),
    sort: query.get('sort') === 'closing-soon' ? 'closing-soon' : 'newest',
    cursor: cursor.success ? cursor.data : undefined,
  };
}

/** The query of an address with these filters, shortest form: nothing that says what holds anyway. */
export function filterQuery(filter: ListingFilter): string {
  const query = new URLSearchParams();
  if (filter.kind !== undefined) query.set('kind', filter.kind);
  for (const name of filterNames) for (const value of filter[name]) query.append(name, value);
  if (filter.sort !== 'newest') query.set('sort', filter.sort);
  if (filter.cursor !== undefined) query.set('cursor', filter.cursor);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filters without one value; the list then begins at its first page. */
export function withoutValue(filter: ListingFilter, name: FilterName, value: string): ListingFilter {
  return { ...filter, [name]: filter[name].filter((item: string) => item !== value), cursor: undefined };
}
