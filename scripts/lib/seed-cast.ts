import { europe } from '../../shared/places/europe.ts';
import { findPlaces } from '../../shared/places/find-places.ts';
import type { Hromada } from '../../shared/places/hromada.ts';
import { readKatotth } from '../../shared/places/katotth.ts';
import { toPlace } from '../../shared/places/to-place.ts';
import { routes } from '../../shared/routes.ts';
import type { Contact } from '../../shared/schemas/organisation.ts';
import type { Place } from '../../shared/schemas/place.ts';
import type { ApiClient } from './api-client.ts';
import type { Accounts, Demonstration } from './demonstration.ts';
import { inParallel } from './in-parallel.ts';
import type { ListingLine } from './listing-lines.ts';

/** An organisation of the demonstration for which somebody acts. */
export interface CastMember {
  readonly account: Accounts['organisations'][number];
  readonly organisationId: string;
  readonly contact: Contact;
  readonly personId: string;
  /** Calls the API as the organisation's representative. */
  readonly api: ApiClient;
}
export type Cast = ReadonlyMap<string, CastMember>;

/** The name under which an organisation is found in the cast. */
export function castName({ country, name }: { readonly country: string; readonly name: string }): string {
  return `${country} ${name}`;
}

type LineOrganisation = ListingLine['organisation'];

/** Where an organisation of the demonstration is: a community or an oblast by its code, a town by its name. */
export function placeOf({ country, name, katotth }: LineOrganisation, hromadas: readonly Hromada[]): Place {
  const hromada = hromadas.find((candidate) => candidate.katotth === katotth);
  if (hromada !== undefined) return toPlace({ kind: 'hromada', nameLatin: '', ...hromada });
  if (country === 'UA') {
    const reading = katotth === undefined ? undefined : readKatotth(katotth);
    if (reading?.ok !== true || reading.level !== 'oblast')
      throw new Error(`demo/listings.jsonl: ${name} has no code of a community or an oblast in demo/places.tsv`);
    return { country, oblast: reading.oblast };
  }
  const [found] = findPlaces(name, { country, limit: 1 }, europe, []);
  return found === undefined ? { country, name } : toPlace(found);
}

/** The organisation as the listings of the demonstration tell of it, with its contact. */
function profileOf({ listings }: Demonstration, account: Accounts['organisations'][number]) {
  for (const { line } of listings.values()) {
    const { organisation } = line;
    if (castName(organisation) !== castName(account)) continue;
    if (organisation.contact === undefined) break;
    return { organisation, contact: organisation.contact };
  }
  throw new Error(`demo/accounts.json: ${account.name} has no listing with a contact in demo/listings.jsonl`);
}

/** The secretariat enters the organisations for which somebody acts, each with its representative. */
export async function enterCast(
  demonstration: Demonstration,
  hromadas: readonly Hromada[],
  desk: ApiClient,
  signIn: (personId: string) => Promise<ApiClient>,
): Promise<Cast> {
  const cast = new Map<string, CastMember>();
  await inParallel(demonstration.accounts.organisations, 8, async (account) => {
    const { organisation, contact } = profileOf(demonstration, account);
    const { name, type, population, languages, interpreter, traits } = organisation;
    const language = organisation.country === 'UA' ? 'uk' : 'en';
    const entered = await desk.call(routes['create-organisation'], {
      idempotencyKey: crypto.randomUUID(),
      body: {
        profile: { name, type, place: placeOf(organisation, hromadas), population, languages, interpreter, traits },
        contact,
        language,
        representative: { name: contact.name, email: contact.email, language },
        declarationSigned: account.declarationSigned,
      },
    });
    const [person] = entered.own?.people ?? [];
    if (person === undefined) throw new Error(`${name} was entered without a person`);
    const { personId } = person;
    const api = await signIn(personId);
    cast.set(castName(account), { account, organisationId: entered.id, contact, personId, api });
  });
  return cast;
}
