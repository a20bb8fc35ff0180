import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import type { Role } from '../../shared/schemas/codes.ts';
import type { ActorReference } from '../../shared/schemas/event.ts';
import type {
  Contact,
  Membership,
  Organisation,
  OrganisationProfile,
  Person,
} from '../../shared/schemas/organisation.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { once } from '../_adapters/idempotency.ts';
import {
  emailKey,
  importedOrganisationKey,
  membershipKey,
  organisationKey,
  organisationPersonKey,
  personKey,
} from '../_adapters/keys.ts';
import { createRecord, readRecord, recordEvent } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, insist, type Write } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { viewOwnOrganisation } from './view-organisation.ts';

export const ByEmail = z.object({ personId: z.string() });

/** A new organisation and the writes that create it; its name is taken once in each country. */
export function newOrganisation(
  tables: Tables,
  runtime: Pick<Runtime, 'now' | 'id'>,
  entry: { profile: OrganisationProfile; contact: Contact | undefined; language: Language; declarationSigned: boolean },
  actor: ActorReference,
): { organisation: Organisation; writes: Write[] } {
  const at = runtime.now().toISOString();
  const { profile, contact, language, declarationSigned } = entry;
  const organisation: Organisation = {
    id: runtime.id(),
    version: 1,
    state: 'active',
    profile,
    ...(contact === undefined ? {} : { contact }),
    language,
    ...(declarationSigned ? { declarationSignedAt: at } : {}),
    createdAt: at,
    updatedAt: at,
  };
  return {
    organisation,
    writes: [
      createRecord(tables, importedOrganisationKey(profile.place.country, profile.name), {
        organisationId: organisation.id,
      }),
      createRecord(tables, organisationKey(organisation.id), organisation),
      recordEvent(tables, {
        record: `ORGANISATION#${organisation.id}`,
        version: 1,
        act: 'create',
        to: organisation.state,
        reasons: [],
        actor,
        at,
      }),
    ],
  };
}

/** The writes that give a person a role; a person who is not known yet is created with the address as the way to sign in. */
export async function givePersonRole(
  tables: Tables,
  runtime: Pick<Runtime, 'now' | 'id'>,
  entry: { name: string; email: string; language: Language; role: Role; organisationId: string },
): Promise<Write[]> {
  const known = await readRecord(tables, ByEmail, emailKey(entry.email));
  const at = runtime.now().toISOString();
  const personId = known?.personId ?? runtime.id();
  const membership: Membership = { personId, organisationId: entry.organisationId, role: entry.role, since: at };
  const person: Person = {
    id: personId,
    version: 1,
    name: entry.name,
    email: entry.email,
    language: entry.language,
    secretariat: false,
    createdAt: at,
  };
  return [
    ...(known === undefined
      ? [createRecord(tables, emailKey(entry.email), { personId }), createRecord(tables, personKey(personId), person)]
      : []),
    createRecord(tables, membershipKey(personId, entry.organisationId), membership),
    createRecord(tables, organisationPersonKey(entry.organisationId, personId), membership),
  ];
}

/** The secretariat enters an organisation with its contact and first representative. */
export function makeCreateOrganisation(tables: Tables, runtime: Runtime): UseCase<'create-organisation'> {
  return async ({ actor, body, idempotencyKey }) =>
    insist(async () => {
      if (actor.kind !== 'person') throw new DomainError('not-allowed');
      const { organisation, writes } = newOrganisation(tables, runtime, body, { by: 'person', id: actor.id });
      const role = await givePersonRole(tables, runtime, {
        ...body.representative,
        role: 'representative',
        organisationId: organisation.id,
      });
      const attempt = { caller: actor.id, route: 'create-organisation', key: idempotencyKey, request: body };
      try {
        const { id } = await once(tables, runtime.now(), attempt, organisation.id, [...writes, ...role]);
        return { body: await viewOwnOrganisation(tables, id) };
      } catch (error) {
        if (error instanceof ConditionFailed && error.failed.includes(0)) throw new DomainError('organisation.exists');
        throw error;
      }
    });
}
