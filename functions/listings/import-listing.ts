import { z } from 'zod';
import { DomainError, notFound } from '../../shared/errors.ts';
import { Language } from '../../shared/languages.ts';
import { expiryOf, isWindowOver } from '../../shared/listings/term.ts';
import { europe } from '../../shared/places/europe.ts';
import { findPlaces } from '../../shared/places/find-places.ts';
import type { Hromada } from '../../shared/places/hromada.ts';
import { readKatotth } from '../../shared/places/katotth.ts';
import { OblastId, oblasts } from '../../shared/places/oblasts.ts';
import { toPlace } from '../../shared/places/to-place.ts';
import type { ListingContent } from '../../shared/schemas/listing.ts';
import { Organisation } from '../../shared/schemas/organisation.ts';
import type { Place } from '../../shared/schemas/place.ts';
import type { ImportRequest } from '../../shared/schemas/views.ts';
import { acceptedTopics } from '../../shared/taxonomy/suggest-topics.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { earlierResult, once } from '../_adapters/idempotency.ts';
import { importedOrganisationKey, importKey, organisationKey } from '../_adapters/keys.ts';
import { createRecord, readRecord, stillAt } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, type Write } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { newOrganisation } from '../organisations/create-organisation.ts';
import type { PlacesStore } from '../organisations/places-store.ts';
import { loadListing, viewForOwner } from './store.ts';
import { completed, type ListingDeps, newListing, requireLeast } from './write-listing.ts';

type Imported = z.output<typeof ImportRequest>;
const ImportedListing = z.strictObject({ listingId: z.string() });
const ImportedOrganisation = z.strictObject({ organisationId: z.string() });

/** The words that say what an organisation is and not where. */
const genericWords = /\s*(територіальна|міська|селищна|сільська|громада|municipality|city of|hromada)\s*/giu;

/** The oblast or raion of a council by its name ("Краматорська районна рада") or by its code. */
function councilPlace({ name, katotth }: Imported['organisation'], hromadas: readonly Hromada[]): Place | undefined {
  const reading = katotth === undefined ? undefined : readKatotth(katotth);
  if (reading?.ok === true && reading.level === 'oblast') return { country: 'UA', oblast: reading.oblast };
  // The council is feminine, the raion masculine: "Краматорська" and "Краматорський" share all but their last letters.
  const stem = name.split(/\s+/)[0]?.slice(0, -1).toLowerCase() ?? '';
  if (/районн/iu.test(name)) {
    const found = hromadas.find(
      ({ raion }) => raion?.code === katotth || (stem.length > 3 && raion?.name.toLowerCase().startsWith(stem)),
    );
    return found?.raion == null ? undefined : { country: 'UA', oblast: found.oblast, raion: found.raion };
  }
  if (!/обласн|область/iu.test(name)) return undefined;
  const oblast = OblastId.options.find((id) => stem.length > 3 && oblasts[id].name.uk.toLowerCase().startsWith(stem));
  return oblast === undefined ? undefined : { country: 'UA', oblast };
}

async function placeOf({ organisation }: Imported, places: Pick<PlacesStore, 'loadHromadas'>): Promise<Place> {
  const { country, name, katotth } = organisation;
  const hromadas = country === 'UA' ? await places.loadHromadas() : [];
  const byCode = hromadas.find((candidate) => candidate.katotth === katotth);
  if (byCode !== undefined) return toPlace({ kind: 'hromada', nameLatin: '', ...byCode });
  const council = country === 'UA' ? councilPlace(organisation, hromadas) : undefined;
  if (council !== undefined) return council;
  const query = name.replace(genericWords, ' ').trim();
  const [found] = query === '' ? [] : findPlaces(query, { country, limit: 1 }, europe, hromadas);
  if (found !== undefined) return toPlace(found);
  if (country === 'UA')
    throw new DomainError('request.invalid', {
      fields: [{ path: 'organisation.katotth', code: 'place.unknown', params: {} }],
    });
  return { country, name };
}

/** The organisation that an import names, as it is known already or with the writes that create it. */
async function organisationOf(
  tables: Tables,
  runtime: Runtime,
  request: Imported,
  places: Pick<PlacesStore, 'loadHromadas'>,
  keyId: string,
): Promise<{ organisation: Organisation; writes: Write[] }> {
  const { country, name } = request.organisation;
  const known = await readRecord(tables, ImportedOrganisation, importedOrganisationKey(country, name));
  if (known !== undefined) {
    const organisation = await readRecord(tables, Organisation, organisationKey(known.organisationId));
    if (organisation === undefined) throw notFound();
    return { organisation, writes: [stillAt(tables, organisationKey(organisation.id), organisation.version)] };
  }
  const { type, population, languages, traits, interpreter, contact } = request.organisation;
  const profile = {
    name,
    type,
    place: await placeOf(request, places),
    population,
    languages,
    traits,
    interpreter,
    ties: [],
  };
  const language = Language.options.find((candidate) => languages.includes(candidate)) ?? 'en';
  return newOrganisation(
    tables,
    runtime,
    { profile, contact, language, declarationSigned: false },
    { by: 'key', id: keyId },
  );
}

function contentOf({ content }: Imported): ListingContent {
  if (content.topics.length > 0) return content;
  const topics = content.texts.flatMap(({ title, summary, language }) =>
    acceptedTopics(`${title}\n${summary}`, language),
  );
  return { ...content, topics: [...new Set(topics)].slice(0, 3) };
}

/**
 * Brings in one listing with its organisation. The importer's own id makes it idempotent for good: the same id again answers with the
 * listing that is there. Throws `listing.incomplete` where no topic is named and none can be found in the text.
 */
export function makeImportListing({
  tables,
  runtime,
  policy,
  places,
}: ListingDeps & { readonly places: Pick<PlacesStore, 'loadHromadas'> }): UseCase<'import-listing'> {
  return async ({ actor, body, idempotencyKey }) => {
    if (actor.kind !== 'key') throw new DomainError('not-allowed');
    const marker = importKey(actor.id, body.externalId);
    const answer = async (id: string, created: boolean) => {
      const listing = await loadListing(tables, id);
      if (listing === undefined) throw notFound();
      return { body: { listing: viewForOwner(listing, actor, await policy(), runtime.now()), created } };
    };

    const call = { caller: actor.id, route: 'import-listing', key: idempotencyKey, request: body };
    const earlier = await earlierResult(tables, runtime.now(), call);
    if (earlier !== undefined) return answer(earlier, false);
    for (let attempt = 1; ; attempt += 1) {
      const before = await readRecord(tables, ImportedListing, marker);
      if (before !== undefined) return answer(before.listingId, false);
      const { organisation, writes } = await organisationOf(tables, runtime, body, places, actor.id);
      const content = completed(contentOf(body), organisation);
      const now = runtime.now();
      requireLeast(content);
      // What is over already comes in as what it is, so that nothing of a file is lost.
      const state = isWindowOver(content, now) ? 'expired' : 'published';
      const draft = { kind: body.kind, organisation, content, state, expiresAt: expiryOf(content, now) } as const;
      const { listing, writes: creation } = newListing(tables, runtime, draft, { by: 'key', id: actor.id });
      try {
        const all = [createRecord(tables, marker, { listingId: listing.id }), ...writes, ...creation];
        const { id, first } = await once(tables, now, call, listing.id, all);
        return await answer(id, first);
      } catch (error) {
        // Another line of the same file has just created the organisation, or this line came twice: look again.
        if (!(error instanceof ConditionFailed) || attempt === 3) throw error;
      }
    }
  };
}
