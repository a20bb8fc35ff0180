import { z } from 'zod';
import { notFound } from '../../shared/errors.ts';
import { snapshotOf } from '../../shared/listings/snapshot.ts';
import { viewOrganisationLine } from '../../shared/safety/view-place.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import { Membership, Organisation, Person } from '../../shared/schemas/organisation.ts';
import type { OrganisationView } from '../../shared/schemas/views.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { listingKey, organisationKey, personKey } from '../_adapters/keys.ts';
import { listAllRecords, readRecord, readRecords } from '../_adapters/records.ts';

const Owned = z.object({ listingId: z.string() });
/** An organisation has a few hundred listings in its life at most. */
const mostListings = 500;
const mostPeople = 100;

/** All listings of an organisation, newest first. */
export async function listingsOf(tables: Tables, organisationId: string): Promise<Listing[]> {
  const owned = await listAllRecords(tables, Owned, organisationKey(organisationId).pk, 'LISTING#', mostListings);
  return readRecords(tables, Listing, owned.map(({ listingId }) => listingKey(listingId)).reverse());
}

/** The people of an organisation with their roles. */
export async function peopleOf(tables: Tables, organisationId: string): Promise<Membership[]> {
  return listAllRecords(tables, Membership, organisationKey(organisationId).pk, 'PERSON#', mostPeople);
}

/** An organisation as its own people and the desk see it. */
export async function viewOwnOrganisation(
  tables: Tables,
  id: string,
  listings: OrganisationView['listings'] = [],
): Promise<OrganisationView> {
  const organisation = await readRecord(tables, Organisation, organisationKey(id));
  if (organisation === undefined) throw notFound();
  const members = await peopleOf(tables, id);
  const people = await readRecords(
    tables,
    Person,
    members.map(({ personId }) => personKey(personId)),
  );
  const { version, state, profile, contact, language, declarationSignedAt } = organisation;
  return {
    id,
    organisation: viewOrganisationLine(id, snapshotOf(organisation), 'hromada'),
    languages: profile.languages,
    interpreter: profile.interpreter,
    listings,
    own: {
      version,
      state,
      profile,
      contact,
      language,
      declarationSignedAt,
      people: members.flatMap(({ personId, role }) => {
        const person = people.find((candidate) => candidate.id === personId);
        return person === undefined ? [] : [{ personId, name: person.name, email: person.email, role }];
      }),
    },
  };
}
